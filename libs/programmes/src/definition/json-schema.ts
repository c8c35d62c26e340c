import { z } from 'zod';
import { definitionSchema } from './schema';

/** What an editor completes and underlines with. The rules between fields are `loadDefinition`'s. */
export function definitionJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(definitionSchema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' });
  return { ...schema, title: 'Programme de partenariat patient (Tandem)', description: 'Une définition de programme : libs/programmes/presets/<id>/programme.yaml' };
}
