import type { TandemEvent } from '@tandem/messages';
import { Running, tableOf } from '@tandem/programmes';
import { advance, JOURNEY_FACTS, noProgress, type Act, type Heard, type Memory, type Progress, type Wait } from '@tandem/programmes/plan';
import { bridgeRows, heard, type Route } from '../bridge/routes';
import { ORGANISATION } from '../testing/time-skipping';
import type { Cast } from './cast';
import { turnOf, type Done } from './log';
import type { Services } from './services';

/** The story played by the runner of rehearsals: no Temporal, no clock; the same tables, routing and answers. */
export class Rehearsed {
  readonly log: Done[] = [];
  now = '';
  private readonly rows: Map<string, Route[]> = bridgeRows();
  private readonly processes = new Map<string, Running>();
  private readonly ended = new Set<string>();
  private readonly queue: TandemEvent[] = [];
  private progress: Progress = noProgress();

  constructor(private readonly cast: Cast, private readonly services: Services) {}

  tell(event: TandemEvent): void {
    this.queue.push(event);
    this.settle();
  }
  /** Business time passes; nobody moves. */
  passUntil(instant: string): void {
    for (let next = this.next(); next && next.at <= instant; next = this.next()) {
      this.now = next.at;
      next.running.pass(next.at);
      this.settle();
    }
    this.now = instant;
  }

  private next(): { at: string; running: Running } | undefined {
    const all = [...this.processes.values()].flatMap((running) => { const at = running.next(); return at ? [{ at, running }] : []; });
    return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).at(0);
  }
  private settle(): void {
    for (let event = this.queue.shift(); event; event = this.queue.shift()) this.deliver(event);
  }
  private deliver(event: TandemEvent): void {
    const fact = heard(event);
    for (const row of this.rows.get(fact.type) ?? []) {
      const id = row.idOf(event);
      const running = id ? (this.processes.get(`${row.process}/${id}`) ?? (row.begins ? this.begin(row.process, id) : undefined)) : undefined;
      if (running && !running.ended) this.hear(`${row.process}/${String(id)}`, running, fact);
    }
  }
  private hear(workflow: string, running: Running, fact: Heard): void {
    if (running.table.process === 'journey' && (JOURNEY_FACTS as readonly string[]).includes(fact.type)) this.advance(workflow, fact);
    running.hear(fact);
    if (!running.ended || this.ended.has(workflow)) return;
    this.ended.add(workflow);
    this.log.push({ what: 'ended', workflow, outcome: running.ended });
  }

  private begin(process: string, id: string): Running {
    const workflow = `${process}/${id}`;
    const { process: way, options, ...settings } = this.services.settings(process);
    const memory: Memory = { organisation: ORGANISATION, programme: this.cast.definition.id, journey: this.cast.journey, ids: {}, dates: {}, counts: {} };
    const table = tableOf(way);
    table.prepare?.(options ?? {}, memory);
    const running = new Running(table, id, settings, memory, {
      asked: (act) => this.ask(workflow, act),
      stood: (wait) => this.log.push(stoodAt(workflow, wait)),
      reminded: (wait, at) => this.log.push({ what: 'reminded', workflow, turn: turnOf(wait.key), at }),
      called: (wait) => this.ask(workflow, { operation: 'inbox.task.open', input: { kind: 'call', role: wait.to ?? 'coordinator' } }),
      delivered: () => this.services.delivered,
    });
    this.processes.set(workflow, running);
    return running;
  }

  private ask(workflow: string, { operation, input }: Act): void {
    this.log.push({ what: 'asked', workflow, operation, input });
    this.queue.push(...this.services.answer(operation, input, this.now).told);
  }
  private advance(workflow: string, fact: Heard): void {
    const { progress, moves, end } = advance(this.cast.plan, this.progress, fact);
    this.progress = progress;
    const id = this.cast.journey;
    for (const move of moves)
      this.ask(workflow, 'enter' in move ? { operation: 'recruitment.journey.enter-stage', input: { id, stage: move.enter } } : { operation: 'recruitment.journey.close-stage', input: { id, stage: move.close, outcome: move.outcome } });
    if (end && fact.type !== 'journey.closed') this.ask(workflow, { operation: 'recruitment.journey.close', input: { id, outcome: end } });
  }
}

export const stoodAt = (workflow: string, { key, process, step, role, person, since, due, reminders, then }: Wait): Done =>
  ({ what: 'stood', workflow, process, step, turn: turnOf(key), role, ...(person ? { person } : {}), since, due, reminders: [...reminders], then });
