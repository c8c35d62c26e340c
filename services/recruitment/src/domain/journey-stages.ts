import { TandemError } from '@tandem/kernel';

/** What a journey needs to know of a planned stage. */
export interface PlannedStage {
  id: string;
  kind: string;
  after?: readonly string[];
  /** A stage that comes back (a yearly review). */
  every?: string;
}
export interface StageEntry {
  id: string;
  kind: string;
  state: 'OPEN' | 'CLOSED';
  entered: string;
  closed: string | null;
  outcome: string | null;
}

/** The last turn of a stage; one that comes back has several. */
export const lastTurn = (stages: readonly StageEntry[], id: string): StageEntry | undefined => stages.filter((s) => s.id === id).at(-1);

/**
 * The stages once `id` is entered, or undefined when it is already: a workflow that asks twice changes nothing.
 * @throws STAGE_UNKNOWN, STAGE_NOT_READY
 */
export function enterStage(stages: readonly StageEntry[], plan: readonly PlannedStage[], id: string, now: string): StageEntry[] | undefined {
  const planned = plan.find((s) => s.id === id);
  if (!planned) throw new TandemError('STAGE_UNKNOWN', { stage: id });
  const last = lastTurn(stages, id);
  if (last && (last.state === 'OPEN' || !planned.every)) return undefined;
  // Whoever leaves does so from wherever they are.
  if (planned.kind === 'exit') return [...stages, opened(planned, now)];
  const inPlan = new Set(plan.map((s) => s.id));
  const waiting = (planned.after ?? []).filter((s) => inPlan.has(s) && lastTurn(stages, s)?.state !== 'CLOSED');
  if (waiting.length) throw new TandemError('STAGE_NOT_READY', { stage: id, waiting });
  return [...stages, opened(planned, now)];
}
const opened = ({ id, kind }: PlannedStage, now: string): StageEntry => ({ id, kind, state: 'OPEN', entered: now, closed: null, outcome: null });

/** The stages once `id` is closed, or undefined when it is closed already. @throws STAGE_UNKNOWN when it was never entered */
export function closeStage(stages: readonly StageEntry[], id: string, outcome: string | undefined, now: string): StageEntry[] | undefined {
  const last = lastTurn(stages, id);
  if (!last) throw new TandemError('STAGE_UNKNOWN', { stage: id });
  if (last.state === 'CLOSED') return undefined;
  return stages.map((s) => (s === last ? { ...s, state: 'CLOSED', closed: now, outcome: outcome ?? null } : s));
}
