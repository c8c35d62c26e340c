import { CancellationScope, condition, continueAsNew, defineSignal, isCancellation, patched, setCurrentDetails, setHandler, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { extend, moveOf, waitOf, type Act, type Heard, type Next, workflowOf, type ProcessTable, type Wait } from '@tandem/programmes/plan';
import { act, registers } from './acts';
import { PATCHES } from './patches';
import { fresh, isNews, keep, markHeard, nextInstant, oldestFirst, takeKept, type Carried, type ProcessInput } from './state';

type Ways = readonly [ProcessTable, ...ProcessTable[]];

export const factSignal = defineSignal<[Heard]>('fact');
/** Sandbox only: business time moved to this instant. */
export const clockSignal = defineSignal<[string]>('clock');

/** Well under the 2,000 events and the MiB after which a cold replay gets slow. */
const EVENTS = 1_500;
const BYTES = 750_000;
const isLong = ({ renewAfter = EVENTS }: ProcessInput): boolean => workflowInfo().historyLength > renewAfter || workflowInfo().historySize > BYTES;

/**
 * Runs any process table: hears facts, stands at one registered wait at a time, reminds, and does what the deadline
 * says. Facts are decided by business time: one that happened by the deadline wins over it, whoever woke first.
 * @param ways the table, or those of a type with several: which one, the settings of its programme say
 * @returns the outcome the table ended with
 */
export async function runProcess(ways: Ways, input: ProcessInput, kind: typeof RunningProcess = RunningProcess): Promise<string> {
  const state: Carried = input.carried ?? fresh(input);
  // Handlers first, synchronous, and they only push: nothing is lost whatever the workflow is doing.
  setHandler(factSignal, (fact) => void state.unread.push(fact));
  setHandler(clockSignal, (at) => void (state.clock = at > state.clock ? at : state.clock));
  const process = new kind(ways, input, state);
  try {
    for (;;) {
      const outcome = await process.turn();
      if (outcome !== undefined) return await process.leave(outcome);
      if (isLong(input)) await continueAsNew<(i: ProcessInput) => Promise<string>>({ ...input, carried: state });
    }
  } catch (error) {
    // An operator gave the process up: nobody is waited for any more.
    if (isCancellation(error)) await CancellationScope.nonCancellable(() => process.leave('cancelled'));
    throw error;
  }
}

export class RunningProcess {
  protected readonly info = workflowInfo();
  constructor(private readonly ways: Ways, protected readonly input: ProcessInput, protected readonly state: Carried) {
    // The words of a wait are the run's, not the process's: a renewed run says them again.
    if (state.wait) setCurrentDetails(state.wait.sentence.fr);
  }

  protected get table(): ProcessTable {
    return this.ways.find(({ process }) => process === this.state.settings?.process) ?? this.ways[0];
  }

  /** One fact heard, one instant acted on, or one wait. */
  async turn(): Promise<string | undefined> {
    const { state } = this;
    const fact = oldestFirst(state.unread);
    const next = nextInstant(state.wait);
    if (fact && (!next || fact.at <= next)) return this.hear(state.unread.shift() as Heard);
    // A fact later than the instant proves that business time has passed it.
    if (next && (next <= this.now() || fact)) return this.instant(state.wait as Wait, next);
    await this.sleepUntil(next);
    return undefined;
  }

  private now(): string {
    return this.state.clock > this.state.now ? this.state.clock : this.state.now;
  }

  private async sleepUntil(next: string | undefined): Promise<void> {
    const { state } = this;
    const woken = () => state.unread.length > 0 || (next !== undefined && this.now() >= next);
    if (!next) return condition(woken);
    // Business time is real time outside a sandbox; inside, the timer is armed all the same and the clock signal comes first.
    const from = this.input.sandbox ? Date.parse(this.now()) : Date.now();
    const heard = await condition(woken, Math.max(1, Date.parse(next) - from));
    if (!heard && next > state.now) state.now = next;
  }

  protected async hear(fact: Heard): Promise<string | undefined> {
    const { state } = this;
    if (!isNews(state, fact)) return undefined;
    if (!state.settings && patched(PATCHES.settingsFirst)) await this.prepare();
    const { table } = this;
    if (fact.at > state.now) state.now = fact.at;
    const move = moveOf(table, state.step, fact.type);
    if (!move) {
      if (wantedBySome(table, fact.type)) keep(state, fact);
      return undefined;
    }
    markHeard(state, fact);
    return this.go(move(fact, state.memory));
  }

  private async go(next: Next): Promise<string | undefined> {
    if (next === undefined) return undefined;
    if (typeof next === 'object') return next.end;
    await this.enter(next === 'again' ? (this.state.step as string) : next);
    return undefined;
  }

  /** Which way, with which delays, and what the definition says of the stage: before the first fact decides anything. */
  private async prepare(): Promise<void> {
    const { options, ...settings } = await registers.settings(this.info.workflowId, workflowOf(this.ways[0]), this.state, this.state.memory.journey);
    this.state.settings = settings;
    this.table.prepare?.(options ?? {}, this.state.memory);
  }

  private async enter(step: string): Promise<void> {
    const { state, table } = this;
    state.settings ??= await registers.settings(this.info.workflowId, table.process, state);
    state.step = step;
    state.turns[step] = (state.turns[step] ?? 0) + 1;
    for (const one of table.steps[step].enter?.(state.memory) ?? []) await this.perform(one);
    const wait = waitOf(table, this.info.workflowId, step, state.memory, state.settings, state.now, state.turns[step]);
    await this.stand(wait);
    // Facts that came before their step: heard now, before anything newer.
    state.unread.unshift(...takeKept(state, (type) => type in table.steps[step].on || type in (table.anywhere ?? {})));
  }

  /** Registers the wait, and says the same to whoever looks at Temporal UI. */
  private async stand(wait: Wait): Promise<void> {
    const { state, info } = this;
    await registers.open(state, info.workflowId, wait, state.wait && state.wait.key !== wait.key ? state.wait.key : undefined);
    state.wait = wait;
    setCurrentDetails(wait.sentence.fr);
    upsertSearchAttributes({ tandemWaitingFor: [wait.role], tandemStep: [wait.step], tandemDue: [new Date(wait.due)] });
  }

  private async instant(wait: Wait, at: string): Promise<string | undefined> {
    const { state } = this;
    if (at > state.now) state.now = at;
    if (at < wait.due) {
      wait.reminders = wait.reminders.filter((r) => r > at);
      await this.remind(wait, at);
      return undefined;
    }
    await this.overdue(wait);
    return undefined;
  }

  private async remind(wait: Wait, at: string): Promise<void> {
    const { state, table } = this;
    const own = table.steps[wait.step].remind;
    if (own && patched(PATCHES.ownReminders)) return this.perform(own(state.memory));
    await registers.remind(state, this.info.workflowId, wait, at);
  }

  private async overdue(wait: Wait): Promise<void> {
    const { state, info, table } = this;
    const step = table.steps[wait.step];
    // Nobody lapses unheard: not before a message about it was delivered.
    const acts = wait.then === 'act' || ((wait.then === 'lapse' || wait.then === 'void') && (await registers.heard(info.workflowId, wait)));
    if (acts && step.overdue) await this.perform(step.overdue(state.memory), wait);
    else if (wait.then !== 'escalate' && wait.then !== 'act') await registers.task(state, info.workflowId, wait, 'call', wait.to ?? 'coordinator');
    const deadline = state.settings?.deadlines[step.deadline];
    if (deadline && state.settings) await this.stand(extend(table, wait, state.memory, deadline, state.settings.calendar, this.now()));
  }

  /** A guard's refusal is nobody's crash: it becomes one task for a person, and one only while a wait tries again and again. */
  protected async perform(one: Act, tried?: Wait): Promise<void> {
    const { state, info } = this;
    const result = await act(info.workflowId, state, one);
    if (one.as && result.outcome === 'done' && typeof result.answer.id === 'string') state.memory.ids[one.as] = result.answer.id;
    const code = result.outcome === 'refused' ? result.code : result.outcome === 'stale' && tried ? this.late(tried) : undefined;
    if (!code || (tried && state.refused === tried.key)) return;
    if (tried) state.refused = tried.key;
    await registers.task(state, info.workflowId, state.wait, 'refused-act', 'coordinator', code);
  }
  /** Somebody was faster: their fact is on its way, and a second time, after all the time of a deadline, it is not. */
  private late(tried: Wait): string | undefined {
    const { state } = this;
    if (state.late === tried.key) return 'FACT_MISSING';
    state.late = tried.key;
    return undefined;
  }

  async leave(outcome: string): Promise<string> {
    await registers.withdraw(this.state, this.info.workflowId);
    return outcome;
  }
}

/** Does a step that may still come want it? What only the plan of a journey reads is not kept. */
const wantedBySome = (table: ProcessTable, type: string): boolean => type in (table.anywhere ?? {}) || Object.values(table.steps).some((step) => type in step.on);
