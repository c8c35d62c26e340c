import type { StageKind } from '@tandem/messages';
import { advance } from './advance';
import { noProgress, type Plan, type Progress } from './plan';

/** Where a stage of a journey stands, as its row says: the last turn of each. */
export interface StageStanding {
  id: string;
  kind: string;
  state: 'OPEN' | 'CLOSED';
  outcome: string | null;
}
/**
 * What another version of the programme makes of a stage: it `stays` open; is `done` and stays so; is done, without a
 * place in the new version (`history`); is open and closed by the change (`removed`); `opens` at once; comes `later`.
 */
export type StageChange = 'stays' | 'done' | 'history' | 'removed' | 'opens' | 'later';
export interface Migration {
  changes: { stage: string; kind: string; change: StageChange }[];
  /** Why this journey has no safe point now. */
  refusal?: 'MIGRATION_FILE_OPEN' | 'MIGRATION_NO_WAY_ON';
}

/** A candidate's file goes to its answer under the version it was opened with: its stages are never taken from under it. */
const FILE: readonly string[] = ['application', 'selection'];

/** What moving a journey to another version's plan would change, by the same `advance` as the move itself. Pure. */
export function migrationOf(to: Plan, standing: readonly StageStanding[]): Migration {
  const { progress, close, enter } = advance(to, progressOf(standing), { type: 'journey.migrated', data: {} });
  const removed = close.map(({ stage }) => stage);
  const changeOf = (id: string): StageChange => {
    if (removed.includes(id)) return 'removed';
    if (enter.includes(id)) return 'opens';
    const { state } = standing.find((s) => s.id === id) ?? {};
    if (!state) return 'later';
    if (state === 'OPEN') return 'stays';
    return to.stages.some((stage) => stage.id === id) ? 'done' : 'history';
  };
  const changes = [...standing, ...to.stages.filter(({ id }) => !standing.some((s) => s.id === id))].map(({ id, kind }) => ({ stage: id, kind, change: changeOf(id) }));
  const fileOpen = changes.some(({ kind, change }) => change === 'removed' && FILE.includes(kind));
  if (fileOpen) return { changes, refusal: 'MIGRATION_FILE_OPEN' };
  return progress.open.length || progress.ended ? { changes } : { changes, refusal: 'MIGRATION_NO_WAY_ON' };
}

function progressOf(standing: readonly StageStanding[]): Progress {
  const closed = standing.filter(({ state }) => state === 'CLOSED');
  return {
    ...noProgress(), begun: true, open: standing.filter(({ state }) => state === 'OPEN').map(({ id }) => id),
    closed: Object.fromEntries(closed.map(({ id, outcome }) => [id, outcome ?? 'DONE'])),
    reached: Object.fromEntries(closed.map(({ kind, outcome }) => [kind as StageKind, outcome ?? 'DONE'])),
  };
}
