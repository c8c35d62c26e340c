import { addDays, isoWeekday, parisDate, seededId } from '@tandem/kernel';
import { operationName, OPERATIONS, type Operation } from '@tandem/messages';
import { ApiError, type Api, type CallOptions, type Json } from './engine/api';
import { readCsv, type Row } from './engine/csv';
import { packageRoot } from './data';
import type { World } from './world';
import path from 'node:path';

export interface Tried {
  row: Row;
  /** The code it was refused with; `accepted` when it was not. */
  got: string;
}

/** Tries every row of refusals.csv through the API: each must be refused with its code, and write nothing. */
export async function runRefusals(api: Api, world: World): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const row of readCsv(path.join(packageRoot, 'data'), 'refusals.csv')) tried.push({ row, got: await attempt(api, world, row) });
  return tried;
}

async function attempt(api: Api, world: World, row: Row): Promise<string> {
  const operation = OPERATIONS.find((o) => operationName(o) === row.operation);
  if (!operation?.http) return 'no such public operation';
  try {
    const who = actorOf(world, row.actor);
    const given = resolve(world, JSON.parse(row.given)) as Json;
    const [method, route] = operation.http;
    const options: CallOptions = { act: `refusal ${row.id}`, ...(await versionOf(api, world, { row, operation, given, who })), ...keyOf(world, row, route) };
    await (method === 'PUT' ? api.put : api.post)(who, filled(route, given), bodyOf(route, given), options);
    return 'accepted';
  } catch (error) {
    if (error instanceof ApiError) return error.code;
    return `not tried: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** `coordinator`, `partner plain`, `professional N09`, `@referent plain`, `public`. */
function actorOf(world: World, actor: string): string {
  if (actor === 'public') return actor;
  const [role, word] = actor.split(' ');
  if (role === '@referent') return world.id(world.referentOf(world.persona(word) as string));
  return world.id(word ? (world.persona(word) as string) : world.staff(role));
}

const parameters = (route: string): string[] => [...route.matchAll(/:([A-Za-z]+)/g)].map((m) => m[1]);
const filled = (route: string, given: Json): string => route.replace(/:([A-Za-z0-9]+)/g, (_, name: string) => encodeURIComponent(String(given[name])));
const bodyOf = (route: string, given: Json): Json => Object.fromEntries(Object.entries(given).filter(([name]) => !parameters(route).includes(name)));

function keyOf(world: World, row: Row, route: string): CallOptions {
  if (row.key === 'none') return { keyless: true };
  return row.key === 'same' ? { act: world.keys.get(`${world.staff(row.actor)} ${route}`) } : {};
}

/** `current` is read by whoever may read it, so that the refusal is the guard's and not the version's. */
async function versionOf(api: Api, world: World, asked: { row: Row; operation: Operation; given: Json; who: string }): Promise<CallOptions> {
  const { row, operation, given, who } = asked;
  if (row.version !== 'current') return row.version ? { version: Number(row.version) } : {};
  const resource = filled((operation.http as readonly string[])[1].replace(/(:id).*$/, '$1'), given);
  for (const reader of [who, ...['K01', 'F01', 'T01', 'L01'].map((label) => world.id(label))]) {
    const found = await api.get(reader, resource).catch(() => undefined);
    if (found) return { version: found.version as number };
  }
  throw new Error(`nobody may read ${resource}`);
}

/** References become ids and dates: `@membership plain`, `@person N01`, `@mail plain`, `@today+30`, `@monday`, `@unknown`. */
function resolve(world: World, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(world, item));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolve(world, item)]));
  return typeof value === 'string' && value.startsWith('@') ? reference(world, value.slice(1)) : value;
}

function reference(world: World, text: string): string {
  const today = parisDate(world.now);
  const shift = /^(today|now)([+-]\d+)?$/.exec(text);
  if (shift) return shift[1] === 'today' ? addDays(today, Number(shift[2] ?? 0)) : new Date(Date.parse(world.now) + Number(shift[2] ?? 0) * 86_400_000).toISOString();
  if (text === 'monday' || text === 'sunday') return addDays(today, 28 - isoWeekday(today) + (text === 'monday' ? 1 : 0));
  if (text === 'organisation') return world.organisation;
  if (text === 'unknown') return seededId('nobody knows this');
  return named(world, text);
}

function named(world: World, text: string): string {
  if (world.knows(text)) return world.id(text);
  const [kind, ...words] = text.split(' ');
  const label = world.persona(words.join(' '));
  if (!label) throw new Error(`@${text} names nothing`);
  if (kind === 'person') return world.id(label);
  if (kind === 'mail') return world.mailOf(label);
  return kind === 'referent' ? world.id(world.referentOf(label)) : world.id(`${kind} ${label}`);
}
