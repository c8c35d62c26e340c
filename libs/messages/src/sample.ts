import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { EventFamily, TandemEvent } from './event';

/** Makes the golden samples: the same schema and seed always give the same fact. Not exported: a test and a tool read it. */
interface Schema {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** Values of patterned strings, by key, in the words of the CHU Nice example. */
const WORDS: Record<string, unknown> = {
  reason: 'OTHER', workflow: 'application/01900000-0000-7000-8000-000000000001', key: 'application/01900000-0000-7000-8000-000000000001/screening#1',
  kind: 'CHU', calendar: 'FR', programme: 'chu-nice', route: 'VACATAIRE_FPH', profile: 'vigilant', course: 'initial-joint', stage: 'selection', stageKind: 'selection', source: 'POSTER',
  outcome: 'ACCEPTED', missing: ['BIRTH_DATE'], body: 'users-college', format: 'working-meeting', warning: 'WEEKLY_PATTERN', blockedReason: 'NO_BANK_DETAILS',
  instrument: 'legitimacy', code: 'I3', then: 'escalate', step: 'screening', wait: 'application/01900000-0000-7000-8000-000000000001/screening#1', endedBy: 'SCREENED', aggregate: 'application', template: 'application-received', role: 'coordinator',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', payableShare: 100, minutes: 180, amountCents: 4000, totalCents: 72000,
  claimedCents: 3120, approvedCents: 2890, order: 1, signers: 4, level: 'PARTNERSHIP', field: 'ORGANISATION', validUntil: '2027-03-02', ends: '2025-03-01', to: '2025-03-01',
  closes: '2024-04-30', answers: 5,
};
/** Where one family's word differs from everybody's. */
const OWN: Record<string, Record<string, unknown>> = {
  rate: { kind: 'half-day' }, document: { kind: 'IDENTITY' }, task: { kind: 'call', outcome: 'reached', code: 'BOUNCED' }, cover: { from: '2024-03-02' },
};

export function sampleId(seed: string): string {
  const h = createHash('sha256').update(seed).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-7${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

function fits(schema: Schema, value: unknown): boolean {
  if (schema.format === 'uuid') return false;
  return schema.enum ? schema.enum.includes(value) : true;
}

function valueOf(schema: Schema, key: string, family: string): unknown {
  if (schema.anyOf?.some((s) => s.type === 'null') || (Array.isArray(schema.type) && schema.type.includes('null'))) return null;
  const word = OWN[family]?.[key] ?? WORDS[key];
  if (word !== undefined && fits(schema, word)) return word;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') return [valueOf(schema.items ?? {}, key, family)];
  if (schema.type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([k, s]) => [k, valueOf(s, k, family)]));
  if (schema.type === 'integer') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'boolean') return true;
  if (schema.format === 'uuid') return sampleId(key);
  if (schema.format === 'date') return '2024-03-04';
  if (schema.format === 'date-time') return '2024-03-04T09:00:00+01:00';
  throw new Error(`no sample value for ${family}.${key}: add it to WORDS`);
}

export const jsonSchemaOf = (family: EventFamily): Schema => z.toJSONSchema(family.data, { io: 'input' }) as Schema;

/** A whole fact of that type with every field its family knows; a machine's fact stands in the state its row leads to. */
export function sampleOf(family: EventFamily, type: string, overrides: Record<string, unknown> = {}): TandemEvent {
  const row = family.machine?.transitions.find((t) => `${family.aggregate}.${t.event}` === type);
  const from = Array.isArray(row?.from) ? row.from[0] : row?.from;
  const data = { ...(valueOf(jsonSchemaOf(family), '', family.aggregate) as object), ...(row ? { state: row.to, from: from ?? null } : {}), ...overrides };
  const born = !row || from === null;
  const subject = sampleId(family.aggregate);
  const version = born ? 1 : 2;
  const everywhere = family.aggregate === 'person';
  return {
    specversion: '1.0', id: `${subject}:${version}:0`, source: `/${family.service}`, type: `${type}.v1`, subject, time: '2024-03-04T09:00:00.000Z',
    datacontenttype: 'application/json', dataschema: `tandem:${type}.v1`, organisation: everywhere ? '' : sampleId('organisation'),
    ...(everywhere ? {} : { programme: 'chu-nice', journey: sampleId('journey') }), aggregate: family.aggregate, version,
    actor: 'system:example', data,
  };
}
