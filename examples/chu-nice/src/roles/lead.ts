import type { Behaviour } from '../engine/director';
import { Surveys } from '../plan/surveys';
import type { World } from '../world';

/** Questionnaires: answered from the mail's link, then reviewed and published by the lead. */
export function surveyBehaviours(world: World): Record<string, Behaviour> {
  const surveys = new Surveys(world);
  return {
    'campaign.answering': () => ({ after: '3d', act: () => surveys.answerAll() }),
    'campaign.publishing': (wait) => ({ after: '3d', act: async () => void (await world.move('L01', `/campaigns/${wait.ends.id}`, 'publish')) }),
  };
}
