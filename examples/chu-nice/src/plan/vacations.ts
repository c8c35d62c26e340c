import { addDays, parisInstant, type HalfDay } from '@tandem/kernel';
import type { Row } from '../engine/csv';
import type { World } from '../world';

/** Referents plan each half-day two weeks ahead; what follows is the partner's and the referent's own doing. */
export function planVacations(world: World): void {
  for (const row of world.example.vacations) {
    const half = halfDay(world, row);
    world.plan(parisInstant(addDays(half.date, -14), '09:00'), `vacation ${row.label} planned`, () => planOne(world, row, half));
  }
}

async function planOne(world: World, row: Row, halfDay: HalfDay): Promise<void> {
  const project = world.example.projects.find((p) => world.id(`project ${p.label}`) === world.id(`project of ${row.partner}`))!;
  const place = row.remote ? { remote: true } : { site: world.id(`site ${project.site}`) };
  const { id } = await world.post(project.referent, '/vacations', { assignment: world.id(`assignment ${row.partner}`), format: row.format, halfDay, minutes: Number(row.minutes), ...place });
  world.know(`vacation ${row.label}`, id as string);
}

function halfDay(world: World, row: Row): HalfDay {
  const half = world.calendar.halfDay(row.when, row.part);
  if (row.story !== 'band') return half;
  // The kilometre scale counts by calendar year: the trips that cross its band stay within one.
  const years = world.example.vacations.filter((v) => v.story === 'band').map((v) => world.calendar.date(v.when).slice(0, 4));
  return new Set(years).size > 1 ? { ...half, date: world.calendar.date(later(row.when, 2)) } : half;
}
const later = (when: string, weeks: number): string => `${Number(when.split('.')[0]) + weeks}.${when.split('.')[1]}`;
