import { readFileSync } from 'node:fs';
import path from 'node:path';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { newId } from '@tandem/kernel';
import { ALL_MACHINES, EVENT_TYPES, type TandemEvent } from '@tandem/messages';
import { journeyTable, PROCESS_TABLES, REVIEW_CODE, workflowOf } from '@tandem/programmes/plan';
import * as processes from '../processes';
import { Bridge } from './bridge';
import { bridgeRows } from './routes';
import { CLOCK, SILENT } from './silent';

const SAMPLES = path.join(__dirname, '../../../libs/messages/samples');
const sample = (type: string, over: Partial<TandemEvent> = {}): TandemEvent => ({ ...(JSON.parse(readFileSync(path.join(SAMPLES, `${type}.v1.json`), 'utf8')) as TandemEvent), ...over });

interface Call {
  way: 'begin' | 'tell';
  workflowId: string;
  signal: string;
  argument: unknown;
  options?: Record<string, unknown>;
}
/** Temporal's client as the bridge uses it, with the workflows it pretends to have. */
function fake(fault?: (call: Call) => unknown) {
  const calls: Call[] = [];
  const take = async (call: Call) => {
    calls.push(call);
    const error = fault?.(call);
    if (error) throw error;
  };
  const workflow = {
    signalWithStart: (_type: string, options: { workflowId: string; signal: string; signalArgs: unknown[] }) =>
      take({ way: 'begin', workflowId: options.workflowId, signal: options.signal, argument: options.signalArgs[0], options }),
    getHandle: (workflowId: string) => ({ signal: (signal: string, argument: unknown) => take({ way: 'tell', workflowId, signal, argument }) }),
  };
  return { calls, bridge: new Bridge({ workflow } as unknown as Client, true) };
}

describe('every fact there is', () => {
  const rows = bridgeRows();
  const silent = Object.values(SILENT).flatMap(({ types }) => [...types]) as string[];

  test('has a row in the bridge, or a reason to be silent, and not both', () => {
    expect(silent.filter((type, i) => silent.indexOf(type) !== i)).toEqual([]);
    expect(silent.filter((type) => rows.has(type))).toEqual([]);
    expect([...rows.keys(), ...silent, CLOCK].sort()).toEqual([...EVENT_TYPES].sort());
  });

  test('is silent as not built exactly when nobody can tell it: building it asks for a row or another reason', () => {
    const unbuilt = ALL_MACHINES.flatMap((m) => {
      const events = [...new Set(m.transitions.map((t) => t.event))];
      return events.filter((event) => m.transitions.filter((t) => t.event === event).every((t) => t.later)).map((event) => `${m.aggregate}.${event}`);
    });
    expect([...SILENT.NOT_BUILT.types].sort()).toEqual(unbuilt.filter((type) => !rows.has(type)).sort());
  });

  test('says why it is silent in a sentence', () => {
    for (const { why, types } of Object.values(SILENT)) expect([types.length > 0, /^[a-z].{20,}[^.]$/.test(why)]).toEqual([true, true]);
  });

  test('goes to workflow types that exist', () => {
    const types = Object.keys(processes);
    expect([...new Set([journeyTable, ...PROCESS_TABLES].map(workflowOf))].sort()).toEqual(types.sort());
    expect([...rows.values()].flat().filter((row) => !types.includes(row.process))).toEqual([]);
  });
});

