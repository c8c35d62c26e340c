import type { Behaviour } from '../engine/director';
import type { World } from '../world';
import { candidateBehaviours } from './candidate';
import { coordinatorBehaviours } from './coordinator';
import { financeBehaviours } from './finance';
import { surveyBehaviours } from './lead';
import { panelBehaviours } from './panel';
import { partnerBehaviours } from './partner';
import { referentBehaviours } from './referent';
import { signingBehaviours } from './signers';
import { trainerBehaviours } from './trainer';

/** Who does what about each wait, by `process.step`. Waits without a row are Tandem's own, or nobody's on purpose. */
export function behavioursOf(world: World): Record<string, Behaviour> {
  const untilEvening = (behaviour: Behaviour): Behaviour => (wait) => (world.evening ? undefined : behaviour(wait));
  return Object.fromEntries(Object.entries(all(world)).map(([step, behaviour]) => [step, untilEvening(behaviour)]));
}

const all = (world: World): Record<string, Behaviour> => ({
  ...candidateBehaviours(world), ...panelBehaviours(world), ...coordinatorBehaviours(world), ...trainerBehaviours(world), ...signingBehaviours(world),
  ...partnerBehaviours(world), ...referentBehaviours(world), ...financeBehaviours(world), ...surveyBehaviours(world),
});
