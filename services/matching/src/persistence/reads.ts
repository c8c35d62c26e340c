import { TandemError, type CalendarId } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { withChanges, type Settings } from '../domain/settings';
import { CoverCopy, MembershipCopy, OrganisationCopy } from './copies.entity';
import { ProgrammeSetting } from './profile.entity';
import type { Project } from './project.entity';

/** Small questions that several use cases ask. */
export async function settingsFor(tx: Tx, row: { organisationId: string; programme: string }): Promise<Settings> {
  return withChanges(await tx.em.findBy(ProgrammeSetting, { organisationId: row.organisationId, programme: row.programme }));
}

export async function calendarOf(tx: Tx, organisationId: string): Promise<CalendarId> {
  return ((await tx.find(OrganisationCopy, { id: organisationId }))?.calendar ?? 'FR') as CalendarId;
}

export const membershipOf = (tx: Tx, id: string): Promise<MembershipCopy> => tx.get(MembershipCopy, { id });
export const coverOf = (tx: Tx, membershipId: string): Promise<CoverCopy | null> => tx.find(CoverCopy, { id: membershipId });

const LIVE = ['CONFIRMED', 'ACTIVE'];
export async function assignedTo(tx: Tx, projectId: string): Promise<number> {
  return (await assignedToEach(tx, [projectId])).get(projectId) ?? 0;
}
/** Partners bound to each project now; projects without any are not in the map. */
export async function assignedToEach(tx: Tx, projectIds: readonly string[]): Promise<Map<string, number>> {
  const rows = (await tx.em.query('SELECT project_id, count(*)::int AS n FROM assignment WHERE project_id = ANY($1) AND state = ANY($2) GROUP BY project_id', [projectIds, LIVE])) as { project_id: string; n: number }[];
  return new Map(rows.map((r) => [r.project_id, r.n]));
}

/** @throws TandemError NO_FREE_SEAT */
export async function freeSeats(tx: Tx, project: Project): Promise<number> {
  const free = project.seats - (await assignedTo(tx, project.id));
  if (free <= 0) throw new TandemError('NO_FREE_SEAT', { seats: project.seats });
  return free;
}

/** One thing at a time per person: caps are counted, and two counts side by side would both pass. */
export async function oneAtATime(tx: Tx, personId: string): Promise<void> {
  await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [personId]);
}

/** Postgres says which unique index was hit; the index is the guard, the code is its sentence. */
export function asRefusal(index: string, code: string): (error: unknown) => never {
  return (error) => {
    const driver = (error as { driverError?: { code?: string; constraint?: string } }).driverError;
    if (driver?.code === '23505' && driver.constraint === index) throw new TandemError(code);
    throw error;
  };
}
