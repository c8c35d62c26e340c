import { list } from '../engine/csv';
import type { World } from '../world';

const SEED = 2024;

/** Teams and partners meet, rank one another, and a stable result is published by two people. */
export function planSpeedDating(world: World): void {
  const steps: [string, (world: World) => Promise<unknown>][] = [['dating-opens', open], ['dating-ranked', rank], ['dating-closes', compute], ['dating-published', publish]];
  for (const [name, act] of steps) world.plan(world.when(name), name, () => act(world));
}

const opened = (world: World) => world.example.projects.filter((p) => p.story !== 'rejected');
const at = (world: World) => `/speed-datings/${world.id('speed-dating')}`;

async function open(world: World): Promise<void> {
  const projects = opened(world).map((p) => ({ project: world.id(`project ${p.label}`), capacity: Number(p.seats) }));
  const { id } = await world.post('K01', '/speed-datings', { organisation: world.organisation, programme: 'chu-nice', call: world.id('call'), projects, closes: world.when('dating-closes').slice(0, 10) });
  world.know('speed-dating', id as string);
  await world.move('K01', at(world), 'open');
}

/** Both sides rank everybody they met: no draw has to decide. */
async function rank(world: World): Promise<void> {
  for (const c of world.partners) {
    const order = list(c.ranking).map((p) => world.id(`project ${p}`));
    await world.put(c.label, `${at(world)}/partners/${world.id(`membership ${c.label}`)}/ranking`, { order });
  }
  for (const p of opened(world)) {
    const order = list(p.ranking).map((c) => world.id(`membership ${c}`));
    await world.put(p.referent, `${at(world)}/projects/${world.id(`project ${p.label}`)}/ranking`, { order });
  }
}

async function compute(world: World): Promise<void> {
  await world.move('K01', at(world), 'close');
  await world.move('K01', at(world), 'compute', { seed: SEED });
}

async function publish(world: World): Promise<void> {
  await world.move('R01', at(world), 'review');
  await world.move('K01', at(world), 'publish');
  const { items } = await world.get('K01', `/assignments?speedDating=${world.id('speed-dating')}&limit=200`);
  for (const { id, person, project } of items as { id: string; person: string; project: string }[]) {
    const label = world.labelOf(person);
    world.know(`assignment ${label}`, id);
    world.know(`project of ${label}`, project);
  }
}
