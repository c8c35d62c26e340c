import { isDuration, type Machine } from '@tandem/kernel';
import { ALL_FAMILIES, ALL_MACHINES, INCIDENT_SEVERITIES, isEventType, OPERATIONS, operationName, ROLE_NAMES, STAGE_KINDS } from '@tandem/messages';
import fc from 'fast-check';
import { DEADLINES, defaultSettings, factsHeard, journeyTable, PROCESS_TABLES, PROCESSES, type Deadline, type DeadlineEntry, workflowOf, type ProcessTable, type Step } from '../plan';
import { graphOf } from '../explore/graph';
import { Play } from '../testing/play';

const tables = [...PROCESS_TABLES, journeyTable];
const HOUSE: Record<string, Record<string, DeadlineEntry>> = DEADLINES;
const named = tables.map((table) => [table.process, table] as const);
const machineOf = (aggregate: string): Machine | undefined => ALL_MACHINES.find((m) => m.aggregate === aggregate);
const steps = (table: ProcessTable): [string, Step][] => Object.entries(table.steps);
const UUID = '0192f0c1-0000-7000-8000-000000000001';
const ANYONE = { ids: { current: 'c', pending: 'p', signature: 's', role: 'partner', 'grid:1': 'g', 'member:1': 'm', application: 'a', slot: 's', vacation: 'v', batch: 'b', claim: 'c', campaign: 'c', membership: 'm', enrolment: 'e', agreement: 'a', proposal: 'p', project: 'p', incident: 'i' }, dates: {}, counts: {}, organisation: UUID, journey: UUID };

describe.each(named)('the table of %s', (process, table) => {
  it('listens to facts that somebody tells, and only asks for operations that exist or are announced', () => {
    expect(factsHeard(table).filter((type) => !isEventType(type))).toEqual([]);
    expect(table.follows === 'journey' || ALL_FAMILIES.some((f) => f.aggregate === table.follows)).toBe(true);
    const acts = steps(table).flatMap(([, s]) => [...(s.overdue ? [s.overdue(ANYONE)] : []), ...(s.enter?.({ ...ANYONE, ids: { ...ANYONE.ids, uncovered: 'c' } }) ?? [])]);
    const services = new Set(OPERATIONS.map((o) => o.service));
    const unknown = acts.filter((a) => services.has(a.operation.split('.')[0] as never)).filter((a) => !OPERATIONS.some((o) => operationName(o) === a.operation && o.by.includes('system')));
    expect(unknown).toEqual([]);
    for (const a of acts) {
      const operation = OPERATIONS.find((o) => operationName(o) === a.operation);
      if (operation) expect(operation.input.safeParse({ ...a.input, ...('id' in a.input ? { id: UUID } : {}) }).error).toBeUndefined();
    }
  });

  it('gives each wait a deadline of the house, and uses each deadline of the house', () => {
    expect(PROCESSES).toContain(process);
    expect([...new Set(steps(table).map(([, s]) => s.deadline))].sort()).toEqual(Object.keys(defaultSettings(process).deadlines).sort());
  });

  it('ends each wait by a state that exists, reached by a fact with a row', () => {
    for (const [name, step] of steps(table)) {
      const { aggregate, states, id } = step.ends(ANYONE);
      const machine = machineOf(aggregate);
      expect([name, states.filter((s) => !machine?.states.includes(s)), id !== '']).toEqual([name, [], true]);
      const heard = [...Object.keys(step.on), ...Object.keys(table.anywhere ?? {})];
      for (const state of states) {
        const built = machine?.transitions.filter((t) => t.to === state && !t.later).map((t) => `${aggregate}.${t.event}`) ?? [];
        expect([name, state, built.some((type) => heard.includes(type) || heard.includes('membership.ended'))]).toEqual([name, state, true]);
      }
    }
  });

  it('always leaves a wait or an end, whatever comes and in whatever order', () => {
    const types = factsHeard(table);
    const ids = ['row', 'second', 'third'];
    const fact = fc.record({
      type: fc.constantFrom(...types), subject: fc.constantFrom(...ids), days: fc.integer({ min: 0, max: 40 }),
      data: fc.record({
        person: fc.constant('p'), membership: fc.constant('m'), stageKind: fc.constantFrom(...STAGE_KINDS), convention: fc.constantFrom(...ids), renews: fc.option(fc.constantFrom(...ids), { nil: undefined }),
        role: fc.constantFrom('partner', 'referent', 'ru', 'signatory'), member: fc.constantFrom('x', 'y'), starts: fc.constantFrom('2024-03-01', '2025-03-01'), ends: fc.constantFrom('2025-02-28', '2026-02-28'), endsOn: fc.constantFrom(undefined, '2024-12-31'),
        interviewAt: fc.constant('2024-03-04T13:00:00.000Z'), date: fc.constantFrom('2024-03-04', '2024-05-06'), part: fc.constantFrom('AM', 'PM', 'EVENING'), audience: fc.constantFrom('PARTNER', 'PROFESSIONAL', 'PUBLIC'), opens: fc.constant('2024-04-01'), returns: fc.constantFrom(undefined, '2024-09-02'), slot: fc.constantFrom(...ids),
      }, { requiredKeys: [] }),
    });
    fc.assert(fc.property(fc.constantFrom(...Object.keys(table.starts)), fc.array(fact, { maxLength: 25 }), (first, rest) => {
      const play = new Play(table, 'row', defaultSettings(process));
      play.tell(first, 'row', { stageKind: ['proposal', 'appointment', 'election'].includes(process) ? 'matching' : process, person: 'p', membership: 'm', date: '2024-03-04', part: 'AM' });
      for (const { type, subject, data, days } of rest) {
        play.days(days).tell(type, subject, data);
        expect(Boolean(play.ended) || Boolean(play.wait)).toBe(true);
      }
      for (const wait of play.waits) {
        expect(wait.sentence.fr).not.toMatch(/undefined|null|NaN/);
        expect(wait.reminders.every((r) => r < wait.due)).toBe(true);
        expect(wait.key.length).toBeLessThan(200);
      }
    }), { numRuns: 40 });
  });

  it('says each wait in French and in English, naming who, what and when', () => {
    for (const [name, step] of steps(table)) {
      for (const text of [step.expects, step.handedOn, step.otherwise].filter((t) => t !== undefined)) for (const lang of [text.fr, text.en]) expect(lang.trim()).not.toBe('');
      expect([name, /^[\p{Ll}]/u.test(step.expects.fr), step.expects.fr.endsWith('.')]).toEqual([name, true, false]);
    }
  });
});

