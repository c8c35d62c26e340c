import { TandemError } from '@tandem/kernel';

/** What the programme's stage says of an agreement; a programme without one for structures asks for nothing. */
export interface AgreementRules {
  rhythm?: readonly string[];
  through?: readonly string[];
  documents?: readonly string[];
}
/** `one-off` in a definition is ONE_OFF in a fact. */
const code = (word: string): string => word.toUpperCase().replaceAll('-', '_');

function mustBeAmong(words: readonly string[] | undefined, value: string, error: string): void {
  const known = words?.map(code);
  if (known && !known.includes(value)) throw new TandemError(error, { known });
}

/** @throws AGREEMENT_THROUGH */
export const assertThrough = (rules: AgreementRules, through: string | undefined): void => void (through && mustBeAmong(rules.through, through, 'AGREEMENT_THROUGH'));
/** @throws AGREEMENT_RHYTHM */
export const assertRhythm = (rules: AgreementRules, rhythm: string): void => mustBeAmong(rules.rhythm, rhythm, 'AGREEMENT_RHYTHM');

/** @throws AGREEMENT_DOCUMENT */
export function assertAsked({ documents = [] }: AgreementRules, kind: string): void {
  if (!documents.includes(kind)) throw new TandemError('AGREEMENT_DOCUMENT', { known: documents });
}

/** Nobody signs on behalf of a house whose papers are not there. @throws AGREEMENT_DOCUMENTS_MISSING, AGREEMENT_SIGNED_LATER */
export function assertSignable({ documents = [] }: AgreementRules, handedIn: readonly { kind: string }[], signedOn: string, today: string): void {
  const missing = documents.filter((kind) => !handedIn.some((d) => d.kind === kind));
  if (missing.length) throw new TandemError('AGREEMENT_DOCUMENTS_MISSING', { missing });
  if (signedOn > today) throw new TandemError('AGREEMENT_SIGNED_LATER');
}
