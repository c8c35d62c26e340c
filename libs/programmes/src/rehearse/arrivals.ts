import { seeded, type Rng } from '@tandem/kernel';
import { batchTable, type Plan } from '../plan';
import { plan, type Subject as Said } from '../definition/plan-of';
import { DAY, MONTH } from './days';
import { follow } from './follow';
import type { House } from './house';
import { liveOn } from './months';
import type { Ms } from './queue';
import { Subject } from './subject';

/** Everything that comes from outside: candidates, projects, structures, referents, and the payments of each month. */
export function arrivals(house: House, candidates: number): void {
  const structures = others(house, 'structure', spread(house, Math.max(1, Math.floor((house.assume.of('structures.year') * length(house)) / 12))));
  others(house, 'referent', spread(house, house.assume.of('referents.count'), 12));
  projects(house);
  people(house, candidates, structures);
  if (house.definition.money !== 'none') payments(house);
}

const length = (house: House): number => house.months.length - 1;
const spread = (house: House, many: number, months = length(house)): Ms[] => Array.from({ length: many }, (_, i) => house.start + ((i + 0.5) / many) * Math.min(months, length(house)) * MONTH);

function others(house: House, kind: Plan['journey'], when: readonly Ms[]): Subject[] {
  if (!house.definition.journeys[kind]) return [];
  return when.map((at, i) => {
    const subject = new Subject(`${kind}${i + 1}`, plan(house.definition, kind));
    house.subjects.push(subject);
    house.at(at, () => house.arrives(subject));
    return subject;
  });
}

/** Where projects have no journey of their own, teams ask all the same, and their places are there at once. */
function projects(house: House): void {
  const first = spread(house, house.assume.of('projects.first'), 1);
  const later = spread(house, Math.floor((house.assume.of('projects.year') * length(house)) / 12));
  if (house.definition.journeys.project) others(house, 'project', [...first, ...later]);
  else if (house.definition.starts.some((s) => s.of === 'teams')) [...first, ...later].forEach((at, i) => house.at(at, () => house.places.open(`project${i + 1}`, {})));
}

function people(house: House, candidates: number, structures: readonly Subject[]): void {
  const { definition } = house;
  if (!definition.journeys.partner.stages.length) return;
  const byThemselves = definition.starts.some((s) => s.of === 'users');
  for (let n = 1; n <= candidates; n += 1) {
    const rng = seeded(`${house.seed}/candidate${n}`);
    const subject = somebody(house, `candidate${n}`, rng);
    house.subjects.push(subject);
    const at = comesAt(house, rng);
    const brought = definition.journeys.structure?.opens === 'partner' && structures.length > 0 && (rng.chance(house.assume.of('structures.people')) || !byThemselves);
    if (brought) comesWith(house, subject, structures[n % structures.length], at);
    else house.at(at, () => comes(house, subject));
  }
}

function comes(house: House, subject: Subject): void {
  house.arrives(subject);
  liveOn(house, subject);
}
/** People of a structure come once its agreement is in force, and not before the day they would have come. */
function comesWith(house: House, subject: Subject, structure: Subject, at: Ms): void {
  const inForce = (): boolean => structure.arrivedAt !== undefined && structure.plan.stages.every((stage) => stage.kind !== 'agreement' || stage.id in structure.progress.closed);
  house.at(at, () => (inForce() ? comes(house, subject) : comesWith(house, subject, structure, house.now + 7 * DAY)));
}

/** Some answer a call while it is open, the others come when they come. */
function comesAt(house: House, rng: Rng): Ms {
  const users = house.definition.starts.filter((s) => s.of === 'users');
  const [calls, byOther] = [users.some((s) => s.by === 'call'), users.some((s) => s.by !== 'call')];
  const answersCall = rng.chance(house.assume.of('calls.share'));
  const [which, when] = [rng.next(), rng.next()];
  if (!calls || (byOther && !answersCall)) return house.start + when * length(house) * MONTH;
  const every = house.assume.of('calls.every');
  // A call in the last months would bring people nobody could follow to the end.
  const open = Math.max(1, Math.ceil((length(house) - 6) / every));
  return house.start + Math.floor(which * open) * every * MONTH + when * house.assume.of('calls.days') * DAY;
}

/** A person as conditions may ask: a profile, a kind, a status, a task, new to partnership. */
function somebody(house: House, id: string, rng: Rng): Subject {
  const { definition } = house;
  const profile = rng.pick(definition.profiles);
  const kind = rng.pick(profile.kinds ?? ['patient' as const]);
  const routes = definition.money === 'none' ? [] : (Object.keys(definition.money.routes) as (keyof typeof definition.money.routes)[]);
  const drawn = rng.next();
  const route = profile.route ?? routes[Math.floor(drawn * routes.length)];
  const tasks = definition.activities?.formats ?? [];
  const said: Said = { profile: profile.id, personKind: kind, experience: 'none', task: tasks[Math.floor(rng.next() * tasks.length)]?.id, ...(route ? { route } : {}) };
  const pays = definition.money !== 'none' && route ? (definition.money.routes[route] ?? []) : [];
  return new Subject(id, plan(definition, 'partner', said), pays);
}

/** One batch a month, as soon as there is somebody to pay. */
function payments(house: House): void {
  const office = new Subject('payments', { programme: house.definition.id, programmeVersion: house.definition.version, journey: 'partner', stages: [] });
  for (const at of house.months.slice(1, -1)) {
    house.at(at, () => {
      if (!house.subjects.some((s) => s.pays.length && s.firstHalfDayAt !== undefined)) return;
      follow(house, office, batchTable, { type: 'batch.created', subject: office.row('batch'), actor: 'person:preparer', data: {} });
    });
  }
}
