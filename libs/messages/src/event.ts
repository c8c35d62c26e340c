import { eventTypes, type Machine } from '@tandem/kernel';
import { z } from 'zod';
import { SERVICES, type Service } from './contract';

/**
 * A family of facts about one aggregate. Facts carry ids, states, dates and reason codes only: no name, no health or
 * bank data, no free text. A published version is frozen by its golden sample in `samples/`; a change is a v2.
 */
export interface EventFamily<D extends z.ZodObject = z.ZodObject> {
  service: Service;
  aggregate: string;
  /** Event types of version 1: `application.submitted`. */
  types: readonly string[];
  data: D;
  machine?: Machine;
}

/** Facts of an aggregate with a state table: one type per transition, one data schema for all. */
export function eventsOf<D extends z.ZodRawShape>(service: Service, machine: Machine, data: D) {
  const shape = { state: z.enum(machine.states as [string, ...string[]]), from: z.string().nullable(), reason: z.string().max(60).optional(), ...data };
  return { service, aggregate: machine.aggregate, types: eventTypes(machine), data: z.strictObject(shape), machine } satisfies EventFamily;
}

/** Facts of something without a state table (a consent, a rate). */
export function plainEvents<D extends z.ZodRawShape>(service: Service, aggregate: string, verbs: readonly string[], data: D) {
  return { service, aggregate, types: verbs.map((v) => `${aggregate}.${v}`), data: z.strictObject(data) } satisfies EventFamily;
}

const iso = z.iso.datetime({ offset: true });

/** CloudEvents 1.0, structured JSON. Extension attributes are ours and lower-case, as the standard asks. */
export const cloudEvent = z.strictObject({
  specversion: z.literal('1.0'),
  /** `<aggregate id>:<version>:<n>`: the same fact always has the same id. */
  id: z.string(),
  source: z.string().startsWith('/'),
  type: z.string().regex(/^[a-z-]+\.[a-z-]+\.v\d+$/),
  /** The aggregate's id. */
  subject: z.string(),
  /** Business time. */
  time: iso,
  datacontenttype: z.literal('application/json'),
  dataschema: z.string(),
  organisation: z.string(),
  programme: z.string().optional(),
  journey: z.string().optional(),
  aggregate: z.string(),
  version: z.number().int().positive(),
  /** `person:<id>`, `system:<process id>`. */
  actor: z.string(),
  causationid: z.string().optional(),
  traceparent: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
});
export type TandemEvent = z.infer<typeof cloudEvent>;

/** `application.submitted` from `application.submitted.v1`. */
export const factName = (event: Pick<TandemEvent, 'type'>): string => event.type.replace(/\.v\d+$/, '');

/** `evt.<service>.<organisation|_>.<aggregate>.<past-verb>.v1` */
export function eventSubject(event: Pick<TandemEvent, 'source' | 'organisation' | 'type'>): string {
  return `evt.${event.source.slice(1)}.${event.organisation || '_'}.${event.type}`;
}
export const streamOf = (service: Service): string => `EVT_${service.toUpperCase()}`;
export const allStreams = (): { name: string; subjects: string[]; service: Service }[] =>
  SERVICES.map((service) => ({ name: streamOf(service), subjects: [`evt.${service}.>`], service }));
