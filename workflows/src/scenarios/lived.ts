import type { TandemEvent } from '@tandem/messages';
import { OPERATIONS, operationName } from '@tandem/messages';
import type { Wait } from '@tandem/programmes/plan';
import { Bridge } from '../bridge/bridge';
import { bridgeRows } from '../bridge/routes';
import type { ActResult } from '../runtime/acts';
import type { Recorded, TimeSkipping } from '../testing/time-skipping';
import { QUIET, turnOf, type Done } from './log';
import { stoodAt } from './rehearsed';
import type { Services } from './services';

/** The story lived by the real workflows behind the real bridge, on the time-skipping server. */
export class Lived {
  private readonly bridge: Bridge;
  private readonly rows = bridgeRows();
  private readonly workflows = new Set<string>();
  /** Those with something to do since they were last seen still. */
  private readonly stirred = new Set<string>();
  private readonly over = new Map<string, { outcome: string; after: number }>();
  /** Business time of the last fact each process was told. */
  private readonly toldAt = new Map<string, string>();
  private readonly waits = new Map<string, Wait>();
  /** The server's own clock when something was asked: what a rehearsal is compared with. */
  readonly askedAt: { operation: string; at: string }[] = [];

  private constructor(private readonly time: TimeSkipping, private readonly services: Services) {
    this.bridge = new Bridge(time.env.client, true);
    time.answers = Object.fromEntries(OPERATIONS.map((o) => operationName(o)).map((name) => [name, (input: Record<string, unknown>, process: string) => this.answer(name, input, process)]));
  }
  static async begin(time: TimeSkipping, services: Services, instant: string): Promise<Lived> {
    await time.begin(instant);
    return new Lived(time, services);
  }

  /** What is asked on hearing a fact happens when it did; what a deadline asks for, at that deadline, however late the machine is. */
  private async answer(operation: string, input: Record<string, unknown>, process: string): Promise<ActResult> {
    const now = await this.time.now();
    this.stirred.add(process);
    if (operation === 'inbox.wait.open') this.waits.set(process, input as unknown as Wait);
    const wait = this.waits.get(process);
    const passed = wait && operation !== 'inbox.wait.open' ? [...wait.reminders, wait.due].filter((at) => at <= now) : [];
    const at = [this.toldAt.get(process) ?? now, ...passed].sort().at(-1) as string;
    if (!QUIET.includes(operation)) this.askedAt.push({ operation, at: now });
    const { result, told } = this.services.answer(operation, input, at);
    // Told before the answer is given: time never skips past what the services say.
    for (const event of told) await this.deliver(event);
    return result;
  }

  private async deliver(event: TandemEvent): Promise<void> {
    for (const row of this.rows.get(event.type.replace(/\.v\d+$/, '')) ?? []) {
      const id = row.idOf(event);
      const workflow = `${row.process}/${String(id)}`;
      if (id && row.begins) this.workflows.add(workflow);
      if (!id || !this.workflows.has(workflow)) continue;
      this.toldAt.set(workflow, event.time);
      this.stirred.add(workflow);
    }
    await this.bridge.handle(event);
  }
  async tell(event: TandemEvent): Promise<void> {
    await this.deliver(event);
    await this.settle();
  }
  async passUntil(instant: string): Promise<void> {
    await this.time.passUntil(instant);
    await this.settle();
  }

  /** Until nobody has anything left to do. */
  private async settle(): Promise<void> {
    while (this.stirred.size) {
      const now = [...this.stirred].filter((id) => !this.over.has(id));
      this.stirred.clear();
      await Promise.all(now.map((id) => this.still(id)));
    }
  }
  private async still(workflow: string): Promise<void> {
    if (await this.time.still(workflow)) return;
    const [process, id] = workflow.split('/');
    this.over.set(workflow, { outcome: await this.time.result(process, id), after: this.time.asked.length });
  }

  get log(): Done[] {
    const all = this.time.asked.map(doneIn);
    const ends = [...this.over].sort(([, a], [, b]) => b.after - a.after);
    for (const [workflow, { outcome, after }] of ends) all.splice(after, 0, { what: 'ended', workflow, outcome });
    return all.filter((one) => one !== undefined);
  }
}

function doneIn({ operation, input, process: workflow }: Recorded): Done | undefined {
  if (operation === 'inbox.wait.open') return stoodAt(workflow, input as unknown as Wait);
  if (operation === 'inbox.wait.remind') return { what: 'reminded', workflow, turn: turnOf(String(input.key)), at: String(input.at) };
  if (QUIET.includes(operation)) return undefined;
  return { what: 'asked', workflow, operation, input: operation === 'inbox.task.open' && input.kind === 'call' ? { kind: 'call', role: input.role } : input };
}
