import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Client } from '@temporalio/client';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { Deadlines, Heard, Wait } from '@tandem/programmes/plan';
import { OPERATIONS, operationName } from '@tandem/messages';
import { defaultSettings } from '@tandem/programmes';
import type { ActRequest, ActResult } from '../runtime/acts';
import type { ProcessInput } from '../runtime/state';
import { TASK_QUEUE } from '../queue';
import { workflowBundle } from './bundle';
import { standingOf } from './standing';
import { startTestServer } from './test-server';

const KINDS = { KEYWORD: 2, DATETIME: 6 };
const SEARCH = {
  tandemProcess: KINDS.KEYWORD, tandemOrganisation: KINDS.KEYWORD, tandemProgramme: KINDS.KEYWORD, tandemJourney: KINDS.KEYWORD,
  tandemWaitingFor: KINDS.KEYWORD, tandemStep: KINDS.KEYWORD, tandemDue: KINDS.DATETIME,
};

/** Errors only: what a test does on purpose is no news. The first of a file decides for all. */
export function quietly(): void {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
  } catch {
    // Installed already.
  }
}

type Answers = Record<string, (input: Record<string, unknown>, process: string) => ActResult | Promise<ActResult>>;

/** Every operation a process asked for, in order, and who asked. */
export interface Recorded {
  operation: string;
  input: Record<string, unknown>;
  key: string;
  process: string;
}
export type RegisteredWait = Wait & { workflow: string; replaces?: string; seen?: number };

/** A time-skipping Temporal with the real workflows and recorded activities: months pass in milliseconds. */
export class TimeSkipping {
  readonly asked: Recorded[] = [];
  /** What a service would refuse for its form, before any guard: a field it does not know, an id that is none. */
  private readonly malformed: string[] = [];
  answers: Answers = {};
  private readonly begun = new Set<string>();
  /** Business time minus the server's, where a test says its date. */
  private ahead: number | undefined;
  private constructor(readonly env: TestWorkflowEnvironment, private readonly worker: Worker, private readonly running: Promise<void>, private readonly stopServer: () => Promise<void>) {}

