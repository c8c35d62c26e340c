import { graphOf, type Ends, type Memory, type ProcessTable, type Step } from '@tandem/programmes';

/** A move the table makes on some story: on which fact, from which step (or the start), to which step (or an end). */
export interface Edge {
  from: string | null;
  fact: string;
  to: string | { end: string };
}

const empty = (): Memory => ({ organisation: 'organisation', journey: 'journey', ids: {}, dates: {}, counts: {} });

/** Each different move the table makes on some story, as the exploration of definitions finds them, whatever its stage's options. */
export function edgesOf(table: ProcessTable): Edge[] {
  const all = (table.variants ?? [{}]).flatMap((options) => edgesWith(table, options));
  return [...new Map(all.map((edge) => [JSON.stringify(edge), edge])).values()];
}
function edgesWith(table: ProcessTable, options: Record<string, unknown>): Edge[] {
  const { starts, steps } = graphOf(table, options);
  const own = Object.entries(steps).flatMap(([from, { edges }]) => edges.map((edge) => ({ from, ...edge })));
  // What ends it anywhere is said once, not on every step.
  return [...starts.map((edge) => ({ from: null, ...edge })), ...own.filter(({ from, fact }) => fact in table.steps[from].on)];
}

/** Memories that bring out each answer a step can give: who may be waited for, what may end it. */
function memories(): Memory[] {
  const ids = { application: 'a', slot: 's', vacation: 'v', batch: 'b', claim: 'c', campaign: 'c', membership: 'm', enrolment: 'e', current: 'c', pending: 'p', signature: 's', person: 'p', agreement: 'a', proposal: 'p', project: 'p' };
  const cases: Record<string, string>[] = [
    { role: 'partner', approver: 'referent', audience: 'PARTNER', 'grid:1': 'g', 'member:1': 'm', 'role:1': 'professional' },
    { role: 'referent', approver: 'coordinator', audience: 'PROFESSIONAL', 'grid:1': 'g', 'member:1': 'm', 'role:1': 'ru' },
    { role: 'signatory', approver: 'coordinator', audience: 'PUBLIC' },
  ];
  return cases.map((own) => ({ ...empty(), ids: { ...ids, ...own } }));
}

export function rolesOf(step: Step): string[] {
  const { role } = step;
  return typeof role === 'function' ? [...new Set(memories().map(role))] : [role];
}
export function endingsOf(step: Step): Pick<Ends, 'aggregate' | 'states'>[] {
  const all = memories().map((m) => step.ends(m));
  return all.filter((e, i) => all.findIndex((other) => other.aggregate === e.aggregate) === i);
}

/** Operations a step asks for by itself: on entering it, and at its deadline. */
export function actsOf(step: Step): { when: 'entered' | 'overdue'; operation: string }[] {
  const [memory] = memories();
  const entered = step.enter?.({ ...memory, ids: { ...memory.ids, uncovered: 'c' } }) ?? [];
  const overdue = step.overdue ? [step.overdue(memory)] : [];
  return [...entered.map((a) => ({ when: 'entered' as const, operation: a.operation })), ...overdue.map((a) => ({ when: 'overdue' as const, operation: a.operation }))];
}
