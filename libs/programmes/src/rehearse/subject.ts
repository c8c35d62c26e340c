import { seeded, type Rng } from '@tandem/kernel';
import { noProgress, stageOf, type Heard, type Plan, type PlannedStage, type Progress } from '../plan';
import type { Lived } from './lived';
import type { Ms } from './queue';

/** One candidate, project, structure or referent, and everything that runs about them. */
export class Subject {
  progress: Progress = noProgress();
  /** The process of each planned stage, once it has begun. */
  readonly stages = new Map<string, Lived>();
  /** The journey's own wait. */
  own?: Lived;
  /** Processes that follow a row of their own: half-days, batches. */
  readonly following = new Map<string, Lived>();
  arrivedAt?: Ms;
  activeAt?: Ms;
  firstHalfDayAt?: Ms;
  readonly enteredAt = new Map<string, Ms>();
  /** Ill or elsewhere until then: nothing of theirs moves. */
  awayUntil: Ms = 0;
  membership: 'none' | 'accepted' | 'active' | 'paused' | 'suspended' | 'ended' = 'none';
  closed = false;
  /** What deeds remember of this one: whose turn it is to sign, which date was booked. */
  readonly marks: Record<string, number> = {};
  private rows = 0;
  private readonly draws: Record<string, number> = {};

  constructor(readonly id: string, readonly plan: Plan, readonly pays: readonly string[] = []) {}

  /** The n-th time something is drawn for this one: the same whatever happens to the others. */
  draw(seed: string, what: string): Rng {
    this.draws[what] = (this.draws[what] ?? 0) + 1;
    return seeded(`${seed}/${this.id}/${what}${this.draws[what]}`);
  }
  row(kind: string): string {
    this.rows += 1;
    return `${this.id}.${kind}${this.rows}`;
  }
  get lives(): Lived[] {
    return [...this.stages.values(), ...(this.own ? [this.own] : [])];
  }
  stageOf(id: string): PlannedStage | undefined {
    return stageOf(this.plan, id);
  }

  /** Membership as its owner would write it. */
  note({ type }: Pick<Heard, 'type'>): void {
    const next = MEMBERSHIP[type];
    if (next && this.membership !== 'ended') this.membership = next;
    if (type === 'journey.closed') this.closed = true;
  }

  /** Where this one is: exactly one place at every instant. */
  place(): string {
    if (this.arrivedAt === undefined) return 'before';
    if (this.closed || this.progress.ended) return `left:${(this.progress.ended ?? 'CLOSED').toLowerCase()}`;
    const open = this.plan.stages.find((stage) => this.progress.open.includes(stage.id));
    if (open?.kind === 'exit') return open.kind;
    if (this.membership === 'active' || this.membership === 'paused' || this.membership === 'suspended') return this.membership;
    return open?.kind ?? 'waiting';
  }
}

const MEMBERSHIP: Partial<Record<string, Subject['membership']>> = {
  'application.accepted': 'accepted', 'membership.activated': 'active', 'membership.paused': 'paused', 'membership.resumed': 'active',
  'membership.suspended': 'suspended', 'membership.reinstated': 'active', 'membership.ended': 'ended',
};
