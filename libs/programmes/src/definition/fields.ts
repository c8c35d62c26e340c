import { z } from 'zod';
import { definitionSchema } from './schema';

/** Fields the schema knows at that place of that file: what a mistyped name could have been. */
export function fieldsAt(value: unknown, path: readonly PropertyKey[], schema: z.core.$ZodType = definitionSchema): string[] {
  let schemas: z.core.$ZodType[] = [schema];
  let node: unknown = value;
  for (const key of path) {
    schemas = schemas.flatMap((one) => below(one, key, node));
    node = (node as Record<PropertyKey, unknown> | undefined)?.[key];
  }
  return [...new Set(schemas.flatMap((one) => objectsOf(one, node)).flatMap((object) => Object.keys(object.shape)))];
}

function below(schema: z.core.$ZodType, key: PropertyKey, node: unknown): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return below(schema.unwrap(), key, node);
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  return objectsOf(schema, node).flatMap((object) => object.shape[String(key)] ?? []);
}

function objectsOf(schema: z.core.$ZodType, node: unknown): z.ZodObject[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return objectsOf(schema.unwrap(), node);
  if (schema instanceof z.ZodObject) return [schema];
  if (!(schema instanceof z.ZodUnion)) return [];
  const options = schema.options.flatMap((option) => objectsOf(option, node));
  const kind = (node as { kind?: unknown } | undefined)?.kind;
  const same = options.filter((o) => o.shape.kind instanceof z.ZodLiteral && o.shape.kind.value === kind);
  return same.length ? same : options;
}
