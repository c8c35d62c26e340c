/** What each signer says yes to; its edition is in the evidence. */
export const CONSENT = {
  edition: 1,
  fr: 'J’ai lu ce document en entier. Je le signe librement, en mon nom, avec le code que j’ai reçu ; ma signature électronique m’engage comme ma signature à la main.',
  en: 'I have read this whole document. I sign it freely, in my own name, with the code I received; my electronic signature binds me as my handwriting would.',
} as const;

export interface LogLine {
  signature: string | null;
  person: string | null;
  kind: string;
  /** Business time. */
  at: string;
  /** The server's clock. */
  serverAt: string;
  detail: Record<string, unknown>;
}
export interface SignerEvidence {
  id: string;
  person: string;
  role: string;
  order: number;
  state: string;
  channel: string | null;
}
export interface EvidenceInput {
  convention: string;
  document: { sha256: string; frozenAt: string };
  template: { id: string; edition: number; sha256: string };
  /** None where the programme asks for none. */
  charter: { id: string; edition: number; sha256: string } | null;
  signers: readonly SignerEvidence[];
  log: readonly LogLine[];
}

const METHODS: Record<string, string> = { screen: 'sign-in and one-time code by mail', paper: 'hand-signed pages before two witnesses' };

/** The evidence file: who signed what, in which order, when and how. Ids only; the names are in the document it hashes. */
export function evidenceOf(input: EvidenceInput) {
  const signers = input.signers.map((s) => {
    const own = input.log.filter((l) => l.signature === s.id);
    const times = (kind: string) => own.filter((l) => l.kind === kind).map((l) => ({ at: l.at, serverAt: l.serverAt }));
    return {
      signature: s.id, person: s.person, role: s.role, order: s.order, state: s.state, ...(s.channel ? { channel: s.channel, method: METHODS[s.channel] } : {}),
      notified: times('NOTIFIED'), viewed: times('VIEWED'), codeSent: times('CODE_SENT'), codeUsed: times('CODE_USED'), signed: times('SIGNED'), declined: times('DECLINED'),
      witnesses: own.filter((l) => l.kind === 'WITNESSED').map((l) => ({ person: l.person, at: l.at, serverAt: l.serverAt })),
      scans: own.filter((l) => l.kind === 'PAPER_RECEIVED').map((l) => l.detail),
    };
  });
  return { format: 'tandem-evidence/1', convention: input.convention, document: { ...input.document, hash: 'SHA-256' }, template: input.template, charter: input.charter, consent: CONSENT, signers };
}
