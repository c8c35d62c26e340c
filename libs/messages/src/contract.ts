import { z } from 'zod';
import type { Role } from './roles';

export const SERVICES = ['recruitment', 'matching', 'contracts', 'payments', 'evaluation', 'inbox'] as const;
export type Service = (typeof SERVICES)[number];

/**
 * One operation of a service: the only way in, for a screen, an actor, a workflow or another service.
 * The gateway makes its REST route and OpenAPI page from it; the service binds a use case to it.
 */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  service: Service;
  /** Resource, singular, kebab-case: `application`. */
  resource: string;
  /** Imperative: `submit`. */
  verb: string;
  kind: 'command' | 'query';
  /** Public REST door under /api/v1; `:id` and friends land in the input. Without it the operation is internal. */
  http?: readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string];
  /** Roles let through; the use case still checks whose row it is. */
  by: readonly Role[];
  /** Leaves no trace of who or when: no key is kept, no audit row. A single-use ticket stands for the key. */
  anonymous?: true;
  /** Changes an existing aggregate: If-Match is required from people (428) and checked (412). */
  versioned: boolean;
  input: I;
  output: O;
  summary: { fr: string; en: string };
  /** A valid input; shown in OpenAPI and tried by the tests. */
  example: unknown;
}

type Draft<I extends z.ZodType, O extends z.ZodType> = Omit<Operation<I, O>, 'service' | 'kind' | 'versioned' | 'output'> & {
  versioned?: boolean;
  output?: O;
};

/** What every command answers. `allowed`: the commands of the state table that are open now. */
export const commandAnswer = z.looseObject({
  id: z.string(),
  state: z.string().optional(),
  version: z.number().int().optional(),
  allowed: z.array(z.string()).optional(),
});
export type CommandAnswer = z.infer<typeof commandAnswer>;

/** A file made on the spot (CSV, PDF, iCal): the gateway sends its bytes under its name. Under 700 kB: it crosses NATS. */
export const documentAnswer = z.strictObject({ document: z.strictObject({ filename: z.string(), contentType: z.string(), base64: z.string() }) });
export type DocumentAnswer = z.infer<typeof documentAnswer>;

export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
export const paging = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().optional() };

/** `command(...)` and `query(...)` bound to a service: `const { command, query } = operationsOf('matching')`. */
export function operationsOf(service: Service) {
  return {
    command: <I extends z.ZodType, O extends z.ZodType = typeof commandAnswer>(draft: Draft<I, O>): Operation<I, O> => ({
      versioned: false,
      output: commandAnswer as unknown as O,
      ...draft,
      service,
      kind: 'command',
    }),
    query: <I extends z.ZodType, O extends z.ZodType>(draft: Draft<I, O> & { output: O }): Operation<I, O> => ({ versioned: false, ...draft, service, kind: 'query' }),
  };
}

/** `recruitment.application.submit`: activity type, idempotency scope, metrics label. */
export const operationName = (op: Pick<Operation, 'service' | 'resource' | 'verb'>): string => `${op.service}.${op.resource}.${op.verb}`;
/** NATS request subject. */
export const operationSubject = (op: Pick<Operation, 'service' | 'resource' | 'verb'>): string => `req.${operationName(op)}.v1`;

export type InputOf<O> = O extends Operation<infer I, z.ZodType> ? z.infer<I> : never;
export type RawInputOf<O> = O extends Operation<infer I, z.ZodType> ? z.input<I> : never;
export type OutputOf<O> = O extends Operation<z.ZodType, infer R> ? z.infer<R> : never;

/** What travels on `req.*`: the input, who asks (signed), and the command's key and expected version. */
export const requestEnvelope = z.strictObject({
  actor: z.string(),
  key: z.string().min(8).max(200).optional(),
  ifMatch: z.number().int().positive().optional(),
  traceparent: z.string().optional(),
  input: z.unknown(),
});
export type RequestEnvelope = z.infer<typeof requestEnvelope>;

/**
 * A coded refusal, complete: catalogues of codes live in each service's own process, so the status and the sentences
 * travel with it and the gateway can speak for every service.
 */
export interface Refusal {
  code: string;
  status: number;
  sentence: { fr: string; en: string };
  details: Record<string, unknown>;
  fields: { path: string; code: string; message: string }[];
}
/** The reply: an answer, or a refusal that the gateway turns into problem+json. */
export type ReplyEnvelope = { ok: true; answer: unknown } | ({ ok: false } & Refusal);
