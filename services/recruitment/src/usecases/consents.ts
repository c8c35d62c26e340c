import { parisDate, TandemError } from '@tandem/kernel';
import type { ConsentCode } from '@tandem/messages';
import type { Tx } from '@tandem/platform';
import { Consent, ConsentText, LivedExperience } from '../persistence/application.entity';

export interface ConsentGift {
  organisationId: string;
  personId: string;
  code: ConsentCode;
  edition: number;
  channel: string;
  about?: string;
  validUntil?: string;
}

export const givenConsent = (tx: Tx, organisationId: string, personId: string, code: ConsentCode, about = ''): Promise<Consent | null> =>
  tx.find(Consent, { organisationId, personId, code, about, state: 'GIVEN' });

/** Is the consent given, and does it stay so until this transaction ends? A withdrawal at the same moment waits, then clears what was written. */
export async function holdConsent(tx: Tx, organisationId: string, personId: string, code: ConsentCode): Promise<boolean> {
  const rows = (await tx.em.query(`SELECT 1 FROM consent WHERE organisation_id = $1 AND person_id = $2 AND code = $3 AND state = 'GIVEN' FOR SHARE`, [organisationId, personId, code])) as unknown[];
  return rows.length > 0;
}

/** The published edition of a text, 0 when there is none. */
export async function currentEdition(tx: Tx, organisationId: string, code: ConsentCode): Promise<number> {
  return (await tx.em.maximum(ConsentText, 'edition', { organisationId, code })) ?? 0;
}

/** Gives a consent to the text in force; an older edition of the same consent is superseded. */
export async function giveConsent(tx: Tx, { about = '', validUntil, ...gift }: ConsentGift): Promise<Consent> {
  const edition = await currentEdition(tx, gift.organisationId, gift.code);
  if (!edition || edition !== gift.edition) throw new TandemError('CONSENT_TEXT_NOT_CURRENT', { edition });
  if (validUntil && validUntil < parisDate(tx.now)) throw new TandemError('CONSENT_ENDED_BEFORE');
  const before = await givenConsent(tx, gift.organisationId, gift.personId, gift.code, about);
  if (before?.edition === edition) throw new TandemError('CONSENT_ALREADY_GIVEN');
  if (before) await tx.move(before, 'supersede');
  return tx.create(Consent, 'give', { ...gift, about, validUntil: validUntil ?? null, withdrawnChannel: null });
}

/** What ends here at once with a consent; the other services hear the fact. */
export async function afterWithdrawal(tx: Tx, { organisationId, personId, code }: Pick<Consent, 'organisationId' | 'personId' | 'code'>): Promise<void> {
  if (code === 'C1') await tx.em.delete(LivedExperience, { organisationId, personId });
}
