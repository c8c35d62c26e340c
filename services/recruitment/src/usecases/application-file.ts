import { parisDate, TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { CRITERION_FIELDS, ineligible, type ApplicationFile, type Criterion } from '../domain/eligibility';
import { LivedExperience, type Application } from '../persistence/application.entity';
import { Person } from '../persistence/person.entity';
import { givenConsent } from './consents';

/** The file as the rules see it: the application, the person and the consent, read in this transaction. */
export async function fileOf(tx: Tx, application: Application): Promise<ApplicationFile> {
  const { organisationId, personId } = application;
  const person = await tx.get(Person, { id: personId });
  const lived = await tx.find(LivedExperience, { applicationId: application.id });
  return {
    birthDate: person.birthDate, phone: person.phone, motivation: application.motivation, personKind: application.personKind, source: application.source,
    wishes: application.wishes.length, livedExperience: lived?.entries.length ?? 0, guardianship: application.guardianship,
    consentC1: !!(await givenConsent(tx, organisationId, personId, 'C1')),
  };
}

/** @throws NOT_ELIGIBLE with every reason code and the field each is about, but those waived */
export async function mustBeEligible(tx: Tx, application: Application, waived: readonly string[] = []): Promise<void> {
  const reasons = ineligible(await fileOf(tx, application), parisDate(tx.now)).filter((r) => !waived.includes(r));
  if (reasons.length) throw new TandemError('NOT_ELIGIBLE', { reasons }, reasons.map(fieldOf));
}
const fieldOf = (code: Criterion) => ({ ...CRITERION_FIELDS[code], code });

/** The candidate or the coordinators. */
export const mustOwnApplication = (tx: Tx, application: Application): void => tx.mustOwn(application, application.personId, 'coordinator');
