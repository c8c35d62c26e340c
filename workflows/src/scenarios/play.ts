import { addDuration, parisInstant } from '@tandem/kernel';
import type { TandemEvent } from '@tandem/messages';
import { factOf, type Definition, type Scenario, type ScenarioLife } from '@tandem/programmes';
import type { TimeSkipping } from '../testing/time-skipping';
import { Cast } from './cast';
import { Lived } from './lived';
import { compared, seen, type Done } from './log';
import { Rehearsed } from './rehearsed';
import { Services } from './services';

/** Nobody moves at midnight; and no deadline falls at noon. */
const HOUR = '12:00';
/** What the machine needs to do what a deadline asks: less than a minute of business time. */
const MINUTE = 60_000;

interface Player {
  tell(event: TandemEvent): void | Promise<void>;
  passUntil(instant: string): void | Promise<void>;
  readonly log: Done[];
}
export interface Played {
  /** Moments as the story says them and as they were. */
  expected: unknown[];
  was: unknown[];
  /** Of what must not be seen, what was. */
  seen: string[];
  log: Done[];
}

async function played(life: ScenarioLife, begins: string, cast: Cast, services: Services, player: Player): Promise<Played> {
  const result: Played = { expected: [], was: [], seen: [], log: [] };
  let now = begins;
  await player.tell(cast.fact('journey.opened', '', { kind: life.journey }, now));
  let from = 0;
  for (const moment of life.moments) {
    services.delivered = !moment.undelivered;
    if (moment.after) now = parisInstant(addDuration(now, moment.after, cast.definition.organisation.calendar).slice(0, 10), HOUR);
    if (moment.after) await player.passUntil(new Date(Date.parse(now) + MINUTE).toISOString());
    for (const [key, data] of Object.entries(moment.told ?? {})) await player.tell(factIn(cast, key, data ?? {}, now));
    const { expected, was } = compared(moment, player.log, from);
    result.expected.push(expected);
    result.was.push(was);
    from = player.log.length;
  }
  return { ...result, seen: seen(life, player.log), log: player.log };
}

/** `task.done PHASE` is of the last task with that code. */
function factIn(cast: Cast, key: string, data: Record<string, unknown>, at: string): TandemEvent {
  const { type, row } = factOf(key);
  const task = type.startsWith('task.') ? cast.namesOf('task').filter((name) => name.startsWith(`${row}#`)).at(-1) : undefined;
  return cast.fact(type, task ?? row, data, at);
}

const castOf = (definition: Definition, { begins }: Scenario, life: ScenarioLife, n: number) => ({ cast: new Cast(definition, life, `${definition.id}/${n}`), from: parisInstant(begins, HOUR) });

export async function rehearsedLife(definition: Definition, scenario: Scenario, life: ScenarioLife, n = 0): Promise<Played> {
  const { cast, from } = castOf(definition, scenario, life, n);
  const services = new Services(cast);
  const player = new Rehearsed(cast, services);
  player.now = from;
  return played(life, from, cast, services, { tell: (event) => { player.now = event.time; player.tell(event); }, passUntil: (at) => player.passUntil(at), get log() { return player.log; } });
}

export async function livedLife(time: TimeSkipping, definition: Definition, scenario: Scenario, life: ScenarioLife, n = 0): Promise<Played & { askedAt: Lived['askedAt'] }> {
  const { cast, from } = castOf(definition, scenario, life, n);
  const services = new Services(cast);
  const player = await Lived.begin(time, services, from);
  return { ...(await played(life, from, cast, services, player)), askedAt: player.askedAt };
}
