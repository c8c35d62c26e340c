import { parisDate } from '@tandem/kernel';
import type { Json } from './engine/api';
import { has, type Candidate } from './data';
import { book } from './roles/candidate';
import type { World } from './world';

/*
 * What happens on purpose and is nobody's answer to a wait. Traits of people and half-days are columns of the CSV files;
 * what they do about a wait stands with their role (roles/), marked "Story:".
 */
const withFlag = (world: World, flag: string): Candidate | undefined => world.example.candidates.find((c) => has(c, flag));
const membership = (world: World, c: Candidate): string => `/memberships/${world.id(`membership ${c.label}`)}`;

/** Only what concerns this example's people: the small one has fewer of them. */
export function planStory(world: World): void {
  phoneWhoseMailBounces(world);
  profiles(world);
  healthPause(world);
  withdrawConsent(world);
  leaving(world, 'leaves', 'WISH');
  leaving(world, 'moves-away', 'MOVED');
  officeHours(world);
}

/** "One whose mail bounces (a call task, no lapse)": the coordinators phone, correct the address and book for them. */
function phoneWhoseMailBounces(world: World): void {
  const c = withFlag(world, 'bounces');
  if (!c) return;
  world.plan(addWeeks(world, c.applies, 5), `${c.label} is called`, async () => {
    const { items } = await world.get('K01', '/tasks?limit=200');
    const tasks = (items as Json[]).filter((t) => t.person === world.id(c.label));
    if (!tasks.some((t) => t.kind === 'bounce') || !tasks.some((t) => t.kind === 'call')) throw new Error(`a bounced mail and a call were expected among the tasks about ${c.label}`);
    const person = await world.get('K01', `/persons/${world.id(c.label)}`);
    const { givenName, familyName, birthDate, phone } = c;
    await world.put('K01', `/persons/${world.id(c.label)}`, { givenName, familyName, birthDate, phone, mail: world.mailOf(c.label) }, { version: person.version as number });
    world.know(`called ${c.label}`, 'yes');
    await book(world, c.label, 'K01', { onBehalfOf: world.id(c.label), channel: 'phone' });
    for (const task of tasks) await world.post('K01', `/tasks/${task.id as string}/done`, { outcome: 'reached' }, { version: task.version as number });
  });
}

/** Each partner says what they lived, what they can do and when; later, that it is still true (indicator I1). */
function profiles(world: World): void {
  for (const c of world.partners) {
    world.plan(world.when('accounts'), `${c.label} describes themselves`, async () => {
      const lived = c.pathway ? [{ pathway: c.pathway, role: c.kind === 'PATIENT' ? 'PATIENT' : 'RELATIVE' }] : [];
      await world.put(c.label, `${membership(world, c)}/profile`, { lived, languages: ['fr'], capMonth: 6 });
      const weekly = [1, 2, 3, 4, 5].flatMap((weekday) => ['AM', 'PM', 'EVENING'].map((part) => ({ weekday, part })));
      await world.put(c.label, `${membership(world, c)}/availability`, { weekly, away: [] });
    });
    if (has(c, 'leaves') || has(c, 'moves-away')) continue;
    world.plan(world.when('profiles-checked'), `${c.label} checks their profile`, () => world.post(c.label, `${membership(world, c)}/profile/check`));
  }
}

/** "A health pause": half-days ahead are let go without a word of why, then the partner comes back. */
function healthPause(world: World): void {
  const c = withFlag(world, 'health-pause');
  if (!c) return;
  world.plan(world.when('pause'), `${c.label} pauses`, async () => {
    await world.move(c.label, membership(world, c), 'pause', { reason: 'HEALTH', returns: parisDate(world.when('resume')) });
  });
  world.plan(world.when('resume'), `${c.label} resumes`, async () => {
    const { items } = await world.get('K01', `/vacations?membership=${world.id(`membership ${c.label}`)}&from=${parisDate(world.when('pause'))}&to=${parisDate(world.now)}&limit=200`);
    if (!(items as Json[]).every((v) => v.state === 'CANCELLED_BY_PARTNER')) throw new Error(`half-days of ${c.label} stood during the pause`);
    await world.move(c.label, membership(world, c), 'resume');
  });
}

/** "A consent withdrawn (its effects everywhere)": what was lived is gone from the file and from the matching profile. */
function withdrawConsent(world: World): void {
  const c = withFlag(world, 'withdraws-consent');
  if (!c) return;
  world.plan(world.when('consent-withdrawn'), `${c.label} withdraws C1`, async () => {
    const { items } = await world.get(c.label, '/consents?code=C1&state=GIVEN');
    const [consent] = items as Json[];
    await world.post(c.label, `/consents/${consent.id as string}/withdraw`, {}, { version: consent.version as number });
  });
  world.plan(addDay(world, 'consent-withdrawn'), `${c.label} finds nothing left of C1`, async () => {
    const profile = await world.get(c.label, `${membership(world, c)}/profile`);
    const file = await world.get(c.label, `/applications/${world.id(`application ${c.label}`)}`);
    if ((profile.lived as unknown[]).length || file.livedExperience) throw new Error(`lived experience of ${c.label} outlived its consent`);
  });
}

/** Two partners leave: their exit questionnaire is the survey cell under five, which stays hidden. */
function leaving(world: World, flag: string, reason: string): void {
  const c = withFlag(world, flag);
  if (c) world.plan(world.when(flag), `${c.label} leaves`, () => world.move(c.label, membership(world, c), 'end', { reason }));
}

/** Every fourth week the coordinators go through the tasks Tandem gave them. */
function officeHours(world: World): void {
  const weeks = Math.floor(world.example.months * 4.3) - 2;
  for (let week = 10; week <= weeks; week += 4) {
    world.plan(world.calendar.at(`${week}.4`), `office hours of week ${String(week).padStart(3, '0')}`, async () => {
      const { items } = await world.get('K02', '/tasks?limit=200');
      const tasks = (items as Json[]).filter((t) => t.role === 'coordinator' && !mustBeCalled(world, t));
      for (const task of tasks) await world.post('K02', `/tasks/${task.id as string}/done`, { outcome: task.kind === 'call' ? 'reached' : 'handled' }, { version: task.version as number });
    });
  }
}
const mustBeCalled = (world: World, task: Json): boolean => {
  const c = withFlag(world, 'bounces');
  return !!c && world.knows(c.label) && !world.knows(`called ${c.label}`) && task.person === world.id(c.label);
};

const addWeeks = (world: World, when: string, weeks: number): string => world.calendar.at(`${Number(when.split('.')[0]) + weeks}.${when.split('.')[1]}`);
const addDay = (world: World, name: string): string => world.calendar.at(world.example.timeline.find((t) => t.name === name)!.when.replace(/\.\d$/, '.3'));
