import type { EntityManager } from 'typeorm';
import type { Facts } from '../domain/indicators';

/** Everything indicators are computed from, for one organisation; a programme narrows it. One statement per kind. */
export async function factsOf(em: EntityManager, organisation: string, programme?: string): Promise<Facts> {
  const args = [organisation, programme ?? null];
  const mine = 'organisation_id = $1 AND ($2::text IS NULL OR programme = $2)';
  const rows = <T>(sql: string): Promise<T[]> => em.query(sql, args) as Promise<T[]>;
  const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return {
    applications: await rows(`SELECT id, person, source, ${iso('submitted_at')} AS "submittedAt", CASE WHEN decided_at IS NULL THEN NULL ELSE state END AS outcome, ${iso('decided_at')} AS "decidedAt" FROM application_copy WHERE ${mine} AND submitted_at IS NOT NULL ORDER BY id`),
    memberships: await rows(`SELECT m.id, m.person, m.state, ${iso('m.activated_at')} AS "activatedAt", ${iso('m.ended_at')} AS "endedAt", ${iso('m.checked_at')} AS "checkedAt", coalesce(c.given, false) AS listed
      FROM membership_copy m LEFT JOIN consent_copy c ON c.organisation_id = m.organisation_id AND c.person = m.person AND c.code = 'C2' WHERE m.${mine.replace('programme =', 'm.programme =')} ORDER BY m.id`),
    vacations: await rows(`SELECT id, membership, person, project, date::text AS date, level, coalesce(field, (SELECT p.field FROM project_copy p WHERE p.id = project)) AS field, state = 'APPROVED' AS done FROM vacation_copy WHERE ${mine} ORDER BY date, id`),
    trainings: await rows(`SELECT id, person, ${iso('completed_at')} AS "completedAt" FROM enrolment_copy WHERE ${mine} AND side = 'PROFESSIONAL' AND completed_at IS NOT NULL ORDER BY id`),
    projects: await rows(`SELECT p.id, p.state, p.field, ${iso('p.approved_at')} AS "approvedAt", EXISTS (SELECT 1 FROM assignment_copy a WHERE a.project = p.id) AS assigned FROM project_copy p WHERE p.${mine.replace('programme =', 'p.programme =')} ORDER BY p.id`),
    payables: await rows(`SELECT id, kind, vacation, amount_cents AS "amountCents", paid_on::text AS "paidOn" FROM payable_copy WHERE ${mine} AND state = 'PAID' ORDER BY id`),
    answers: await rows(`SELECT r.day::text AS day, (r.answers->>'satisfaction')::int AS satisfaction, r.answers->>'brake' AS brake, r.answers->>'knows' AS knows, (r.answers->>'posture')::int AS posture, (r.answers->>'learning')::int AS learning, (r.answers->>'institution')::int AS institution FROM response r JOIN campaign c ON c.id = r.campaign_id WHERE c.organisation_id = $1 AND c.state <> 'CANCELLED' AND ($2::text IS NULL OR c.programme = $2) ORDER BY r.id`),
  };
}
