import { TandemError } from '@tandem/kernel';

export interface Paragraph {
  text?: string;
  items?: string[];
  /** Kept for these status routes only; NONE: not chosen yet. */
  routes?: string[];
  /** Kept when somebody signs in this role. */
  signer?: string;
}
export interface Article {
  heading: string;
  paragraphs: Paragraph[];
}
export type Language = 'fr' | 'en';

/** What a template may name, as `{partner}`. Nothing else: a typing mistake must not reach a signer. */
export const VARIABLES = [
  'partner', 'referent', 'signatory', 'establishment', 'mission', 'place', 'level', 'starts', 'ends', 'halfDaysCap', 'rateTable', 'partnerNoticeDays', 'charterEdition',
] as const;
export type Variables = Record<(typeof VARIABLES)[number], string>;

const MENTION = /\{([^{}]*)\}/g;
const mentionsOf = (articles: readonly Article[]): string[] => sentences(articles).flatMap((s) => [...s.matchAll(MENTION)].map((m) => m[1]));
const sentences = (articles: readonly Article[]): string[] => articles.flatMap((a) => [a.heading, ...a.paragraphs.flatMap((p) => [...(p.text ? [p.text] : []), ...(p.items ?? [])])]);

/** @throws TandemError UNKNOWN_VARIABLE */
export function checkVariables(articles: readonly Article[], known: readonly string[] = VARIABLES): void {
  const name = mentionsOf(articles).find((m) => !known.includes(m));
  if (name !== undefined) throw new TandemError('UNKNOWN_VARIABLE', { name });
}
export const allSentences = sentences;

/** French punctuation stays on its line. */
const spaced = (text: string, language: Language): string => (language === 'fr' ? text.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0') : text);

export const fill = (text: string, variables: Partial<Variables>, language: Language): string =>
  spaced(text.replace(MENTION, (_, name: string) => variables[name as keyof Variables] ?? ''), language);

export interface Block {
  text?: string;
  items?: string[];
}
interface Given {
  route: string | null;
  signers: readonly string[];
}
const kept = (p: Paragraph, given: Given): boolean => (!p.routes || p.routes.includes(given.route ?? 'NONE')) && (!p.signer || given.signers.includes(p.signer));

/** Variables that this convention's own paragraphs name, each once. */
export const namedIn = (articles: readonly Article[], given: Given): string[] =>
  [...new Set(mentionsOf(articles.map((a) => ({ ...a, paragraphs: a.paragraphs.filter((p) => kept(p, given)) }))))];

/** The articles as this convention reads them: paragraphs of its route and signers, variables filled in. */
export function readArticles(articles: readonly Article[], given: Given & { variables: Partial<Variables>; language: Language }) {
  const say = (text: string): string => fill(text, given.variables, given.language);
  return articles.map((a, i) => ({
    number: String(i + 1),
    heading: say(a.heading),
    blocks: a.paragraphs.filter((p) => kept(p, given)).map((p): Block => ({ ...(p.text ? { text: say(p.text) } : {}), ...(p.items ? { items: p.items.map(say) } : {}) })),
  }));
}
