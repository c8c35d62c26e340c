import { seeded } from '@tandem/kernel';
import type { Json } from '../engine/api';
import type { Behaviour, Wait } from '../engine/director';
import { has, type Candidate } from '../data';
import type { World } from '../world';

const CRITERIA = ['EXPERIENCE', 'WISH', 'CONSTRUCTIVE', 'DISTANCE', 'AVAILABILITY'];

/** A professional and a user representative: the interview, then each their own grid. */
export function panelBehaviours(world: World): Record<string, Behaviour> {
  const who = (wait: Wait) => world.candidate(world.labelOf(wait.person as string));
  return {
    'selection.interview': async (wait) => {
      const c = who(wait);
      const slot = await world.get('K01', `/interview-slots/${wait.ends.id}`);
      world.plan(slot.startsAt as string, `${c.label} interview ${world.nameOf(wait.ends.id)}`, () => interview(world, c, wait.ends.id));
      return undefined;
    },
    // Whoever the wait stands on first, both members have been handed their grid, and fill it in in their own time.
    'selection.grids': async (wait) => {
      const application = wait.ends.aggregate === 'grid' ? (await world.get('K01', `/grids/${wait.ends.id}`)).application : wait.ends.id;
      const { items } = await world.get('K01', `/grids?application=${application as string}`);
      for (const grid of items as Json[]) planGrid(world, world.candidate(world.labelOf(application as string)), grid);
      return undefined;
    },
  };
}

function planGrid(world: World, c: Candidate, grid: Json): void {
  const member = world.labelOf(grid.member as string);
  const ru = world.example.panels.some((p) => p.ru === member);
  // Story: a grid is missing; its author is reminded after 3 days, the coordinators hear of it after 7.
  world.later(has(c, 'grid-late') && ru ? '9d' : '1d', `${c.label} grid of ${member}`, () => submitGrid(world, grid.id as string, c, member));
}

async function interview(world: World, c: Candidate, slotId: string): Promise<void> {
  const slot = await world.get('K01', `/interview-slots/${slotId}`);
  const panel = world.example.panels.find((p) => world.id(`panel ${p.label}`) === slot.panel)!;
  const misses = has(c, 'absent-once') ? 1 : c.story === 'absent-twice' ? 2 : 0;
  const missed = world.knows(`missed ${c.label}`) ? Number(world.id(`missed ${c.label}`)) : 0;
  if (missed < misses) {
    world.know(`missed ${c.label}`, String(missed + 1));
    // The second absence closes the file: that is for the coordinators to say.
    await world.move(missed ? 'K01' : panel.professional, `/applications/${world.id(`application ${c.label}`)}`, 'record-absence');
    return;
  }
  await world.move(panel.professional, `/interview-slots/${slotId}`, 'hold', { present: [world.id(panel.professional), world.id(panel.ru)] });
}

/** 0 and 3 need an example; the two members of a panel do not see one another's grid. */
async function submitGrid(world: World, id: string, c: Candidate, member: string): Promise<void> {
  const draw = seeded(`${c.label} ${member}`);
  const good = c.story === 'accepted';
  const criteria = CRITERIA.map((code) => ({ code, score: good ? 2 : 1 + draw.int(2) }));
  const ru = world.example.panels.some((p) => p.ru === member);
  const recommendation = has(c, 'differing-grids') ? (ru ? 'YES' : 'RATHER_NO') : good ? (draw.int(2) ? 'YES' : 'RATHER_YES') : draw.int(2) ? 'RATHER_NO' : 'NO';
  await world.move(member, `/grids/${id}`, 'submit', { criteria, competencies: [{ code: 'LISTENING', score: 3, evidence: 'Reformule avant de répondre.' }], recommendation });
}
