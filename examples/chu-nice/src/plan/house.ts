import { readFileSync } from 'node:fs';
import path from 'node:path';
import { list, type Row } from '../engine/csv';
import { packageRoot } from '../data';
import type { World } from '../world';

const PROGRAMME = path.join(packageRoot, '../../libs/programmes/presets/chu-nice/programme.yaml');
const person = ({ givenName, familyName, mail, phone }: Row) => ({ givenName, familyName, mail, phone });

/** The first morning: the organisation, its people and their roles, the texts, the figures, the programme. */
export async function buildHouse(world: World): Promise<void> {
  const [admin] = world.example.staff;
  const setup = await world.api.setup({ kind: 'CHU', names: { fr: 'CHU de Nice', en: 'Nice university hospital' }, calendar: 'FR', sector: 'HOSPITAL', admin: person(admin) });
  world.organisation = setup.organisation as string;
  world.know(admin.label, setup.person as string);
  await places(world, admin.label);
  await people(world, admin.label);
  await world.post('K01', '/programmes', { organisation: world.organisation, text: readFileSync(PROGRAMME, 'utf8') });
  await consentTexts(world);
  await money(world);
  await contractTexts(world);
}

async function places(world: World, admin: string): Promise<void> {
  const { organisation } = world;
  for (const { label, name, city } of world.example.sites) world.know(`site ${label}`, (await world.post(admin, '/sites', { organisation, names: { fr: name }, city })).id as string);
  for (const { label, name, site } of world.example.units) {
    world.know(`unit ${label}`, (await world.post(admin, '/units', { organisation, names: { fr: name }, site: world.id(`site ${site}`) })).id as string);
  }
}

async function people(world: World, admin: string): Promise<void> {
  const { organisation } = world;
  for (const row of world.example.staff) {
    if (row.label !== admin) {
      const unit = row.unit ? { unit: world.id(`unit ${row.unit}`) } : {};
      world.know(row.label, (await world.post(admin, '/staff', { organisation, person: person(row), title: row.title, ...unit })).person as string);
    }
    for (const role of list(row.roles).filter((r) => r !== 'admin')) {
      await world.post(admin, '/grants', { organisation, person: world.id(row.label), role, ...(role === 'coordinator' ? { programme: 'chu-nice' } : {}) });
    }
  }
}

async function consentTexts(world: World): Promise<void> {
  const { organisation } = world;
  await world.post('O01', '/consent-texts', { organisation, code: 'C1', text: { fr: 'J’accepte que mon expérience vécue serve à me proposer des projets qui lui correspondent.' } });
  await world.post('O01', '/consent-texts', { organisation, code: 'C2', text: { fr: 'J’accepte de figurer dans l’annuaire des partenaires, vu par les équipes du CHU.' } });
}

/** A payer, and an indemnity per status: there is no default amount. */
async function money(world: World): Promise<void> {
  const { organisation } = world;
  await world.put('F01', '/payers', { organisation, kind: 'public-hospital', account: '6251', label: 'CHU de Nice, direction des finances' });
  const from = world.calendar.start.slice(0, 10);
  for (const route of ['VACATAIRE_FPH', 'COSP', 'ASSOCIATION']) {
    world.know(`rate ${route}`, (await world.post('D01', '/rates', { organisation, route, amountCents: 5_000, from })).id as string);
  }
}

async function contractTexts(world: World): Promise<void> {
  for (const resource of ['template', 'charter']) {
    const { id } = await world.post('K01', `/${resource}s/default`, { organisation: world.organisation, language: 'fr' });
    world.know(resource, id as string);
    await world.move('K01', `/${resource}s/${id as string}`, 'publish');
  }
}
