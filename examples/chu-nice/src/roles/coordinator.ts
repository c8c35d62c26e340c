import { addDays, addMonths, parisDate } from '@tandem/kernel';
import type { Behaviour, Wait } from '../engine/director';
import { has, type Candidate } from '../data';
import type { World } from '../world';

/** Screening, deliberating, inviting, settling: the coordinators' mornings. */
export function coordinatorBehaviours(world: World): Record<string, Behaviour> {
  const ofFile = (wait: Wait) => world.candidate(world.labelOf(wait.ends.id));
  const ofJourney = (wait: Wait) => world.candidate(world.labelOf(wait.journey as string));
  return {
    'application.screening': (wait) => ({ after: '2d', act: () => screen(world, ofFile(wait), wait) }),
    'application.confirming-refusal': (wait) => {
      const c = ofFile(wait);
      return { after: '1d', act: async () => void (await world.move('L01', `/applications/${wait.ends.id}`, 'refuse', { alternative: c.alternative })) };
    },
    'selection.deciding': (wait) => ({ after: '3d', act: () => decide(world, ofFile(wait)) }),
    'training.inviting': (wait) => ({ after: '2d', act: () => invite(world, ofJourney(wait)) }),
    'vacation.settling': (wait) => ({ after: '2d', act: async () => void (await world.move('K02', `/vacations/${wait.ends.id}`, 'settle', { outcome: 'APPROVED', minutes: 120 })) }),
  };
}

async function screen(world: World, c: Candidate, wait: Wait): Promise<void> {
  const at = `/applications/${wait.ends.id}`;
  const { wishes } = await world.get('K01', at);
  if (c.story === 'refused-early') return void (await world.move('K01', at, 'propose-refusal', { reason: c.reason, comment: 'Vu avec la co-responsable.' }));
  if (has(c, 'incomplete') && !(wishes as string[]).length) return void (await world.move('K01', at, 'mark-incomplete', { missing: ['WISHES'] }));
  await world.move('K01', at, 'screen');
}

/** The panel sits again, with the user representative; whoever is refused is told why and offered something else. */
async function decide(world: World, c: Candidate): Promise<void> {
  const id = world.id(`application ${c.label}`);
  const { slot } = await world.get('K01', `/applications/${id}`);
  const { present } = await world.get('K01', `/interview-slots/${slot as string}`);
  const accepted = c.story === 'accepted';
  const body = accepted ? { outcome: 'ACCEPTED', profile: c.profile } : { outcome: 'REFUSED', reasonCode: c.reason, alternative: c.alternative };
  const difference = has(c, 'differing-grids') ? { differenceReason: 'Deux regards sur la disponibilité ; un essai de trois mois est convenu.' } : {};
  const decided = await world.move('K01', `/applications/${id}`, 'decide', { ...body, ...difference, present });
  if (accepted) world.know(`membership ${c.label}`, decided.membership as string);
}

/** To the session of the file, or the next catch-up for somebody who could not come. */
async function invite(world: World, c: Candidate): Promise<void> {
  const again = world.knows(`trained ${c.label}`);
  const last = world.example.sessions[world.example.sessions.length - 1];
  const session = again ? last.label : c.session;
  world.know(`trained ${c.label}`, session);
  const { id } = await world.post('K01', `/sessions/${world.id(`session ${session}`)}/enrolments`, { membership: world.id(`membership ${c.label}`) });
  world.know(`enrolment ${session} ${c.label}`, id as string);
}

/** Terms of a convention: twelve months, then what is left of the programme. */
export function conventionTerms(world: World, c: Candidate, starts: string, months: number) {
  const project = world.example.projects.find((p) => world.id(`project ${p.label}`) === world.id(`project of ${c.label}`))!;
  const parties = [[c.label, 'partner'], [project.referent, 'referent'], ['R02', 'ru'], ['S01', 'signatory']].map(([label, role]) => ({ role, person: world.id(label) }));
  return {
    template: world.id('template'), charter: world.id('charter'), starts, ends: addDays(addMonths(starts, months), -1), sites: world.example.sites.map((s) => world.id(`site ${s.label}`)), parties,
    establishment: 'Centre hospitalier universitaire de Nice', mission: project.title, place: 'Hôpitaux Pasteur et L’Archet, Nice', level: project.level, halfDaysCap: 40, rateTable: 'Barème des indemnités des partenaires',
  };
}
export const today = (world: World): string => parisDate(world.now);
