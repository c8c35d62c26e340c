import type { Variables } from '@tandem/platform';
import { z } from 'zod';
import type { VariableRead } from './house';

/** The default as one would write it in the environment: the input, before it is turned into a number or a yes. */
function standardOf(schema: z.ZodType): string | undefined {
  const { default: value } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { default?: unknown };
  return value === undefined ? undefined : String(value);
}

export function readVariables(variables: Variables): VariableRead[] {
  return Object.entries(variables).map(([name, { schema, describe, secret }]) => {
    const standard = standardOf(schema);
    return { name, describe, required: !schema.safeParse(undefined).success, secret: Boolean(secret), ...(standard === undefined ? {} : { standard }) };
  });
}
