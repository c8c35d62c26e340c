import { addDays, isoWeekday } from '@tandem/kernel';
import type { Behaviour, Wait } from '../engine/director';
import { has, type Candidate } from '../data';
import type { World } from '../world';
import { conventionTerms, today } from './coordinator';

/** Conventions and charter: drafted by the coordinators, signed in turn with a code that came by mail. */
export function signingBehaviours(world: World): Record<string, Behaviour> {
  const who = (wait: Wait) => world.candidate(world.labelOf(wait.journey as string));
  const sign: Behaviour = (wait) => {
    const c = who(wait);
    // Story: a convention nobody signs for 30 days; Tandem voids it and the coordinators start again.
    if (has(c, 'unsigned-first') && count(world, c) === 1 && wait.role === 'partner') return undefined;
    return { after: '1d', act: () => signNow(world, wait) };
  };
  return {
    'convention.preparing': (wait) => ({ after: '1d', act: () => draft(world, who(wait), first(world, who(wait)), 12) }),
    'convention.uncovered': (wait) => ({ after: '4d', act: () => draft(world, who(wait), soon(world), 24) }),
    'convention.sending': (wait) => ({ after: '1d', act: () => send(world, wait) }),
    'convention.renewing': (wait) => ({ after: '1d', act: () => send(world, wait) }),
    // Story: one convention is left to expire, the others are renewed in time.
    'convention.expiring': (wait) => {
      const c = who(wait);
      const ending = world.now > world.when('last-batch');
      return ending || (has(c, 'lets-expire') && count(world, c) === 1) ? undefined : { after: '20d', act: () => renew(world, c) };
    },
    'convention.signing': sign,
    'convention.countersigning': sign,
  };
}

const count = (world: World, c: Candidate): number => (world.knows(`conventions of ${c.label}`) ? Number(world.id(`conventions of ${c.label}`)) : 0);

async function create(world: World, c: Candidate, body: Record<string, unknown>): Promise<void> {
  const { id } = await world.post('K01', '/conventions', { membership: world.id(`membership ${c.label}`), ...body });
  world.know(`convention ${c.label}`, id as string);
  world.know(`conventions of ${c.label}`, String(count(world, c) + 1));
  await world.move('K01', `/conventions/${id as string}`, 'prepare');
}
const draft = (world: World, c: Candidate, starts: string, months: number) => create(world, c, conventionTerms(world, c, starts, months));

/** The common start of the year's conventions, or a Monday that leaves everybody time to sign. */
function first(world: World, c: Candidate): string {
  const common = world.when('conventions-start').slice(0, 10);
  return count(world, c) === 0 && common > today(world) ? common : soon(world);
}
function soon(world: World): string {
  const date = addDays(today(world), 12);
  return addDays(date, (8 - isoWeekday(date)) % 7);
}

/** The next one starts the day after: no gap, no overlap. */
async function renew(world: World, c: Candidate): Promise<void> {
  const renews = world.id(`convention ${c.label}`);
  const { ends } = await world.get('K01', `/conventions/${renews}`);
  await create(world, c, { renews, ...conventionTerms(world, c, addDays(ends as string, 1), 24) });
}

const send = async (world: World, wait: Wait): Promise<void> => void (await world.move('K01', `/conventions/${wait.ends.id}`, 'send'));

/** Opens the document, asks for a code, reads it in their own mail, signs what they read. */
async function signNow(world: World, wait: Wait): Promise<void> {
  const who = world.labelOf(wait.person as string);
  const at = `/signatures/${wait.ends.id}`;
  const mail = world.mailOf(who);
  const { sha256 } = await world.move(who, at, 'view');
  const before = await world.mailbox.last(mail);
  await world.post(who, `${at}/code`);
  const letter = await world.mailbox.expect(mail, 'one-time-code', before);
  const code = /\b\d{6}\b/.exec(letter.text)?.[0];
  await world.move(who, at, 'sign', { code, sha256, consent: true });
}
