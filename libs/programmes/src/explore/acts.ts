import { ALL_MACHINES } from '@tandem/messages';
import type { Act, Memory, ProcessTable } from '../plan/process';
import { EXIT_CODE } from '../stages/exit';
import { REVIEW_CODE } from '../plan/advance';
import { PHASE_CODE } from '../stages/work';

/** The code each kind of stage knows its own tasks by. */
export const TASK_CODES: Record<string, string> = { review: REVIEW_CODE, exit: EXIT_CODE, work: PHASE_CODE };

export const transitionsOf = (aggregate: string) => ALL_MACHINES.find((m) => m.aggregate === aggregate)?.transitions ?? [];

/** Facts an operation leaves, by the state table of what it moves. */
export function factsOf({ operation }: Act): string[] {
  const [, resource, verb] = operation.split('.');
  return transitionsOf(resource).filter((t) => t.command === verb).map((t) => `${resource}.${t.event}`);
}

const ANY: Memory = { organisation: 'o', journey: 'j', ids: { current: 'c', pending: 'p', uncovered: 'u', membership: 'm' }, dates: {}, counts: {} };
const bySystemAlone = (fact: string): boolean => {
  const [aggregate, event] = fact.split('.');
  return transitionsOf(aggregate).filter((t) => t.event === event).every((t) => t.by.every((role) => role === 'system'));
};

/**
 * Facts nobody but Tandem can bring about, and the steps of this process that do: from any other step they cannot come.
 * Those another process or a service brings about are not here; they may come at any time.
 */
export function askedFrom(table: ProcessTable): Map<string, Set<string>> {
  const asked = new Map<string, Set<string>>();
  for (const [name, step] of Object.entries(table.steps)) {
    const memory = structuredClone(ANY);
    const acts = [...(step.overdue ? [step.overdue(memory)] : []), ...(step.enter?.(memory) ?? [])];
    for (const fact of acts.flatMap(factsOf).filter(bySystemAlone)) asked.set(fact, new Set([...(asked.get(fact) ?? []), name]));
  }
  return asked;
}