describe('the deadlines of the house', () => {
  const rungs = (d: Deadline): Deadline[] => [d, ...(d.next ? rungs(d.next) : [])];
  const all = Object.entries(HOUSE).flatMap(([process, entries]) => Object.entries(entries).map(([name, entry]) => [`${process}.${name}`, entry] as const));

  it.each(all)('%s is well formed, described and sourced', (_name, entry) => {
    expect(entry.names.fr && entry.names.en).toBeTruthy();
    expect(entry.source).toMatch(/^F\.\d+|^ours/);
    for (const rung of rungs(entry.value as Deadline)) {
      expect([rung.within, ...(rung.remind ?? []), ...(rung.before ?? []), rung.ahead ?? '1d'].every(isDuration)).toBe(true);
      expect(rung.then !== 'escalate' || rung.to !== undefined).toBe(true);
      expect(rung.to === undefined || rung.to in ROLE_NAMES).toBe(true);
    }
  });

  it('does at a deadline only what its step can do', () => {
    for (const table of tables)
      for (const [name, step] of steps(table)) {
        const deadline = HOUSE[table.process][step.deadline].value;
        const acts = rungs(deadline).some((r) => ['lapse', 'void', 'act'].includes(r.then));
        expect([table.process, name, acts]).toEqual([table.process, name, Boolean(step.overdue)]);
      }
  });
});

describe.each(named)('the steps of %s', (_process, table) => {
  it('are all reached by some story, and every one of them has an end', () => {
    const lives = [{ keep: 'alumni', every: '12mo' }, {}].map((options) => graphOf(table, options).steps);
    const ended = Object.entries({ ...lives[1], ...lives[0] }).filter(([, { edges }]) => edges.some(({ to }) => typeof to === 'object'));
    expect(ended.map(([name]) => name).sort()).toEqual(Object.keys(table.steps).sort());
  });
});

/** Facts of one aggregate in the order its own table allows: every state its life can reach. */
const alone = PROCESS_TABLES.filter((t) => t.follows !== 'journey' && workflowOf(t) !== 'selection');
describe.each(alone.map((t) => [t.process, t] as const))('every life of %s its state table allows', (_process, table) => {
  const machine = machineOf(table.follows) as Machine;
  const leaves = (state: string | null) => machine.transitions.filter((t) => !t.later && (Array.isArray(t.from) ? t.from : [t.from]).includes(state as never));
  const data = { person: 'p', referent: 'r', date: '2024-03-04', part: 'AM', audience: 'PARTNER', opens: '2024-02-01' };

  it('reaches every step, never stands at a wait that is over, and ends with it', () => {
    const seen = new Set<string>();
    const reached = new Set<string>();
    const walk = (path: { event: string; to: string }[], more: object = {}): void => {
      const play = new Play(table);
      for (const { event, to } of path) play.tell(`${table.follows}.${event}`, 'row', { ...data, ...more, state: to });
      const state = path.at(-1)?.to ?? null;
      // A claim in preparation is nobody's process yet.
      if (play.step || play.ended) {
        const key = `${JSON.stringify(more)}|${state}|${play.step}|${play.ended}`;
        if (seen.has(key)) return;
        seen.add(key);
        reached.add(play.step ?? '');
        if (!play.ended) expect([state, play.step, play.wait?.ends.states.includes(state as string)]).toEqual([state, play.step, false]);
        if (machine.final.includes(state as string)) expect([state, Boolean(play.ended)]).toEqual([state, true]);
      }
      if (!play.ended) for (const t of leaves(state)) walk([...path, { event: t.event, to: t.to }], more);
    };
    for (const severity of table.process === 'incident' ? INCIDENT_SEVERITIES : [undefined]) walk([], severity ? { severity, known: '2024-03-04T09:00:00.000Z' } : {});
    expect(Object.keys(table.steps).filter((s) => !reached.has(s))).toEqual([]);
  });
});