describe('what the bridge shows of a fact to Temporal in clear', () => {
  const JOURNEY = newId();

  test.each(EVENT_TYPES.map((type) => [type]))('%s: ids that are ids, attributes that are ids or words of the house', async (type) => {
    const { calls, bridge } = fake();
    const event = sample(type, { journey: JOURNEY, programme: 'chu-nice' });
    // What must never be in a fact, planted where an id or an attribute could pick it up.
    // Of the tasks of a journey only those with a stage's code are a process's own.
    const code = type.startsWith('task.') ? { code: REVIEW_CODE } : {};
    await bridge.handle({ ...event, data: { ...event.data, ...code, name: 'Camille Martin', mail: 'camille@example.org' } });
    expect(calls.length > 0).toBe(bridgeRows().has(type) || type === CLOCK);
    for (const { workflowId, signal, options } of calls) {
      expect(workflowId).toMatch(/^[a-z]+\/[0-9a-f-]{36}$/);
      expect(['fact', 'clock']).toContain(signal);
      const { searchAttributes, memo, ...rest } = (options ?? {}) as { searchAttributes?: Record<string, unknown[]>; memo?: unknown };
      expect(memo).toBeUndefined();
      expect(Object.keys(searchAttributes ?? {}).every((name) => ['tandemProcess', 'tandemOrganisation', 'tandemProgramme', 'tandemJourney'].includes(name))).toBe(true);
      expect(JSON.stringify([workflowId, searchAttributes, { ...rest, args: undefined, signalArgs: undefined }])).not.toMatch(/camille|martin|@example/i);
    }
  });

  test('a workflow begins with where it belongs and when, nothing of the fact', async () => {
    const { calls, bridge } = fake();
    const event = sample('application.started', { journey: JOURNEY, programme: 'chu-nice' });
    await bridge.handle(event);
    const application = calls.find((c) => c.workflowId.startsWith('application/'));
    expect(application?.options).toMatchObject({
      taskQueue: 'tandem', workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [{ organisation: event.organisation, programme: 'chu-nice', journey: JOURNEY, now: event.time, sandbox: true }],
      searchAttributes: { tandemProcess: ['application'], tandemOrganisation: [event.organisation], tandemProgramme: ['chu-nice'], tandemJourney: [JOURNEY] },
    });
    expect(Object.keys((application?.options?.args as object[])[0]).sort()).toEqual(['journey', 'now', 'organisation', 'programme', 'sandbox']);
  });
});

describe('a fact on its way to those who wait for it', () => {
  const JOURNEY = newId();
  const ways = (calls: Call[]) => calls.map((c) => `${c.way} ${c.workflowId.split('/')[0]}`).sort();

  test('begins a process nobody runs yet, and is told to those that run', async () => {
    const { calls, bridge } = fake();
    await bridge.handle(sample('application.screened', { journey: JOURNEY }));
    expect(ways(calls)).toEqual(['begin journey', 'begin selection', 'tell application']);
    expect(new Set(calls.map((c) => c.signal))).toEqual(new Set(['fact']));
    expect(calls.find((c) => c.way === 'tell')?.argument).toMatchObject({ type: 'application.screened', aggregate: 'application' });
  });

  test('of a stage goes to the process of that stage only, and to the journey', async () => {
    const { calls, bridge } = fake();
    const event = sample('journey.stage-entered', { journey: JOURNEY });
    await bridge.handle({ ...event, data: { ...event.data, stageKind: 'matching' } });
    expect(ways(calls)).toEqual(['begin journey', 'begin matching']);
    expect(calls.every((c) => c.workflowId.endsWith(JOURNEY))).toBe(true);
  });

  test('that names no journey concerns no process of a journey', async () => {
    const { calls, bridge } = fake();
    await bridge.handle(sample('enrolment.completed', { journey: undefined }));
    expect(calls).toEqual([]);
  });

  test('for a process that has ended, or that never was, is late: dropped', async () => {
    const late = fake((call) => (call.way === 'begin' ? new WorkflowExecutionAlreadyStartedError('already', call.workflowId, 'selection') : new WorkflowNotFoundError('gone', call.workflowId, undefined)));
    await expect(late.bridge.handle(sample('application.screened', { journey: JOURNEY }))).resolves.toBeUndefined();
    expect(late.calls).toHaveLength(3);
  });

  test('that a wait came due is the clock of the workflow that stands at it', async () => {
    const { calls, bridge } = fake();
    const event = sample('wait.came-due');
    await bridge.handle(event);
    expect(calls).toEqual([{ way: 'tell', workflowId: event.data.workflow, signal: 'clock', argument: event.time }]);
  });
});