  static async start(): Promise<TimeSkipping> {
    const path = process.env.TEMPORAL_TEST_SERVER;
    if (!path) throw new Error('TEMPORAL_TEST_SERVER is not set: medium tests run inside "npm test", which prepares it');
    quietly();
    const { env, stop } = await startTestServer(path);
    await env.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes: SEARCH });
    const made: { self?: TimeSkipping } = {};
    const activities = Object.fromEntries(OPERATIONS.map((o) => [operationName(o), async (request: ActRequest) => (made.self as TimeSkipping).answer(operationName(o), request)]));
    const worker = await Worker.create({ connection: env.nativeConnection, taskQueue: TASK_QUEUE, workflowBundle: await workflowBundle(), activities, sinks: { watch: { asked: { fn: () => undefined } } } });
    made.self = new TimeSkipping(env, worker, worker.run(), stop);
    return made.self;
  }

  private async answer(operation: string, request: ActRequest): Promise<ActResult> {
    const { input, key, process, must } = request;
    this.asked.push({ operation, input, key, process });
    this.begun.add(process);
    this.notice(operation, input);
    const result = await this.answered(operation, request);
    if (must && result.outcome === 'refused') throw new Error(result.code);
    return result;
  }
  private async answered(operation: string, { input, process }: ActRequest): Promise<ActResult> {
    if (operation === 'recruitment.programme.settings') return (await this.answers[operation]?.(input, process)) ?? { outcome: 'done', answer: { ...defaultSettings(String(input.process)) } };
    return (await this.answers[operation]?.(input, process)) ?? { outcome: 'done', answer: {} };
  }

  private notice(operation: string, input: Record<string, unknown>): void {
    const { error } = OPERATIONS.find((o) => operationName(o) === operation)?.input.safeParse(input) ?? {};
    if (error) this.malformed.push(`${operation}: ${error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join(', ')}`);
  }

  /** The programme of this test: which way a stage takes, what it says of it, and the delays it sets. */
  programme(process: string, options: Record<string, unknown> = {}, deadlines: Deadlines = {}): void {
    const house = defaultSettings(process);
    this.answers['recruitment.programme.settings'] = () => ({ outcome: 'done', answer: { ...house, process, options, deadlines: { ...house.deadlines, ...deadlines } } });
  }

  waits(): RegisteredWait[] {
    return this.asked.filter((a) => a.operation === 'inbox.wait.open').map((a) => a.input as unknown as RegisteredWait);
  }
  lastWait(): RegisteredWait {
    return this.waits().at(-1) as RegisteredWait;
  }
  names(): string[] {
    return this.asked.map((a) => a.operation);
  }

  async signal(process: string, id: string, fact: Heard, input: Partial<ProcessInput> = {}): Promise<void> {
    const workflowId = `${process}/${id}`;
    this.begun.add(workflowId);
    await this.env.client.workflow.signalWithStart(process, {
      workflowId, taskQueue: TASK_QUEUE, signal: 'fact', signalArgs: [fact], workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [{ organisation: ORGANISATION, programme: 'chu-nice', now: fact.at, sandbox: this.ahead !== undefined, ...input } satisfies ProcessInput],
    });
  }

  /** From here on business time is this instant and runs with the server's: a holiday, a clock change. */
  async begin(instant: string): Promise<void> {
    this.ahead = Date.parse(instant) - (await this.env.currentTimeMs());
  }
  async now(): Promise<string> {
    return new Date((await this.env.currentTimeMs()) + (this.ahead ?? 0)).toISOString();
  }
  /** Lets time pass while nobody does anything. */
  async pass(duration: string | number): Promise<void> {
    let passed = false;
    const passing = this.env.sleep(duration as never).finally(() => (passed = true));
    await Promise.all([passing, this.unstick(() => passed)]);
  }
  /**
   * The test server counts who holds its time, and forgets to let go where an activity is tried again, a task meets a
   * new signal as its run ends, or a run is terminated in between. Where every process is still, nobody has a reason to
   * hold it: one hold too many is let go. (With none too many the server refuses, and nothing changes.)
   */
  private async unstick(passed: () => boolean): Promise<void> {
    for (let seen = '', quiet = 0; !passed(); ) {
      const slept = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 50));
      // On a machine that has no time for us it has none for the server either: nothing is learnt from its silence.
      if (performance.now() - slept > 100) continue;
      const at = `${this.asked.length} ${Math.floor((await this.env.currentTimeMs()) / 60_000)}`;
      quiet = at === seen ? quiet + 1 : 0;
      seen = at;
      if (quiet < 10) continue;
      await Promise.all([...this.begun].map((id) => this.still(id)));
      if (!passed()) await this.env.connection.testService?.unlockTimeSkipping({}).catch(() => undefined);
      quiet = 0;
    }
  }
  async passUntil(instant: string): Promise<void> {
    await this.pass(Math.max(0, Date.parse(instant) - Date.parse(await this.now())));
  }
  /** Waits in real time until the process stands where the test expects it; as long as something happens, it may still come. */
  async until(ready: () => boolean): Promise<void> {
    let seen = this.asked.length;
    for (let quiet = 0; !ready(); quiet = seen === this.asked.length ? quiet + 1 : 0) {
      if (quiet > 2_000) throw new Error(`never came: the last of ${seen} were ${this.asked.slice(-20).map((a) => `${a.operation} ${String(a.input.step ?? '')}`).join(', ')}`);
      seen = this.asked.length;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  /** Without letting time pass: the test's own client would, to the end of the ten years a workflow may last. */
  result(process: string, id: string): Promise<string> {
    return new Client({ connection: this.env.connection }).workflow.getHandle(`${process}/${id}`).result() as Promise<string>;
  }

  /** Between tests: nobody of the last one wakes in the next, and nothing is remembered. */
  async forget(): Promise<void> {
    await Promise.all([...this.begun].map((id) => this.leave(id)));
    this.begun.clear();
    this.asked.length = 0;
    this.answers = {};
    this.ahead = undefined;
    const malformed = this.malformed.splice(0);
    if (malformed.length) throw new Error(`no service would take: ${[...new Set(malformed)].join('; ')}`);
  }
  /** Not in the middle of anything: the test server would hold its time for ever. */
  private async leave(workflowId: string): Promise<void> {
    if (await this.still(workflowId)) await this.env.client.workflow.getHandle(workflowId).terminate().catch(() => undefined);
  }
  /** Waits until it has heard what it was told and nothing is under way. False when it has ended. */
  async still(workflowId: string): Promise<boolean> {
    for (;;) {
      const { events } = await this.env.client.workflow.getHandle(workflowId).fetchHistory();
      const standing = standingOf(events ?? []);
      if (standing !== 'busy') return standing === 'still';
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }
  async stop(): Promise<void> {
    await this.forget();
    this.worker.shutdown();
    await this.running;
    await this.stopServer();
  }
}

export const ORGANISATION = '0192f0c1-0000-7000-8000-00000000000a';

/** A fact as the bridge hands it over. */
export function fact(type: string, subject: string, version: number, at: string, data: Record<string, unknown> = {}, actor = 'person:x'): Heard {
  return { id: `${subject}:${version}:0`, type, at, aggregate: type.split('.')[0], subject, version, actor, data };
}
