import { isOffice } from '@tandem/messages';
import type { EntityManager } from 'typeorm';

interface Office {
  organisationId: string;
  role: string;
  programme: string | null;
}

/** Who answers for an office there (a grant without a programme holds for all), in a fixed order: locks are taken in it. */
export async function holdersOf(em: EntityManager, { organisationId, role, programme }: Office): Promise<string[]> {
  if (!isOffice(role)) return [];
  const rows = (await em.query(
    `SELECT DISTINCT person_id AS person FROM role_holder
     WHERE granted AND organisation_id = $1 AND role = $2 AND (programme = '' OR $3::text IS NULL OR programme = $3) ORDER BY person_id`,
    [organisationId, role, programme],
  )) as { person: string }[];
  return rows.map((r) => r.person);
}
