import { list } from '../engine/csv';
import { has, type Candidate } from '../data';
import type { World } from '../world';

/** Everybody applies on their day: alone on the public form, one in twelve on paper with the office. */
export function planApplications(world: World): void {
  for (const c of world.example.candidates) world.plan(world.calendar.at(c.applies), `${c.label} applies`, () => apply(world, c));
}

const consents = (c: Candidate) => [{ code: 'C2', edition: 1 }, ...(c.pathway ? [{ code: 'C1', edition: 1 }] : [])];
const onPaper = (c: Candidate): boolean => Number(c.label.slice(1)) % 12 === 0;

async function apply(world: World, c: Candidate): Promise<void> {
  const { givenName, familyName, birthDate, mail, phone } = c;
  const body = { call: world.id('call'), person: { givenName, familyName, birthDate, mail, phone }, personKind: c.kind, source: c.source, consents: consents(c), channel: onPaper(c) ? 'paper' : 'screen' };
  const started = await world.post(onPaper(c) ? 'K02' : 'public', '/applications', body);
  world.know(c.label, started.person as string);
  world.know(`application ${c.label}`, started.id as string);
  world.know(`journey ${c.label}`, started.journey as string);
  if (list('withdraws-draft|lapses-draft').includes(c.story)) return;
  await fill(world, c, has(c, 'incomplete') ? [] : list(c.wishes));
  await world.move(c.label, `/applications/${started.id as string}`, 'submit');
}

/** The form as the candidate leaves it: wishes are ranked while applying. */
export async function fill(world: World, c: Candidate, wishes: string[]): Promise<void> {
  const at = `/applications/${world.id(`application ${c.label}`)}`;
  const { version } = await world.get(c.label, at);
  const livedExperience = c.pathway ? [{ pathway: c.pathway, as: c.kind === 'PATIENT' ? 'PATIENT' : 'RELATIVE', since: Number(c.birthDate.slice(0, 4)) + 30 }] : undefined;
  const body = {
    motivation: c.motivation, wishes: wishes.map((p) => world.id(`project ${p}`)), ...(c.needs ? { needs: [c.needs] } : {}), ...(livedExperience ? { livedExperience } : {}),
  };
  await world.put(c.label, at, body, { version: version as number });
}
