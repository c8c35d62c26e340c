import type { Tx } from '@tandem/platform';
import type { Definition, Subject } from '@tandem/programmes';
import { subjectOf } from '../domain/subject';
import { Application } from '../persistence/application.entity';
import { Organisation } from '../persistence/house.entity';
import { RouteCopy } from '../persistence/membership/copies.entity';
import { Membership } from '../persistence/membership/membership.entity';
import { StructureAgreement } from '../persistence/structure/structure-agreement.entity';

interface Way {
  organisationId: string;
  applicationId?: string | null;
  membershipId?: string | null;
}

/** The route a profile fixes: under contract elsewhere, or a volunteer whatever happens. */
export const routeOf = (definition: Definition, profile: string | null | undefined): string | undefined => definition.profiles.find((p) => p.id === profile)?.route;

/** Of a partner's journey, what is known today, for the conditions of its programme. @param decided the profile a decision is about to give */
export async function subjectOfWay(tx: Tx, { organisationId, applicationId, membershipId }: Way, definition: Definition, decided?: string): Promise<Subject> {
  const application = applicationId ? await tx.find(Application, { id: applicationId }) : null;
  const membership = membershipId ? await tx.find(Membership, { id: membershipId }) : null;
  const chosen = membershipId ? await tx.find(RouteCopy, { membershipId }) : null;
  const structure = application?.structureId ? await tx.find(StructureAgreement, { id: application.structureId }) : null;
  const house = structure ?? (await tx.find(Organisation, { id: organisationId }));
  const profile = decided ?? membership?.profile ?? application?.profile;
  return subjectOf({
    profile, personKind: application?.personKind, experience: application?.experience, tasks: application?.tasks,
    route: chosen?.route ?? routeOf(definition, profile), organisationKind: house?.kind,
  });
}
