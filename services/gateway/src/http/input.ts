import { TandemError } from '@tandem/kernel';
import type { Operation } from '@tandem/messages';
import { z } from 'zod';

/** The part of JSON Schema that says how a text of the address becomes a value. */
export interface InputSchema {
  type?: string | string[];
  anyOf?: InputSchema[];
  items?: InputSchema;
  properties?: Record<string, InputSchema>;
  required?: string[];
  [more: string]: unknown;
}

export const inputSchema = (input: z.ZodType): InputSchema => {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as InputSchema;
  return schema;
};
/** `:id` and friends, in order. */
export const pathParameters = (path: string): string[] => [...path.matchAll(/:([A-Za-z]+)/g)].map((m) => m[1]);

type Values = Record<string, unknown>;

/** A text as the schema wants it; what does not fit stays a text, and the service says what is wrong with it. */
export function valueOf(schema: InputSchema | undefined, raw: unknown): unknown {
  if (!schema) return raw;
  const inner = schema.anyOf?.find((s) => s.type !== 'null' && s.type !== 'string');
  if (inner) return valueOf(inner, raw);
  if (schema.type === 'array') return (Array.isArray(raw) ? raw : [raw]).map((item) => valueOf(schema.items, item));
  if (typeof raw !== 'string') return raw;
  if (schema.type === 'boolean' && (raw === 'true' || raw === 'false')) return raw === 'true';
  if ((schema.type === 'integer' || schema.type === 'number') && /^-?\d{1,15}(\.\d+)?$/.test(raw)) return Number(raw);
  return raw;
}

const field = (path: string, code: string, message: string) => new TandemError('VALIDATION', {}, [{ path, code, message }]);

/** Path, query and body of one request made into the operation’s input. */
export class InputReader {
  private readonly schema: InputSchema;
  constructor(input: Operation['input']) {
    this.schema = inputSchema(input);
  }

  /** @throws VALIDATION when the body is no object, or says something else than the address */
  read({ params, query, body }: { params: unknown; query: unknown; body: unknown }): Values {
    if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body))) throw field('', 'invalid_type', 'Un objet JSON est attendu.');
    const out: Values = { ...(body as Values | null | undefined) };
    for (const [name, raw] of [...Object.entries((query ?? {}) as Values), ...Object.entries((params ?? {}) as Values)]) {
      const value = valueOf(this.schema.properties?.[name], raw);
      if (name in out && JSON.stringify(out[name]) !== JSON.stringify(value)) throw field(name, 'contradiction', 'L’adresse et le corps de la demande ne disent pas la même chose.');
      out[name] = value;
    }
    return out;
  }
}
