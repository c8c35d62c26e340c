import type { Behaviour } from '../engine/director';
import type { World } from '../world';

export function trainerBehaviours(world: World): Record<string, Behaviour> {
  return {
    // Who was excused is invited again; who attended was completed when the session closed.
    'training.validating': (wait) => ({ after: '1d', act: async () => void (await world.move('T01', `/enrolments/${wait.ends.id}`, 'require-again')) }),
  };
}
