import { halfDayStart, type HalfDay } from '@tandem/kernel';
import { list, type Row } from '../engine/csv';
import { has, type Candidate } from '../data';
import type { World } from '../world';

/** Joint sessions: partners come by invitation of the office (see roles/coordinator), professionals are asked here. */
export function planTraining(world: World): void {
  for (const row of world.example.sessions) {
    const halves = halfDays(world, row);
    world.plan(world.calendar.at(row.created), `session ${row.label} opens`, () => open(world, row, halves));
    const last = halves[halves.length - 1];
    world.plan(world.calendar.at(confirmWhen(row)), `session ${row.label} confirmed`, () => world.move('T01', at(world, row), 'confirm'));
    world.plan(halfDayStart(last), `session ${row.label} held`, () => hold(world, row));
  }
}

const at = (world: World, row: Row) => `/sessions/${world.id(`session ${row.label}`)}`;
const halfDays = (world: World, row: Row): HalfDay[] => list(row.days).map((day) => world.calendar.halfDay(...(day.split(':') as [string, string])));
const confirmWhen = (row: Row): string => `${Number(list(row.days)[0].split('.')[0]) - 1}.5`;

async function open(world: World, row: Row, halfDaysOf: HalfDay[]): Promise<void> {
  const body = { organisation: world.organisation, programme: 'chu-nice', course: 'initial-joint', halfDays: halfDaysOf, site: world.id('site SITE1'), places: Number(row.places), minPeople: 2 };
  const { id } = await world.post('T01', '/sessions', body);
  world.know(`session ${row.label}`, id as string);
  await world.move('T01', at(world, row), 'open');
  for (const label of list(row.professionals)) {
    const enrolment = await world.post('T01', `${at(world, row)}/enrolments`, { person: world.id(label) });
    await world.post(label, `/enrolments/${enrolment.id as string}/accept`, {}, { version: enrolment.version as number });
  }
}

/** The trainer notes who came, in the evening of the last half-day, and closes: those who attended have completed the course. */
async function hold(world: World, row: Row): Promise<void> {
  await world.move('T01', at(world, row), 'hold');
  const { items } = await world.get('T01', `/enrolments?session=${world.id(`session ${row.label}`)}&state=CONFIRMED&limit=200`);
  for (const { id, version, person } of items as { id: string; version: number; person: string }[]) {
    await world.post('T01', `/enrolments/${id}/record-attendance`, { attendance: attendance(world.candidate(world.labelOf(person)), row) }, { version });
  }
  await world.move('T01', at(world, row), 'close');
}

/** Somebody was ill that day: excused, and invited again. */
const attendance = (c: Candidate | undefined, row: Row): string => (c && has(c, 'training-again') && row.label === c.session ? 'ABSENT_EXCUSED' : 'ATTENDED');
