import { longDate } from './dates';
import { personWith, type Party } from './parties';
import { fill, readArticles, type Article, type Language, type Variables } from './texts';

/** The few words of the layout, per language (templates/words.json). */
export interface Words {
  roles: Record<string, string>;
  levels: Record<string, string>;
  rates: string;
  notice: string;
  [label: string]: unknown;
}
export interface TextVersion {
  title: string;
  edition: number;
  sha256: string;
  articles: Article[];
}
/** What the parties agreed on, as the convention's row holds it. */
export interface AgreedTerms {
  id: string;
  starts: string;
  ends: string;
  establishment: string;
  mission: string;
  place: string;
  level: string;
  halfDaysCap: number | null;
  rateTable: string | null;
  partnerNoticeDays: number;
  route: string | null;
  parties: Party[];
}

/** Everything the layout needs, names included: the same input gives the same document, byte for byte. */
export function documentOf(terms: AgreedTerms, texts: { language: Language; template: TextVersion; charter: TextVersion | null; words: Words }, names: ReadonlyMap<string, string>) {
  const { language, template, charter, words } = texts;
  const name = (person: string | undefined): string => names.get(person ?? '') ?? '';
  const starts = longDate(terms.starts, language);
  const ends = longDate(terms.ends, language);
  const level = words.levels[terms.level] ?? terms.level;
  const variables: Variables = {
    partner: name(personWith(terms.parties, 'partner')), referent: name(personWith(terms.parties, 'referent')), signatory: name(personWith(terms.parties, 'signatory')),
    establishment: terms.establishment, mission: terms.mission, place: terms.place, level, starts, ends, halfDaysCap: String(terms.halfDaysCap ?? ''),
    rateTable: terms.rateTable ?? '', partnerNoticeDays: String(terms.partnerNoticeDays), charterEdition: String(charter?.edition ?? ''),
  };
  const given = { route: terms.route, signers: terms.parties.map((p) => p.role), variables, language };
  return {
    language, title: template.title, reference: terms.id, templateEdition: String(template.edition), establishment: terms.establishment, words,
    signers: terms.parties.map((p, i) => ({ order: i + 1, role: words.roles[p.role] ?? p.role, name: name(p.person) })),
    articles: readArticles(template.articles, given),
    charter: charter && { title: charter.title, edition: String(charter.edition), sha256: charter.sha256, articles: readArticles(charter.articles, given) },
    mission: terms.mission, place: terms.place, level, starts, ends, halfDaysCap: terms.halfDaysCap, referent: variables.referent, rates: terms.rateTable === null ? null : fill(words.rates, variables, language),
  };
}
export type DocumentData = ReturnType<typeof documentOf>;
