import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client';
import { factName, type TandemEvent } from '@tandem/messages';
import type { ProcessInput } from '../runtime/state';
import { TASK_QUEUE } from '../queue';
import { bridgeRows, heard } from './routes';

/**
 * Carries facts from the services to the workflows that wait for them. A fact may come before the one that begins its
 * process: it starts the workflow all the same, which keeps it. A fact for a process that has ended is late: dropped.
 */
export class Bridge {
  private readonly rows = bridgeRows();
  /** Workflows signalled since they were last seen quiet. */
  private readonly touched = new Set<string>();
  signals = 0;
  private failures = { signals: -1, count: 0 };

  constructor(private readonly client: Client, private readonly sandbox: boolean) {}

  types(): string[] {
    return [...this.rows.keys(), 'wait.came-due'];
  }

  async handle(event: TandemEvent): Promise<void> {
    if (factName(event) === 'wait.came-due') return this.tick(event);
    for (const row of this.rows.get(factName(event)) ?? []) {
      const id = row.idOf(event);
      if (id) await (row.begins ? this.begin(row.process, `${row.process}/${id}`, event) : this.tell(`${row.process}/${id}`, 'fact', heard(event)));
    }
  }

  private async begin(process: string, workflowId: string, event: TandemEvent): Promise<void> {
    const { organisation, programme, journey } = event;
    const input: ProcessInput = { organisation, programme, journey, now: event.time, sandbox: this.sandbox };
    try {
      await this.reach(workflowId, () => this.client.workflow.signalWithStart(process, {
        workflowId, taskQueue: TASK_QUEUE, args: [input], signal: 'fact', signalArgs: [heard(event)], workflowIdReusePolicy: 'REJECT_DUPLICATE',
        searchAttributes: { tandemProcess: [process], tandemOrganisation: [organisation], ...(programme ? { tandemProgramme: [programme] } : {}), ...(journey ? { tandemJourney: [journey] } : {}) },
        // Seconds after a worker's death instead of ten: nobody else will take its tasks.
        workflowTaskTimeout: '5s',
      }));
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }

  /** The register of waits says that business time reached an instant somebody stands at. */
  private tick(event: TandemEvent): Promise<void> {
    return this.tell(String(event.data.workflow), 'clock', event.time);
  }

  /** For a process that runs; one that has ended, or never was, needs nothing. */
  private async tell(workflowId: string, signal: 'fact' | 'clock', argument: unknown): Promise<void> {
    try {
      await this.reach(workflowId, () => this.client.workflow.getHandle(workflowId).signal(signal, argument));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  /**
   * Notes it once the server has the signal, and whatever came of it: whoever asked before that saw a workflow still
   * quiet, and would have crossed it off. Until then the fact in hand says that something is under way.
   */
  private async reach(workflowId: string, send: () => Promise<unknown>): Promise<void> {
    try {
      await send();
    } finally {
      this.touched.add(workflowId);
      this.signals += 1;
    }
  }

  /** After a restart nothing is known to be quiet. */
  async touchAllOpen(): Promise<void> {
    for await (const w of this.client.workflow.list({ query: 'ExecutionStatus = "Running"' })) this.touched.add(w.workflowId);
  }

  /** Workflows that ended badly: none is the only good number. Asked of the server once per quiet moment. */
  async failed(quiet: boolean): Promise<number> {
    if (!quiet || this.failures.signals === this.signals) return this.failures.count;
    const { signals } = this;
    const { count } = await this.client.workflow.count(`ExecutionStatus IN ("Failed", "TimedOut", "Terminated")`);
    this.failures = { signals, count };
    return count;
  }

  /**
   * Whether a workflow has a task or an activity under way: the server's own word, not a guess from silence. The first
   * one that has is answer enough: asking after all of them at every look would cost them the time they need.
   * @returns how many are not known to be quiet
   */
  async busy(): Promise<number> {
    for (const id of [...this.touched]) {
      if (!(await this.isQuiet(id))) break;
      this.touched.delete(id);
    }
    return this.touched.size;
  }
  private async isQuiet(workflowId: string): Promise<boolean> {
    const before = this.signals;
    try {
      const { raw, status } = await this.client.workflow.getHandle(workflowId).describe();
      return before === this.signals && (status.name !== 'RUNNING' || (!raw.pendingWorkflowTask && !raw.pendingActivities?.length));
    } catch (error) {
      return error instanceof WorkflowNotFoundError;
    }
  }
}
