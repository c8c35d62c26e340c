import { INCIDENT_SEVERITIES } from '@tandem/messages';
import type { Role } from '@tandem/messages/roles';
import { factsHeard, moveOf, roleOf, type Ends, type Heard, type Memory, type ProcessTable } from '../plan/process';
import { askedFrom, TASK_CODES, transitionsOf } from './acts';
import { REOPEN } from '../stages/work';

/** A move of a process on some story: the fact, and the step or the end it leads to. */
export interface Edge {
  fact: string;
  to: string | { end: string };
}
/** What stands in one step, over every story that leads there. */
export interface Standing {
  roles: Role[];
  ends: Pick<Ends, 'aggregate' | 'states'>[];
  edges: Edge[];
}
/** A process as the journey sees it: where it may begin, and from each step the ways out. */
export interface Graph {
  starts: Edge[];
  steps: Record<string, Standing>;
}

const ROWS = ['row', 'other'];
/** No table shows a new move after eight hundred stories; some have stories without end. */
const MOST_STORIES = 1_000;
/** What a matching goes by is another process, opened by the same stage. */
const STAGE_KIND: Record<string, string> = { proposal: 'matching', appointment: 'matching', election: 'matching' };
const known = new WeakMap<ProcessTable, Map<string, Graph>>();

/**
 * Runs the table on every order of its facts about two rows, with what the stage's options say; made once for each. What
 * only this process asks for comes only from the steps that ask.
 */
export function graphOf(table: ProcessTable, options: Record<string, unknown> = {}): Graph {
  const own = known.get(table) ?? new Map<string, Graph>();
  known.set(table, own);
  const key = table.prepare ? JSON.stringify(options) : '';
  const made = own.get(key) ?? explored(table, options);
  own.set(key, made);
  return made;
}

interface Place {
  step?: string;
  memory: Memory;
}

function explored(table: ProcessTable, options: Record<string, unknown>): Graph {
  const graph: Graph = { starts: [], steps: {} };
  const seen = new Set<string>();
  const first: Memory = { organisation: 'organisation', journey: 'journey', ids: {}, dates: {}, counts: {} };
  table.prepare?.(options, first);
  const queue: Place[] = [{ memory: first }];
  const stories = storiesOf(table);
  const asked = askedFrom(table);
  for (let at = queue.shift(); at && seen.size < MOST_STORIES; at = queue.shift()) {
    for (const fact of stories) {
      if (at.step && !(asked.get(fact.type)?.has(at.step) ?? true)) continue;
      const next = moved(table, at, fact);
      if (!next) continue;
      note(at.step ? graph.steps[at.step].edges : graph.starts, next.edge);
      if (!next.place) continue;
      const key = JSON.stringify([next.place.step, next.place.memory.ids, next.place.memory.dates, next.place.memory.counts]);
      if (seen.has(key)) continue;
      seen.add(key);
      stand(graph, table, next.place);
      queue.push(next.place);
    }
  }
  return graph;
}

function moved(table: ProcessTable, at: Place, fact: Heard): { edge?: Edge; place?: Place } | undefined {
  const move = moveOf(table, at.step, fact.type);
  if (!move) return undefined;
  const { ids, dates, counts, ...rest } = at.memory;
  const memory: Memory = { ...rest, ids: { ...ids }, dates: { ...dates }, counts: { ...counts } };
  const next = move(fact, memory);
  if (typeof next === 'object') return { edge: { fact: fact.type, to: next } };
  const step = next === 'again' || next === undefined ? at.step : next;
  return step ? { edge: next === undefined ? undefined : { fact: fact.type, to: step }, place: { step, memory } } : undefined;
}

const endOf = ({ to }: Edge): string => (typeof to === 'string' ? to : `(${to.end})`);
function note(edges: Edge[], edge: Edge | undefined): void {
  if (edge && !edges.some((known) => known.fact === edge.fact && endOf(known) === endOf(edge))) edges.push(edge);
}

function stand(graph: Graph, table: ProcessTable, { step, memory }: Place): void {
  const name = step as string;
  const standing = (graph.steps[name] ??= { roles: [], ends: [], edges: [] });
  const row = table.steps[name];
  // A mistyped step is a finding of its own; it has nobody and nothing here.
  if (!row) return;
  const role = roleOf(row, memory);
  if (!standing.roles.includes(role)) standing.roles.push(role);
  const { aggregate, states } = row.ends(memory);
  if (!standing.ends.some((e) => e.aggregate === aggregate && String(e.states) === String(states))) standing.ends.push({ aggregate, states });
}

/** One story per fact, row and other row it may name, and per state its own table lets it lead to. */
function storiesOf(table: ProcessTable): Heard[] {
  const data = {
    stageKind: STAGE_KIND[table.process] ?? table.process, person: 'person', membership: 'membership', referent: 'referent', audience: 'PARTNER', role: 'partner', code: TASK_CODES[table.process],
    starts: '2024-03-01', ends: '2025-02-28', endsOn: '2024-12-31', opens: '2024-02-01', date: '2024-03-04', part: 'AM',
  };
  return factsHeard(table).flatMap((type) => variants(table, type).flatMap((own) => ROWS.flatMap((subject) => ROWS.map((other): Heard => ({
    id: `${subject}:1:0`, type, at: '2024-01-08T10:30:00.000Z', aggregate: type.split('.')[0], subject, version: 1, actor: 'person:person', data: { ...data, convention: other, renews: other, member: other, ...own },
  })))));
}

function variants(table: ProcessTable, type: string): Record<string, unknown>[] {
  // The journey's own table hears of every stage; the others are begun by theirs.
  if (table.process === 'journey' && type.startsWith('journey.stage-')) return [{ stageKind: 'application' }, { stageKind: 'engagement' }];
  if (type === 'task.done') return [{ outcome: 'handled' }, { outcome: REOPEN }];
  if (type === 'membership.ended') return [{ reason: 'WISH' }, { reason: 'DECEASED' }];
  if (type.startsWith('incident.')) return INCIDENT_SEVERITIES.map((severity) => ({ severity }));
  const [aggregate, event] = type.split('.');
  const states = transitionsOf(aggregate).filter((t) => t.event === event).map((t) => t.to);
  return states.length ? [...new Set(states)].map((state) => ({ state })) : [{}];
}
