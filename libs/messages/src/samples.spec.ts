import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ALL_FAMILIES, familyOf } from './catalogue';
import { cloudEvent, type EventFamily, type TandemEvent } from './event';
import { sampleOf } from './sample';

/**
 * A sample freezes version 1 of its fact. `WRITE_SAMPLES=1 npx jest samples` adds what is missing and never rewrites:
 * to change a fact that nobody has released yet, delete its file; afterwards, write a v2.
 */
const FOLDER = join(__dirname, '..', 'samples');
const SCHEMAS = join(FOLDER, 'schemas', 'v1.json');
const fileOf = (type: string): string => join(FOLDER, `${type}.v1.json`);
const readSample = (type: string): TandemEvent => JSON.parse(readFileSync(fileOf(type), 'utf8')) as TandemEvent;
const types = ALL_FAMILIES.flatMap((f) => f.types);

type Schema = { properties?: Record<string, Schema>; required?: string[]; enum?: unknown[]; items?: Schema; [k: string]: unknown };
/** The formats say it already: their patterns belong to Zod and may change with it. */
const bare = (key: string, value: unknown): unknown => {
  if (key === '$schema') return undefined;
  if (value && typeof value === 'object' && 'format' in value && 'pattern' in value) return { ...value, pattern: undefined };
  return value;
};
const schemaOf = (family: EventFamily): Schema => JSON.parse(JSON.stringify(z.toJSONSchema(family.data), bare)) as Schema;

/** What a new schema takes away from those who read or stored facts of the old one. A new optional field takes nothing. */
function breaks(old: Schema, now: Schema, path = 'data'): string[] {
  const found: string[] = [];
  for (const [key, child] of Object.entries(old.properties ?? {})) {
    const next = now.properties?.[key];
    if (next) found.push(...breaks(child, next, `${path}.${key}`));
    else found.push(`${path}.${key} is gone`);
  }
  for (const key of now.required ?? []) if (!old.required?.includes(key)) found.push(`${path}.${key} is now required`);
  for (const key of old.required ?? []) if (!now.required?.includes(key)) found.push(`${path}.${key} is no longer certain`);
  if (old.enum) {
    if (!now.enum) found.push(`${path} is no longer a closed list`);
    else for (const value of old.enum) if (!now.enum.includes(value)) found.push(`${path} lost ${String(value)}`);
  } else if (now.enum) found.push(`${path} is now a closed list`);
  if (old.items) found.push(...breaks(old.items, now.items ?? {}, `${path}[]`));
  for (const key of ['type', 'format', 'pattern', 'minimum', 'maximum', 'minItems', 'maxLength', 'const', 'anyOf'])
    if (JSON.stringify(old[key]) !== JSON.stringify(now[key])) found.push(`${path} has another ${key}`);
  return found;
}

const frozen = (): Record<string, Schema> => (existsSync(SCHEMAS) ? (JSON.parse(readFileSync(SCHEMAS, 'utf8')) as Record<string, Schema>) : {});

function writeMissing(): void {
  mkdirSync(join(FOLDER, 'schemas'), { recursive: true });
  // A family whose samples were all deleted was never released: its schema goes with them.
  const fresh = new Set(ALL_FAMILIES.filter((f) => !f.types.some((t) => existsSync(fileOf(t)))).map((f) => f.aggregate));
  for (const type of types) if (!existsSync(fileOf(type))) writeFileSync(fileOf(type), `${JSON.stringify(sampleOf(familyOf(type), type), null, 2)}\n`);
  const schemas = frozen();
  const kept = Object.fromEntries(ALL_FAMILIES.map((f) => [f.aggregate, (fresh.has(f.aggregate) ? undefined : schemas[f.aggregate]) ?? schemaOf(f)]));
  writeFileSync(SCHEMAS, `{\n${Object.entries(kept).map(([k, v]) => `${JSON.stringify(k)}: ${JSON.stringify(v)}`).join(',\n')}\n}\n`);
}

if (process.env.WRITE_SAMPLES) writeMissing();

describe('golden samples', () => {
  it('are there for every event type', () => {
    expect(types.filter((t) => !existsSync(fileOf(t)))).toEqual([]);
  });
  it('belong to an event type', () => {
    const known = new Set(types.map((t) => `${t}.v1.json`));
    expect(readdirSync(FOLDER).filter((f) => f.endsWith('.json') && !known.has(f))).toEqual([]);
  });

  it.each(types)('%s still reads', (type) => {
    const sample = readSample(type);
    const family = familyOf(type);
    expect(sample).toMatchObject({ type: `${type}.v1`, aggregate: family.aggregate, source: `/${family.service}` });
    expect(cloudEvent.safeParse(sample).error).toBeUndefined();
    expect(family.data.safeParse(sample.data).error).toBeUndefined();
  });

  it.each(types)('%s still reads with what is certain only', (type) => {
    const family = familyOf(type);
    const certain = new Set(schemaOf(family).required);
    const data = Object.fromEntries(Object.entries(readSample(type).data).filter(([k]) => certain.has(k)));
    expect(family.data.safeParse(data).error).toBeUndefined();
  });

  it('stand in a state their table leads to', () => {
    for (const type of types) {
      const rows = familyOf(type).machine?.transitions.filter((t) => type.endsWith(`.${t.event}`));
      if (rows) expect(rows.map((t) => t.to)).toContain(readSample(type).data.state);
    }
  });
});

describe('a published version', () => {
  it.each(ALL_FAMILIES.map((f) => [f.aggregate, f] as const))('of %s takes nothing away', (aggregate, family) => {
    const old = frozen()[aggregate];
    expect(old).toBeDefined();
    expect(breaks(old as Schema, schemaOf(family))).toEqual([]);
  });
  it('of a family that is gone is missed', () => {
    expect(Object.keys(frozen()).filter((a) => !ALL_FAMILIES.some((f) => f.aggregate === a))).toEqual([]);
  });

  const family = familyOf('vacation.approved');
  const changed = (shape: z.ZodRawShape): Schema => schemaOf({ ...family, data: z.strictObject(shape) });
  it.each([
    ['a field taken away', { ...family.data.shape, late: undefined }, 'data.late is gone'],
    ['a new field everybody must send', { ...family.data.shape, project2: z.uuid() }, 'data.project2 is now required'],
    ['an optional field made certain', { ...family.data.shape, minutes: z.int().min(0) }, 'data.minutes is now required'],
    ['a certain field made optional', { ...family.data.shape, person: z.uuid().optional() }, 'data.person is no longer certain'],
    ['another type', { ...family.data.shape, payableShare: z.string() }, 'data.payableShare has another type'],
    ['a shorter closed list', { ...family.data.shape, part: z.enum(['AM', 'PM']) }, 'data.part lost EVENING'],
    ['another format', { ...family.data.shape, date: z.iso.datetime() }, 'data.date has another format'],
  ])('would fail on %s', (_, shape, sentence) => {
    const kept = Object.fromEntries(Object.entries(shape).filter(([, v]) => v !== undefined)) as z.ZodRawShape;
    expect(breaks(schemaOf(family), changed(kept))).toContain(sentence);
  });
  it('grows by an optional field or a longer list', () => {
    expect(breaks(schemaOf(family), changed({ ...family.data.shape, room: z.uuid().optional(), part: z.enum(['AM', 'PM', 'EVENING', 'NIGHT']) }))).toEqual([]);
  });
});
