import { addBusinessDays, addDays, parisDate } from '@tandem/kernel';
import { has, type Candidate } from '../data';
import type { World } from '../world';

/** Status routes and bank details once somebody is trained; a batch per status each month. */
export function planMoney(world: World): void {
  for (const c of world.partners) {
    world.plan(world.when('routes'), `${c.label} chooses a status`, () => chooseRoute(world, c));
    world.plan(world.when('accounts'), `${c.label} gives an account`, () => enterAccount(world, c, c.iban));
  }
  const weeks = world.example.timeline.filter((t) => ['first-batch', 'last-batch'].includes(t.name)).map((t) => Number(t.when.split('.')[0]));
  for (let week = Math.min(...weeks); week <= Math.max(...weeks); week += 4) {
    world.plan(world.calendar.at(`${week}.1`), `batches of week ${String(week).padStart(3, '0')}`, () => openBatches(world, week));
  }
  if (world.tells('rate-changes')) world.plan(world.when('rate-changes'), 'rates change', () => changeRates(world));
}

async function chooseRoute(world: World, c: Candidate): Promise<void> {
  const at = `/memberships/${world.id(`membership ${c.label}`)}`;
  const association = c.route === 'ASSOCIATION' ? { association: { siret: c.siret, label: 'Association des usagers du littoral' } } : {};
  await world.post(c.label, `${at}/route`, { route: c.route, informationAccepted: true, ...association });
  // Story: an indemnity declined; nobody is obliged to accept one.
  if (has(c, 'declines-indemnity')) await world.post(c.label, `${at}/indemnity`, { accepted: false });
}

export async function enterAccount(world: World, c: Candidate, iban: string): Promise<void> {
  const { id } = await world.post(c.label, '/bank-details', { membership: world.id(`membership ${c.label}`), iban, holder: `${c.givenName} ${c.familyName}` });
  world.know(`account ${iban}`, id as string);
  world.later('2d', `account ${iban} verified`, () => world.move('F01', `/bank-details/${id as string}`, 'verify', { holderAgrees: true }));
}

/** One per status with something ready; the waits of each batch do the rest (roles/finance). */
async function openBatches(world: World, week: number): Promise<void> {
  const { items } = await world.get('F01', '/payables?state=READY&limit=200');
  const routes = [...new Set((items as { route: string }[]).map((p) => p.route))].sort();
  const executesOn = addBusinessDays(parisDate(world.now), 5, 'FR');
  for (const route of routes) {
    const { id } = await world.post('F01', '/batches', { organisation: world.organisation, route, executesOn });
    world.know(`batch ${String(week).padStart(3, '0')}/${route}`, id as string);
  }
}

/** A higher indemnity from that day on; what is frozen stays as it was. */
async function changeRates(world: World): Promise<void> {
  const from = parisDate(world.now);
  for (const route of ['VACATAIRE_FPH', 'COSP', 'ASSOCIATION']) {
    const rate = world.id(`rate ${route}`);
    const { version } = await world.get('D01', `/rates/${rate}`);
    await world.post('D01', `/rates/${rate}/end`, { to: addDays(from, -1) }, { version: version as number });
    world.know(`rate ${route}`, (await world.post('D01', '/rates', { organisation: world.organisation, route, amountCents: 5_500, from })).id as string);
  }
}
