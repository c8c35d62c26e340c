import { ORGANISATION_KINDS, recruitmentOperations, SECTORS } from '@tandem/messages';
import { Sentence } from '../util/say.mjs';

/** What was typed after `tandem init`. */
export interface Answers {
  organisation?: string;
  kind?: string;
  sector?: string;
  calendar?: string;
  given?: string;
  family?: string;
  mail?: string;
}

const USAGE = `tandem init --organisation "CHU de Nice" --given Camille --family Exemple --mail camille@exemple.fr
  [--kind ${ORGANISATION_KINDS.join('|')}] [--sector ${SECTORS.join('|')}] [--calendar FR|FR-ALSACE-MOSELLE]`;
/** Where a field of the contract was typed. */
const TYPED: Record<string, string> = {
  'names.fr': 'organisation', 'admin.givenName': 'given', 'admin.familyName': 'family', 'admin.mail': 'mail',
};

/**
 * The body of POST /setup. A hospital is the usual case.
 * @throws Sentence naming each option that is missing or wrong
 */
export function setupBody({ organisation, kind = 'CHU', sector = 'HOSPITAL', calendar = 'FR', given, family, mail }: Answers): unknown {
  const body = { kind, names: { fr: organisation }, calendar, sector, admin: { givenName: given, familyName: family, mail } };
  // Contract says a mail may be absent; an administrator nobody can write to could not sign in a second time.
  if (!mail) throw new Sentence(`--mail is missing: the administrator signs in with it.\n${USAGE}`);
  const read = recruitmentOperations.organisationSetup.input.safeParse(body);
  if (read.success) return body;
  const wrong = [...new Set(read.error.issues.map(({ path }) => `--${TYPED[path.join('.')] ?? path.join('.')}`))];
  throw new Sentence(`${wrong.join(', ')}: missing or not accepted.\n${USAGE}`);
}

/** The gateway's refusal, as it says it. */
export function readProblem(status: number, text: string): string {
  try {
    const { title, detail, code } = JSON.parse(text) as { title?: string; detail?: string; code?: string };
    if (title) return [`${title}${code ? ` (${code})` : ''}`, detail].filter(Boolean).join(' ');
  } catch {
    // not a problem of ours: something else answers there
  }
  return `The gateway answered ${status}: ${text.slice(0, 200)}`;
}
