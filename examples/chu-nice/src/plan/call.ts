import { addDays, addMonths } from '@tandem/kernel';
import { list, type Row } from '../engine/csv';
import type { World } from '../world';

/** A call to users and teams; the teams propose projects, which the coordinators examine. */
export function planCall(world: World): void {
  world.plan(world.when('call-opens'), 'call opens', () => openCall(world));
  for (const row of world.example.projects) {
    world.plan(world.when('projects-submitted'), `project ${row.label} submitted`, () => submit(world, row));
    world.plan(world.when('projects-reviewed'), `project ${row.label} reviewed`, () => review(world, row));
    if (row.story === 'rejected') continue;
    if (row.story === 'changes-requested') world.plan(world.when('projects-corrected'), `project ${row.label} corrected`, () => correct(world, row));
    world.plan(world.when('projects-open'), `project ${row.label} opens`, () => open(world, row));
    world.plan(world.when('projects-start'), `project ${row.label} starts`, () => start(world, row));
  }
}

async function openCall(world: World): Promise<void> {
  const { organisation } = world;
  const call = await world.post('K01', '/calls', {
    organisation, programme: 'chu-nice', names: { fr: 'Devenez patient partenaire du CHU de Nice' }, audience: 'BOTH', target: world.partners.length,
    opens: world.now.slice(0, 10), closes: world.when('call-closes').slice(0, 10),
  });
  world.know('call', call.id as string);
  await world.move('K01', `/calls/${call.id as string}`, 'publish');
}

/** Everything the checklist asks, but what the story leaves out for the review to find. */
function project(world: World, row: Row, complete: boolean) {
  const starts = world.when('projects-start').slice(0, 10);
  const ends = addMonths(world.calendar.start.slice(0, 10), world.example.months + 3);
  const answers = { whyPartners: row.why, fromStep: 'DESIGN', canChange: row.tasks, feedbackOn: addDays(ends, -30), accessibility: 'Salles de plain-pied, pauses prévues.', wordingChecked: true, partnerSeats: Number(row.seats), seatsFrom: starts };
  return {
    title: row.title, field: row.field, level: row.level, why: row.why, tasks: row.tasks, seats: Number(row.seats), minPartners: Math.min(2, Number(row.seats)), starts, ends, plannedHalfDays: 20,
    need: { pathways: row.pathway ? [row.pathway] : [], role: 'ANY' }, formats: list(row.formats), unit: world.id(`unit ${row.unit}`), site: world.id(`site ${row.site}`),
    referent: world.id(row.referent), call: world.id('call'), budgetLine: 'Budget partenariat', checklist: complete ? answers : { whyPartners: row.why, fromStep: 'ACTION' },
  };
}

async function submit(world: World, row: Row): Promise<void> {
  const { id } = await world.post(row.referent, '/projects', { organisation: world.organisation, programme: 'chu-nice', ...project(world, row, row.story === '') });
  world.know(`project ${row.label}`, id as string);
  await world.move(row.referent, `/projects/${id as string}`, 'submit');
}

async function review(world: World, row: Row): Promise<void> {
  const at = `/projects/${world.id(`project ${row.label}`)}`;
  await world.move('K01', at, 'start-review');
  if (row.story === 'rejected') await world.move('K01', at, 'reject', { reason: 'TOKENISM' });
  else if (row.story === 'changes-requested') await world.move('K01', at, 'request-changes', { points: ['FEEDBACK_DATE', 'CAN_CHANGE'] });
  else await world.move('K01', at, 'approve');
}

async function correct(world: World, row: Row): Promise<void> {
  const at = `/projects/${world.id(`project ${row.label}`)}`;
  const { version } = await world.get(row.referent, at);
  await world.put(row.referent, at, project(world, row, true), { version: version as number });
  await world.move(row.referent, at, 'resubmit');
  await world.move('K01', at, 'start-review');
  await world.move('K01', at, 'approve');
}

const open = (world: World, row: Row) => world.move('K01', `/projects/${world.id(`project ${row.label}`)}`, 'open');
const start = (world: World, row: Row) => world.move(row.referent, `/projects/${world.id(`project ${row.label}`)}`, 'start');
