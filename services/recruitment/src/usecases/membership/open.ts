import { TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import type { Definition } from '@tandem/programmes';
import type { Application } from '../../persistence/application.entity';
import { Membership } from '../../persistence/membership/membership.entity';
import { Journey } from '../../persistence/programme.entity';
import { versionOf } from '../definitions';
import { giveRole, takeRoleBack } from '../grants';
import { subjectOfWay } from '../subject';
import { partnerRules } from './partner-rules';
import { tryActivate } from './try-activate';

const OPEN_STATES = ['ONBOARDING', 'ACTIVE', 'PAUSED', 'SUSPENDED'];

/**
 * An accepted candidate becomes a partner in onboarding, in the transaction of the decision.
 * @throws UNKNOWN_PROFILE, MEMBERSHIP_KNOWN
 */
export async function openMembership(tx: Tx, application: Application, profile: string | undefined): Promise<Membership> {
  const { organisationId, personId, programme } = application;
  const journey = await tx.get(Journey, { id: application.journeyId });
  // Pinned: a later version of the programme does not move the goal of who is on the way.
  const version = await versionOf(tx, organisationId, programme, journey.programmeVersion);
  const definition = version.definition as unknown as Definition;
  const subject = await subjectOfWay(tx, { organisationId, applicationId: application.id }, definition, profile);
  const rules = partnerRules(definition, subject);
  if (profile && !rules.profiles.includes(profile)) throw new TandemError('UNKNOWN_PROFILE', { known: rules.profiles });
  const known = await tx.em.createQueryBuilder(Membership, 'm').where('m.organisation_id = :organisationId AND m.person_id = :personId AND m.programme = :programme AND m.state IN (:...states)', { organisationId, personId, programme, states: OPEN_STATES }).getExists();
  if (known) throw new TandemError('MEMBERSHIP_KNOWN');
  const membership = await tx.create(Membership, 'open', {
    organisationId, personId, programme, programmeVersion: journey.programmeVersion, profile: profile ?? null, applicationId: application.id, journeyId: journey.id,
    requiredCourses: rules.courses, asks: rules.asks, pauseReason: null, returns: null, suspendReason: null, endReason: null,
  });
  // Bookkeeping: the journey's own facts come from its stages, so its version does not move.
  await tx.em.update(Journey, { id: journey.id }, { membershipId: membership.id });
  await takeRoleBack(tx, { organisationId, personId, role: 'candidate', programme });
  await giveRole(tx, { organisationId, personId, role: 'partner', programme });
  // A plan may ask for nothing: then there is nobody to wait for.
  await tryActivate(tx, membership.id);
  return membership;
}
