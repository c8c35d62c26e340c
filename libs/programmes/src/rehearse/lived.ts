import { seeded, type Rng } from '@tandem/kernel';
import type { Act, Heard, Memory, PlannedStage, ProcessTable, Wait } from '../plan';
import { factsOf } from '../explore/acts';
import type { Capacity } from './agenda';
import { DAY, msOf } from './days';
import { DEEDS } from './deeds/all';
import type { House } from './house';
import type { Ms } from './queue';
import { Running, type Around } from './running';
import { FORGOTTEN, NEVER, Scene, type Deed } from './scene';
import type { Subject } from './subject';

/** What a wait is spent on when it is not the answer of whoever is waited for. */
export type Cause = Capacity | 'projects' | 'halfDays';

/** Those the programme is for: any day is theirs, and they may be away; the others work. */
export const PEOPLE: readonly string[] = ['candidate', 'partner', 'person', 'public'];

/** A process of one subject, and what the people around it do: answer, forget, be woken by a reminder or a call. */
export class Lived implements Around {
  readonly running: Running;
  /** Draws of the present wait alone: the same people do the same whatever happens elsewhere. */
  rng: Rng = seeded('');
  private enteredAt: Ms = 0;
  private wishedAt?: Ms;
  private cause?: Cause;
  private actsAt: Ms = NEVER;
  private role?: Wait['role'];
  private step = '';

  constructor(private readonly house: House, readonly subject: Subject, table: ProcessTable, id: string, readonly stage?: PlannedStage) {
    const memory: Memory = { organisation: 'organisation', journey: subject.id, ids: {}, dates: {}, counts: {} };
    table.prepare?.(stage?.options ?? {}, memory);
    this.running = new Running(table, id, house.settings(table.process), memory, this);
  }

  hear(fact: Heard): void {
    if (this.running.hear(fact) && this.running.ended) this.settle();
  }

  /** Which turn of which step: what was planned for another one is forgotten. */
  private get key(): string | undefined {
    return this.running.wait?.key;
  }
  private get deed(): Deed | undefined {
    return DEEDS[this.running.table.process]?.[this.step];
  }

  // What a service would do and tell, by its own state table.
  asked({ operation, input }: Act): void {
    if (operation === 'recruitment.membership.suspend' && this.subject.membership !== 'active') return;
    const [type] = factsOf({ operation, input });
    if (type) this.house.tell(this.subject, { type, subject: String(input.id ?? this.subject.id), data: { code: input.code, outcome: input.outcome }, actor: 'system', stage: this.stage?.id });
  }

  stood(wait: Wait, how: 'entered' | 'extended'): void {
    this.house.watch.stood?.(wait, this.house.now);
    if (how === 'entered') this.entered(wait);
    else this.extended(wait);
    this.arm();
  }

  private entered(wait: Wait): void {
    this.settle();
    Object.assign(this, { step: wait.step, role: wait.role, enteredAt: this.house.now, cause: undefined, wishedAt: undefined });
    this.rng = seeded(`${this.house.seed}/${wait.key}`);
    if (wait.role !== 'system' && wait.process !== 'journey') this.house.ledger.task(wait.role, this.house.now, 'tasks');
    const { deed } = this;
    if (!deed) this.plan(NEVER);
    else this.plan(deed.when ? deed.when(new Scene(this.house, this)) : this.house.answers(this));
  }

  /** The rest of this wait is because of that, not because of who is waited for. */
  because(cause: Cause, since: Ms): void {
    if (this.cause) return;
    this.cause = cause;
    this.wishedAt = Math.max(since, this.enteredAt);
  }

  /** The deadline has passed: somebody else's turn, or another chance to remember. */
  private extended(wait: Wait): void {
    const other = wait.role !== this.role;
    this.role = wait.role;
    if (other) this.house.ledger.task(wait.role, this.house.now, 'tasks');
    const forgot = this.actsAt === FORGOTTEN && !PEOPLE.includes(wait.role);
    if (this.deed && this.actsAt !== NEVER && (other || forgot)) this.plan(Math.min(this.actsAt, this.house.answers(this)));
  }

  /** The next reminder or deadline. */
  private arm(): void {
    const { key } = this;
    const next = this.running.next();
    if (next) this.house.deadline(msOf(next), () => this.key === key && this.running.next() === next && this.passed(next));
  }
  private passed(instant: string): void {
    const { wait } = this.running;
    // A date that comes is no deadline missed: an interview, the end of a session.
    const appointment = this.deed?.when && this.running.table.steps[this.step].until && wait?.rung === 0;
    if (wait && !wait.reminders.length && !appointment && wait.role !== 'system' && wait.process !== 'journey') this.house.ledger.missed(wait.role, this.house.now);
    this.running.pass(instant);
    // A deadline has armed what follows; a reminder has not.
    if (wait === this.running.wait) this.arm();
  }

  reminded({ role }: Wait): void {
    this.house.ledger.reminded(role, this.house.now);
    if (this.actsAt === FORGOTTEN && this.rng.chance(this.house.assume.of('wakes.reminder'))) this.plan(this.house.now + DAY);
  }
  called({ to = 'coordinator' }: Wait): void {
    this.house.ledger.task(to, this.house.now, 'calls');
    if (this.actsAt === FORGOTTEN && this.rng.chance(this.house.assume.of('wakes.call'))) this.plan(this.house.now + 2 * DAY);
  }
  delivered(): boolean {
    return this.rng.chance(this.house.assume.of('delivered'));
  }

  private plan(at: Ms): void {
    this.actsAt = at;
    const { key } = this;
    if (at < NEVER) this.house.at(at, () => this.key === key && this.actsAt === at && !this.running.ended && this.act());
  }

  private act(): void {
    const { house, subject, deed } = this;
    if (this.role && PEOPLE.includes(this.role) && subject.awayUntil > house.now) return this.plan(subject.awayUntil + DAY);
    this.actsAt = NEVER;
    const again = deed?.does(new Scene(house, this));
    if (again !== undefined) this.plan(again);
  }

  /** The wait is over: whose days they were, on the way to a first half-day. */
  private settle(): void {
    const { house, subject, enteredAt, wishedAt, cause } = this;
    const { process } = this.running.table;
    const onTheWay = subject.plan.journey === 'partner' && ['none', 'accepted'].includes(subject.membership);
    if (!this.step || !onTheWay || process === 'journey' || subject.following.has(this.running.id)) return;
    const until = Math.min(wishedAt ?? house.now, house.now);
    house.ledger.spend(`${process}.${this.step}`, enteredAt, until);
    if (cause) house.ledger.spend(cause, until, house.now);
  }
}
