import { addMonths, daysBetween, parisDate } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { median } from '../domain/shortlist';
import type { Context, Lived, Mission, Suitor } from '../domain/suitor';
import type { Absence, WeeklyHalfDay } from '../domain/availability';
import type { Wishes } from './profile.entity';
import type { Project } from './project.entity';
import { settingsFor } from './reads';
import { TAKEN_STATES } from './vacation.entity';

interface Row {
  id: string; person_id: string; state: string; since: Date; application_call: string | null; application_wishes: string[] | null; ranked: string[] | null;
  cover_state: string | null; cover_sites: string[] | null; cover_from: string | null; cover_to: string | null; route: string | null;
  lived: Lived[] | null; topics: string[] | null; cap_week: number | null; cap_month: number | null; wishes: Wishes | null; weekly: WeeklyHalfDay[] | null; away: Absence[] | null;
  c1: boolean; documents: { compulsory: boolean; state: string }[]; ties: { unitId: string | null; otherId: string | null; state: string }[]; courses: string[];
  refused_by: string[]; projects: string[]; taken: string[]; last_year: number; last_on: string | null;
}

/** Everybody of a programme as the rules see them: one statement, whatever their number. Names are not here. */
const SQL = `
SELECT m.id, m.person_id, m.state, coalesce(a.submitted_at, m.since) AS since, a.call_id AS application_call, a.wishes AS application_wishes,
  (SELECT r.choices FROM ranking r WHERE r.membership_id = m.id ORDER BY r.updated_at DESC LIMIT 1) AS ranked,
  c.state AS cover_state, c.sites AS cover_sites, c.starts_on::text AS cover_from, c.ends_on::text AS cover_to, rt.route,
  p.lived, p.topics, p.cap_week, p.cap_month, p.wishes, v.weekly, v.away,
  EXISTS (SELECT 1 FROM consent_copy k WHERE k.person_id = m.person_id AND k.organisation_id = m.organisation_id AND k.code = 'C1' AND k.state = 'GIVEN') AS c1,
  coalesce((SELECT jsonb_agg(jsonb_build_object('compulsory', d.compulsory, 'state', d.state)) FROM document_copy d WHERE d.person_id = m.person_id AND d.organisation_id = m.organisation_id), '[]') AS documents,
  coalesce((SELECT jsonb_agg(jsonb_build_object('unitId', t.unit_id, 'otherId', t.other_id, 'state', t.state)) FROM tie_copy t WHERE t.person_id = m.person_id), '[]') AS ties,
  coalesce((SELECT jsonb_agg(e.course) FROM training_copy e WHERE e.person_id = m.person_id AND e.state = 'COMPLETED'), '[]') AS courses,
  coalesce((SELECT jsonb_agg(o.project_id) FROM proposal o WHERE o.membership_id = m.id AND o.state = 'REFUSED_BY_TEAM'), '[]') AS refused_by,
  coalesce((SELECT jsonb_agg(s.project_id) FROM assignment s WHERE s.membership_id = m.id AND s.state IN ('CONFIRMED', 'ACTIVE')), '[]') AS projects,
  coalesce((SELECT jsonb_agg(w.date) FROM vacation w WHERE w.membership_id = m.id AND w.state = ANY($3) AND w.date >= $4::date), '[]') AS taken,
  (SELECT count(*)::int FROM vacation w WHERE w.membership_id = m.id AND w.state = ANY($3) AND w.date BETWEEN $4::date AND $5::date) AS last_year,
  (SELECT max(w.date)::text FROM vacation w WHERE w.membership_id = m.id AND w.state = ANY($3) AND w.date <= $5::date) AS last_on
FROM membership_copy m
LEFT JOIN application_copy a ON a.id = m.application_id
LEFT JOIN cover_copy c ON c.id = m.id
LEFT JOIN route_copy rt ON rt.id = m.id
LEFT JOIN profile p ON p.membership_id = m.id
LEFT JOIN availability v ON v.membership_id = m.id
WHERE m.organisation_id = $1 AND m.programme = $2 AND m.state IN ('ONBOARDING', 'ACTIVE', 'PAUSED', 'SUSPENDED')
ORDER BY m.id`;

/** Whole months between two dates, never below 0. */
const monthsSince = (date: string, today: string): number => Math.max(0, Math.floor(daysBetween(date, today) / 30.4375));

function suitorOf(r: Row, today: string): Suitor & { call: string | null } {
  const wishes = r.ranked ?? r.application_wishes;
  return {
    membership: r.id, person: r.person_id, state: r.state, since: r.since.toISOString(), call: r.application_call,
    cover: r.cover_state ? { state: r.cover_state, sites: r.cover_sites ?? [], startsOn: r.cover_from, endsOn: r.cover_to } : null,
    // Health criteria are compared only with people whose C1 stands now, whatever is still written.
    lived: r.c1 ? r.lived : null, never: r.wishes?.never ?? null, curious: r.wishes?.curious ?? false, wishes: wishes?.length ? wishes : null,
    calendar: r.weekly ? { weekly: r.weekly, away: r.away ?? [] } : null, routeChosen: r.route !== null, documents: r.documents, ties: r.ties, courses: r.courses,
    refusedBy: r.refused_by, projects: r.projects, capWeek: r.cap_week, capMonth: r.cap_month, taken: r.taken, lastTwelveMonths: r.last_year,
    monthsSinceLast: r.last_on ? monthsSince(r.last_on, today) : null,
  };
}

export type Candidate = ReturnType<typeof suitorOf>;

export async function suitorsOf(tx: Tx, of: { organisationId: string; programme: string }, seed: string): Promise<{ suitors: Candidate[]; context: Context }> {
  const today = parisDate(tx.now);
  const rows = (await tx.em.query(SQL, [of.organisationId, of.programme, TAKEN_STATES, addMonths(today, -12), today])) as Row[];
  const suitors = rows.map((r) => suitorOf(r, today));
  return { suitors, context: { settings: await settingsFor(tx, of), today, median: median(suitors.map((s) => s.lastTwelveMonths)), seed } };
}

export const missionOf = (p: Project): Mission => ({
  id: p.id, unitId: p.unitId, siteId: p.siteId, remote: p.remote, referentId: p.referentId, starts: p.starts, halfDays: p.halfDays, formats: p.formats, need: p.need, weights: p.weights,
});
