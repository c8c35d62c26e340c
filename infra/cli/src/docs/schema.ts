import { cloudEvent, type EventFamily } from '@tandem/messages';
import { z } from 'zod';

export interface JsonSchema {
  $schema?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: unknown;
}

/** The formats say it already: their patterns are Zod's own and would change with it. So would its bounds of "integer". */
function bare(key: string, value: unknown): unknown {
  if (key === '$schema') return undefined;
  // `starts_with` is a word of Zod's own: there the pattern says it.
  if (value && typeof value === 'object' && 'format' in value && 'pattern' in value) return { ...value, [value.format === 'starts_with' ? 'format' : 'pattern']: undefined };
  if ((key === 'maximum' || key === 'minimum') && Math.abs(value as number) === Number.MAX_SAFE_INTEGER) return undefined;
  return value;
}
const jsonSchema = (schema: z.ZodType): JsonSchema => JSON.parse(JSON.stringify(z.toJSONSchema(schema), bare)) as JsonSchema;

export const dataSchemaOf = (family: EventFamily): JsonSchema => jsonSchema(family.data);
export const envelopeSchema = (): JsonSchema => jsonSchema(cloudEvent);

/** A field in a few words: `uuid`, `one of A, B`, `list of { date: date, part: one of AM, PM }`. */
export function describeType(schema: JsonSchema): string {
  if (schema.anyOf) return schema.anyOf.map(describeType).join(' or ');
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) return `one of ${schema.enum.join(', ')}`;
  if (schema.type === 'array') return `list of ${describeType(schema.items ?? {})}`;
  if (schema.type === 'object') return `{ ${Object.entries(schema.properties ?? {}).map(([k, s]) => `${k}: ${describeType(s)}`).join(', ')} }`;
  if (schema.format) return schema.format;
  if (schema.pattern) return `text matching ${'`'}${schema.pattern}${'`'}`;
  if (schema.type === 'integer' && schema.minimum !== undefined) return schema.maximum === undefined ? `integer from ${schema.minimum}` : `integer ${schema.minimum} to ${schema.maximum}`;
  return [schema.type ?? 'anything'].flat().join(' or ');
}
