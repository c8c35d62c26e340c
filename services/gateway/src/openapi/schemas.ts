import type { Operation } from '@tandem/messages';
import { z } from 'zod';

export type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; required?: string[]; anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[] };

/** Formats say it already; their patterns would fill half the document. */
const SPEAKING = new Set(['uuid', 'date', 'date-time', 'email', 'uri']);

export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...out } = z.toJSONSchema(schema, {
    io, unrepresentable: 'any',
    override: ({ jsonSchema: node }) => {
      if (node.format && SPEAKING.has(node.format)) delete node.pattern;
    },
  }) as Schema;
  return out;
}

/** The schema without these properties, in every branch of a union. */
export function without(schema: Schema, names: readonly string[]): Schema {
  if (!names.length) return schema;
  const out: Schema = { ...schema };
  for (const way of ['anyOf', 'oneOf', 'allOf'] as const) if (out[way]) out[way] = out[way].map((branch) => without(branch, names));
  if (out.properties) out.properties = Object.fromEntries(Object.entries(out.properties).filter(([name]) => !names.includes(name)));
  if (out.required) out.required = out.required.filter((name) => !names.includes(name));
  if (!out.required?.length) delete out.required;
  return out;
}

export const isEmpty = (schema: Schema): boolean => !schema.anyOf && !schema.oneOf && !schema.allOf && !Object.keys(schema.properties ?? {}).length;
export const isDocument = (operation: Pick<Operation, 'output'>): boolean => {
  const document = jsonSchema(operation.output, 'output').properties?.document;
  return document?.properties?.base64 !== undefined;
};
