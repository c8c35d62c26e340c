import type { Behaviour, Wait } from '../engine/director';
import type { World } from '../world';

/** The referent of the project says that the service was done. */
export function referentBehaviours(world: World): Record<string, Behaviour> {
  return {
    'vacation.approving': (wait) => ({ after: '2d', act: () => approve(world, wait) }),
  };
}

async function approve(world: World, wait: Wait): Promise<void> {
  const at = `/vacations/${wait.ends.id}`;
  const row = world.example.vacations.find((v) => v.label === world.labelOf(wait.ends.id))!;
  const who = wait.person ? world.labelOf(wait.person) : 'K01';
  // Story: a disputed half-day; the coordinators settle it.
  if (row.story === 'disputed') await world.move(who, at, 'dispute', { comment: 'La réunion a fini à onze heures.' });
  else await world.move(who, at, 'approve');
}
