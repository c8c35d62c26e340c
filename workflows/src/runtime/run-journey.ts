import { advance, asksForPlan, JOURNEY_FACTS, journeyTable, noProgress, type Heard } from '@tandem/programmes/plan';
import { registers } from './acts';
import { runProcess, RunningProcess } from './run-process';
import type { ProcessInput } from './state';
import { isNews } from './state';

/** A journey's own wait is a table; what opens and closes is its plan, asked for once and carried. */
class RunningJourney extends RunningProcess {
  protected override async hear(fact: Heard): Promise<string | undefined> {
    if (isNews(this.state, fact) && (JOURNEY_FACTS as readonly string[]).includes(fact.type)) await this.advance(fact);
    return super.hear(fact);
  }

  private async advance(fact: Heard): Promise<void> {
    const { state, input, info } = this;
    const id = input.journey as string;
    const plan = state.plan && !asksForPlan(state.plan, fact.type) ? state.plan : await registers.plan(info.workflowId, id);
    state.plan = plan;
    const { progress, moves, end } = advance(plan, state.progress ?? noProgress(), fact);
    state.progress = progress;
    for (const move of moves) {
      if ('enter' in move) await this.perform({ operation: 'recruitment.journey.enter-stage', input: { id, stage: move.enter } });
      else await this.perform({ operation: 'recruitment.journey.close-stage', input: { id, stage: move.close, outcome: move.outcome } });
    }
    if (end && fact.type !== 'journey.closed') await this.perform({ operation: 'recruitment.journey.close', input: { id, outcome: end } });
  }
}

export const runJourney = (input: ProcessInput): Promise<string> => runProcess([journeyTable], input, RunningJourney);
