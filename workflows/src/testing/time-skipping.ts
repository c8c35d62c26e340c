import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker, type WorkflowBundleWithSourceMap, bundleWorkflowCode } from '@temporalio/worker';
import type { Heard, Wait } from '@tandem/programmes/plan';
import { OPERATIONS, operationName } from '@tandem/messages';
import { defaultSettings } from '@tandem/programmes';
import type { ActRequest, ActResult } from '../runtime/acts';
import type { ProcessInput } from '../runtime/state';
import { TASK_QUEUE } from '../queue';

const SEARCH = { tandemProcess: 'KEYWORD', tandemOrganisation: 'KEYWORD', tandemProgramme: 'KEYWORD', tandemJourney: 'KEYWORD', tandemWaitingFor: 'KEYWORD', tandemStep: 'KEYWORD', tandemDue: 'DATETIME' };
const KINDS: Record<string, number> = { KEYWORD: 2, DATETIME: 6 };

let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;
const bundled = () => (bundle ??= bundleWorkflowCode({ workflowsPath: require.resolve('../processes'), logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: console.error } }));

type Answers = Record<string, (input: Record<string, unknown>) => ActResult>;

/** Every operation a process asked for, in order, and what it was answered. */
export interface Recorded {
  operation: string;
  input: Record<string, unknown>;
  key: string;
}

/** A time-skipping Temporal with the real workflows and recorded activities: months pass in milliseconds. */
export class TimeSkipping {
  readonly asked: Recorded[] = [];
  answers: Answers = {};
  private constructor(readonly env: TestWorkflowEnvironment, private readonly worker: Worker, private readonly running: Promise<void>) {}

  static async start(): Promise<TimeSkipping> {
    const path = process.env.TEMPORAL_TEST_SERVER;
    if (!path) throw new Error('TEMPORAL_TEST_SERVER is not set: medium tests run inside "npm test", which prepares it');
    const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
    await env.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes: Object.fromEntries(Object.entries(SEARCH).map(([k, v]) => [k, KINDS[v]])) });
    let self: TimeSkipping | undefined;
    const activities = Object.fromEntries(OPERATIONS.map((o) => [operationName(o), async (request: ActRequest) => (self as TimeSkipping).answer(operationName(o), request)]));
    const worker = await Worker.create({ connection: env.nativeConnection, taskQueue: TASK_QUEUE, workflowBundle: await bundled(), activities });
    self = new TimeSkipping(env, worker, worker.run());
    return self;
  }

  private answer(operation: string, { input, key }: ActRequest): ActResult {
    this.asked.push({ operation, input, key });
    if (operation === 'recruitment.programme.settings') return { outcome: 'done', answer: (this.answers[operation]?.(input) as never) ?? (defaultSettings(String(input.process)) as never) };
    return this.answers[operation]?.(input) ?? { outcome: 'done', answer: {} };
  }

  waits(): (Wait & { workflow: string })[] {
    return this.asked.filter((a) => a.operation === 'inbox.wait.open').map((a) => a.input as unknown as Wait & { workflow: string });
  }
  lastWait(): Wait & { workflow: string } {
    return this.waits().at(-1) as Wait & { workflow: string };
  }
  names(): string[] {
    return this.asked.map((a) => a.operation);
  }

  async signal(process: string, id: string, fact: Heard, input: Partial<ProcessInput> = {}): Promise<void> {
    await this.env.client.workflow.signalWithStart(process, {
      workflowId: `${process}/${id}`, taskQueue: TASK_QUEUE, signal: 'fact', signalArgs: [fact], workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [{ organisation: ORGANISATION, programme: 'chu-nice', now: fact.at, sandbox: false, ...input } satisfies ProcessInput],
    });
  }
  async now(): Promise<string> {
    return new Date(await this.env.currentTimeMs()).toISOString();
  }
  /** Lets time pass while nobody does anything. */
  async pass(duration: string | number): Promise<void> {
    await this.env.sleep(duration as never);
  }
  /** Waits in real time until the process stands where the test expects it. */
  async until(ready: () => boolean): Promise<void> {
    for (let i = 0; i < 400 && !ready(); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    if (!ready()) throw new Error(`never came: asked ${JSON.stringify(this.asked.map((a) => `${a.operation} ${String(a.input.step ?? '')}`))}`);
  }
  result(process: string, id: string): Promise<string> {
    return this.env.client.workflow.getHandle(`${process}/${id}`).result() as Promise<string>;
  }
  async stop(): Promise<void> {
    this.worker.shutdown();
    await this.running;
    await this.env.teardown();
  }
}

export const ORGANISATION = '0192f0c1-0000-7000-8000-00000000000a';

/** A fact as the bridge hands it over. */
export function fact(type: string, subject: string, version: number, at: string, data: Record<string, unknown> = {}): Heard {
  return { id: `${subject}:${version}:0`, type, at, aggregate: type.split('.')[0], subject, version, actor: 'person:x', data };
}
