import type { Ends, Heard, Memory, Move, Moves, ProcessTable, Step } from '@tandem/programmes';

/** A move the table makes on some story: on which fact, from which step (or the start), to which step (or an end). */
export interface Edge {
  from: string | null;
  fact: string;
  to: string | { end: string };
}

const ROWS = ['row', 'other'];
/** No table of the house shows a new move after eight hundred stories; some have stories without end. */
const MOST_STORIES = 1_500;
const AT = '2024-01-08T10:30:00.000Z';

const empty = (): Memory => ({ organisation: 'organisation', journey: 'journey', ids: {}, dates: {}, counts: {} });

function dataOf(table: ProcessTable, other: string): Record<string, unknown> {
  return {
    stageKind: table.process, convention: other, renews: other, person: 'person', membership: 'membership', member: other, referent: 'referent', audience: 'PARTNER',
    starts: '2024-03-01', ends: '2025-02-28', endsOn: '2024-12-31', opens: '2024-02-01', date: '2024-03-04', part: 'AM',
  };
}

const copied = (m: Memory): Memory => ({ ...m, ids: { ...m.ids }, dates: { ...m.dates }, counts: { ...m.counts } });
const rowOf = (moves: Moves | undefined, fact: Heard): Move | undefined => moves?.[fact.type];

/** Runs the table on every order of its facts about two rows, and keeps each different move once. */
export function edgesOf(table: ProcessTable): Edge[] {
  const types = [...new Set([table.starts, table.anywhere ?? {}, ...Object.values(table.steps).map((s) => s.on)].flatMap((moves) => Object.keys(moves)))];
  const stories = types.flatMap((type) => ROWS.flatMap((subject) => ROWS.map((other): Heard => ({
    id: `${subject}:1:0`, type, at: AT, aggregate: type.split('.')[0], subject, version: 1, actor: 'person:person', data: dataOf(table, other),
  }))));
  const edges = new Map<string, Edge>();
  const seen = new Set<string>();
  const queue: { step: string | null; memory: Memory }[] = [{ step: null, memory: empty() }];
  for (let at = queue.shift(); at && seen.size < MOST_STORIES; at = queue.shift()) {
    for (const fact of stories) {
      const own = rowOf(at.step === null ? table.starts : table.steps[at.step].on, fact);
      const move = own ?? rowOf(at.step === null ? undefined : table.anywhere, fact);
      if (!move) continue;
      const memory = copied(at.memory);
      const next = move(fact, memory);
      const to = next === 'again' ? (at.step as string) : next;
      // What ends it anywhere is said once, not on every step.
      if (own && to !== undefined) edges.set(JSON.stringify([at.step, fact.type, to]), { from: at.step, fact: fact.type, to });
      if (typeof to === 'object') continue;
      const step = to ?? at.step;
      const key = JSON.stringify([step, memory.ids, memory.dates]);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push({ step, memory });
    }
  }
  return [...edges.values()];
}

/** Memories that bring out each answer a step can give: who may be waited for, what may end it. */
function memories(): Memory[] {
  const ids = { application: 'a', slot: 's', vacation: 'v', batch: 'b', campaign: 'c', membership: 'm', enrolment: 'e', current: 'c', pending: 'p', signature: 's', person: 'p' };
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
