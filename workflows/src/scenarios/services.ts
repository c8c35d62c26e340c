import type { TandemEvent } from '@tandem/messages';
import { factsOf, processOf, settingsOf } from '@tandem/programmes';
import type { ProcessSettings } from '@tandem/programmes/plan';
import type { ActResult } from '../runtime/acts';
import type { Cast } from './cast';

/** What the services answer, and what they tell of it. */
export interface Answered {
  result: ActResult;
  told: TandemEvent[];
}
type Input = Record<string, unknown>;
const done = (told: TandemEvent[] = [], answer: Input = {}): Answered => ({ result: { outcome: 'done', answer }, told });

/** Recruitment, inbox and the others as far as a journey asks them: they answer from the definition and tell what they did. */
export class Services {
  /** Were messages delivered up to now? */
  delivered = true;
  private tasks = 0;
  constructor(private readonly cast: Cast) {}

  answer(operation: string, input: Input, at: string): Answered {
    const { cast } = this;
    switch (operation) {
      case 'recruitment.programme.settings': return done([], { ...this.settings(String(input.process), input.journey !== undefined) });
      case 'recruitment.journey.plan': return done([], { plan: cast.plan });
      case 'recruitment.journey.enter-stage': return this.journey('journey.stage-entered', this.stage(input), at);
      case 'recruitment.journey.close-stage': return this.journey('journey.stage-closed', this.stage(input), at);
      case 'recruitment.journey.close': return this.journey('journey.closed', { outcome: input.outcome }, at);
      case 'inbox.wait.heard': return done([], { heard: this.delivered });
      case 'inbox.task.open': return done([this.task(input, at)]);
      default: return operation.startsWith('inbox.') ? done() : this.moved(operation, input, at);
    }
  }

  /** As recruitment does: the way the journey's stage takes, its delays, its options. */
  settings(process: string, ofJourney = true): ProcessSettings & { process: string } {
    const { definition, plan } = this.cast;
    const stage = ofJourney ? plan.stages.find(({ kind }) => kind === process) : undefined;
    const way = stage ? processOf({ kind: stage.kind, ...stage.options }) : process;
    return { ...settingsOf(definition, way), process: way, ...(stage ? { options: stage.options } : {}) };
  }

  private tell(type: string, name: string, data: Input, at: string): TandemEvent {
    return this.cast.fact(type, name, data, at, 'system:tandem');
  }
  /** Whoever asks late changes nothing: a journey that is closed has closed its stages. */
  private journey(type: string, data: Input, at: string): Answered {
    return done(this.cast.may(type, '') ? [this.tell(type, '', data, at)] : []);
  }
  private stage({ stage, outcome }: Input): Input {
    const kind = this.cast.plan.stages.find(({ id }) => id === stage)?.kind;
    return { stage, stageKind: kind, ...(outcome ? { outcome } : {}) };
  }
  private task({ kind, role, code }: Input, at: string): TandemEvent {
    this.tasks += 1;
    return this.tell('task.opened', `${String(code ?? kind)}#${this.tasks}`, { kind, role, ...(code ? { code } : {}) }, at);
  }

  /** The owner's state table says what it tells of a command. */
  private moved(operation: string, input: Input, at: string): Answered {
    const [type] = factsOf({ operation, input });
    if (!type) return done();
    const { cast } = this;
    const name = cast.nameOf(input.id);
    // As an owner answers when somebody was faster.
    if (!cast.may(type, name)) return { result: { outcome: 'stale' }, told: [] };
    const told = [this.tell(type, name, {}, at)];
    // The next convention takes over in the same transaction.
    const next = type === 'convention.renewed' && cast.namesOf('convention').find((one) => cast.dataOf('convention', one).renews === input.id);
    return done(typeof next === 'string' ? [...told, this.tell('convention.activated', next, {}, at)] : told);
  }
}
