import type { Row } from '../engine/csv';
import type { World } from '../world';

/** Panels of a professional and a user representative, and their hours. */
export function planInterviews(world: World): void {
  world.plan(world.when('slots-opened'), 'panels and slots', async () => {
    for (const { label, professional, ru } of world.example.panels) {
      const members = [{ person: world.id(professional), role: 'professional' }, { person: world.id(ru), role: 'ru' }];
      const { id } = await world.post('K01', '/panels', { organisation: world.organisation, call: world.id('call'), members });
      world.know(`panel ${label}`, id as string);
    }
    for (const slot of world.example.slots) await openSlot(world, slot);
  });
}

async function openSlot(world: World, { panel, when, time }: Row): Promise<void> {
  const body = { panel: world.id(`panel ${panel}`), startsAt: world.calendar.at(when, time), minutes: 60, mode: 'ON_SITE', place: 'Hôpital Pasteur, salle des usagers' };
  world.know(`slot ${panel}/${when}/${time}`, (await world.post('K01', '/interview-slots', body)).id as string);
}
