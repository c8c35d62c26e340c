import { addDays, isoWeekday, parisDate } from '@tandem/kernel';
import type { Json } from '../engine/api';
import { approvedHalfDays, sumsLeftOpen } from '../refusals/eve-money';
import { conventionTerms } from '../roles/coordinator';
import type { World } from '../world';

/**
 * The last evening: things left half done on purpose, so that what must be refused has something to be refused on. None
 * of it is a candidate, a half-day done or a sum paid more.
 */
export function planEve(world: World, end: string): void {
  const at = new Date(Date.parse(end) - 15 * 60_000).toISOString();
  world.plan(at, 'the last evening', async () => {
    world.evening = true;
    for (const act of [secondCall, halfDays, renewalSent, papers, openSession, moneyLeftOpen, sumsLeftOpen, remembered]) await act(world);
  });
}

const plain = (world: World): string => world.persona('plain') as string;

/** A new call: somebody who had not answered begins a form, somebody refused sends one, and a refusal is proposed. */
async function secondCall(world: World): Promise<void> {
  const { organisation } = world;
  const { id } = await world.post('K01', '/calls', { organisation, programme: 'chu-nice', names: { fr: 'Rejoignez les patients partenaires' }, audience: 'USERS' });
  world.know('call again', id as string);
  await world.move('K01', `/calls/${id as string}`, 'publish');
  const begin = async (label: string): Promise<string> => {
    const started = await world.post(label, '/applications', { call: id, personKind: 'PATIENT', source: 'WEBSITE' });
    return world.know(`again ${label}`, started.id as string);
  };
  await begin(world.persona('again-draft') as string);
  const label = world.persona('again-submitted') as string;
  const at = `/applications/${await begin(label)}`;
  await world.put(label, at, { motivation: 'Je suis plus disponible aujourd’hui.' }, { version: 1 });
  await world.move(label, at, 'submit');
  await world.move('K01', at, 'propose-refusal', { reason: 'OUTSIDE_CRITERIA' });
}

const mondayAfter = (date: string): string => addDays(date, (8 - isoWeekday(date)) % 7);

/** Half-days ahead: two at once, a third in a week, one after the end of the convention. */
async function halfDays(world: World): Promise<void> {
  const label = plain(world);
  const monday = mondayAfter(addDays(parisDate(world.now), 14));
  const { to } = await world.get('K01', `/memberships/${world.id(`membership ${label}`)}/cover`);
  const ahead: [name: string, date: string, confirmed: boolean][] = [
    ['confirmed', monday, true], ['overlapping', monday, false], ['second', addDays(monday, 1), true], ['third', addDays(monday, 2), false], ['uncovered', addDays(to as string, 40), false],
  ];
  for (const [name, date, confirmed] of ahead) {
    const body = { assignment: world.id(`assignment ${label}`), format: 'working-meeting', halfDay: { date, part: 'AM' }, remote: true, force: true };
    const { id } = await world.post(world.referentOf(label), '/vacations', body);
    world.know(`vacation ${name}`, id as string);
    if (confirmed) await world.move(label, `/vacations/${id as string}`, 'confirm');
  }
}

/** A renewal sent early: nobody has signed it yet. */
async function renewalSent(world: World): Promise<void> {
  const label = plain(world);
  const current = world.id(`convention ${label}`);
  const { ends, signatures } = await world.get('K01', `/conventions/${current}`);
  world.know('signature plain', signatureOf(signatures as Json[], 'partner'));
  const terms = conventionTerms(world, world.candidate(label), addDays(ends as string, 1), 12);
  const { id } = await world.post('K01', '/conventions', { membership: world.id(`membership ${label}`), renews: current, ...terms });
  world.know('convention sent', id as string);
  await world.move('K01', `/conventions/${id as string}`, 'prepare');
  await world.move('K01', `/conventions/${id as string}`, 'send');
  const sent = await world.get('K01', `/conventions/${id as string}`);
  for (const role of ['partner', 'signatory']) world.know(`signature sent ${role}`, signatureOf(sent.signatures as Json[], role));
}
const signatureOf = (signatures: Json[], role: string): string => signatures.find((s) => s.role === role)!.id as string;

async function papers(world: World): Promise<void> {
  const label = plain(world);
  world.know('document', (await world.post('K01', `/memberships/${world.id(`membership ${label}`)}/documents`, { kind: 'VEHICLE' })).id as string);
  const tie = { organisation: world.organisation, person: world.id(label), other: world.id('N09'), kind: 'CARE' };
  world.know('tie', (await world.post('K01', '/ties', tie)).id as string);
  const starts = addDays(parisDate(world.now), 60);
  const idea = { organisation: world.organisation, programme: 'chu-nice', title: 'Une idée à préciser', seats: 2, starts, ends: addDays(starts, 200) };
  world.know('project idea', (await world.post('N01', '/projects', idea)).id as string);
}

/** A session nobody has joined yet. */
async function openSession(world: World): Promise<void> {
  const halfDaysOf = [{ date: mondayAfter(addDays(parisDate(world.now), 30)), part: 'AM' }];
  const { id } = await world.post('T01', '/sessions', { organisation: world.organisation, programme: 'chu-nice', course: 'initial-joint', halfDays: halfDaysOf, places: 6 });
  world.know('session empty', id as string);
  await world.move('T01', `/sessions/${id as string}`, 'open');
  world.know('enrolment invited', (await world.post('T01', `/sessions/${id as string}/enrolments`, { person: world.id('N09') })).id as string);
}

/** An account the office typed and nobody verified, a claim that waited too long, a batch with nothing to pay. */
async function moneyLeftOpen(world: World): Promise<void> {
  const label = plain(world);
  const volunteer = world.candidate(world.persona('volunteer') as string);
  const account = { membership: world.id(`membership ${volunteer.label}`), iban: volunteer.iban, holder: `${volunteer.givenName} ${volunteer.familyName}` };
  world.know('account entered', (await world.post('K01', '/bank-details', account)).id as string);
  const approved = await approvedHalfDays(world, label);
  const done = approved.find((v) => !v.remote) ?? approved[0];
  world.know('vacation done', done.id as string);
  const lines = [{ kind: 'TICKET', date: done.date, cents: 200, sworn: true }];
  world.know('claim draft', (await world.post(label, '/claims', { membership: world.id(`membership ${label}`), vacation: done.id, lines })).id as string);
  const batch = { organisation: world.organisation, route: 'REFUS', kind: 'EXPENSE', executesOn: addDays(parisDate(world.now), 7) };
  world.know('batch empty', (await world.post('F01', '/batches', batch)).id as string);
}

/** Names for a few things the platform made by itself. */
async function remembered(world: World): Promise<void> {
  const label = plain(world);
  const first = async (who: string, path: string): Promise<Json> => ((await world.get(who, path)).items as Json[])[0];
  const application = await world.get('K01', `/applications/${world.id(`application ${label}`)}`);
  world.know('slot of plain', application.slot as string);
  world.know('grid of plain', (await first('K01', `/grids?slot=${application.slot as string}`)).id as string);
  world.know('payable paid', (await first('F01', '/payables?state=PAID&limit=1')).id as string);
  world.know('batch closed', (await first('F01', '/batches?state=CLOSED&limit=1')).id as string);
  world.know('campaign', (await first('L01', '/campaigns?state=PUBLISHED&limit=1')).id as string);
  world.know('grant admin', (await first('A01', '/grants?role=admin&limit=1')).id as string);
}
