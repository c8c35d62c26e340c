import type { FactData, speedDatingEvents } from '@tandem/messages';
import type { Tx } from '@tandem/platform';
import { AggregateStateRow } from '../persistence/copies.entity';

/**
 * Who took part: whoever sent an order, and the people of its call who have no project yet. Somebody paused or gone is
 * left in peace. No fact names them: the register knows their rankings, applications and memberships.
 */
const LEFT_OUT = `
SELECT DISTINCT m.data->>'person' AS person
FROM aggregate_state m
LEFT JOIN aggregate_state a ON a.aggregate = 'application' AND a.id = m.data->>'application'
WHERE m.aggregate = 'membership' AND m.organisation_id = $2 AND m.state IN ('ONBOARDING', 'ACTIVE')
  AND (EXISTS (SELECT 1 FROM aggregate_state r WHERE r.aggregate = 'ranking' AND r.data->>'speedDating' = $1 AND r.data->>'membership' = m.id)
    OR (a.data->>'call' = $3 AND NOT EXISTS (SELECT 1 FROM aggregate_state o WHERE o.aggregate = 'assignment' AND o.data->>'membership' = m.id AND o.state IN ('CONFIRMED', 'ACTIVE'))))
  AND NOT EXISTS (SELECT 1 FROM aggregate_state s WHERE s.aggregate = 'assignment' AND s.data->>'speedDating' = $1 AND s.data->>'membership' = m.id)
ORDER BY 1`;

/**
 * Who got no project from a speed-dating; undefined until it is published and each of its assignments was heard: before
 * that, somebody who has a project would be told that there is none.
 */
export async function unmatchedOf(tx: Tx, speedDating: string): Promise<string[] | undefined> {
  const dating = await tx.find(AggregateStateRow, { aggregate: 'speed-dating', id: speedDating, state: 'PUBLISHED' });
  if (!dating) return undefined;
  const { matched = 0, call } = dating.data as FactData<typeof speedDatingEvents>;
  const [{ heard }] = (await tx.em.query(`SELECT count(*)::int AS heard FROM aggregate_state WHERE aggregate = 'assignment' AND data->>'speedDating' = $1`, [speedDating])) as { heard: number }[];
  if (heard < matched) return undefined;
  const rows = (await tx.em.query(LEFT_OUT, [speedDating, dating.organisationId, call ?? null])) as { person: string }[];
  return rows.map((r) => r.person);
}
