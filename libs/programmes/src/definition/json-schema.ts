import { z } from 'zod';
import { SLUG } from './kit';
import { definitionSchema } from './schema';

type Schema = Record<string, unknown>;
const ID = { type: 'string', pattern: SLUG.source };
const SAID = { title: 'Programme de partenariat patient (Tandem)', description: 'Une définition de programme : libs/programmes/presets/<id>/programme.yaml' };

/** What an editor completes and underlines with, for a whole file or one that extends another. The rules between fields are `loadDefinition`'s. */
export function definitionJsonSchema(): Schema {
  const { $schema, $defs = {}, ...whole } = z.toJSONSchema(definitionSchema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any', reused: 'ref' }) as Schema;
  const part = { ...partial(whole), required: ['id', 'version', 'extends'] };
  return { $schema, ...SAID, type: 'object', if: { required: ['extends'] }, then: part, else: whole, $defs: { ...($defs as Schema), ...partDefs($defs as Schema) } };
}

/** The same for a file made to be extended: nothing is required, nothing else is allowed. */
export function baseJsonSchema(): Schema {
  const { $schema, $defs, then } = definitionJsonSchema();
  const { required: _, ...part } = then as Schema;
  return { $schema, ...SAID, description: 'Une base commune à plusieurs programmes : libs/programmes/presets/<id>/base.yaml', ...part, $defs };
}

function partial(whole: Schema): Schema {
  const part = loosened(whole) as Schema;
  return { ...part, properties: { ...(part.properties as Schema), extends: { ...ID, description: 'Le fichier dont celui-ci part : hospital-base' } } };
}
const partDefs = (defs: Schema): Schema => Object.fromEntries(Object.entries(defs).map(([name, schema]) => [`${name}-part`, loosened(schema)]));

/** On top of another file a field may be missing, `null` takes one away, and an item with an id may be removed. */
function loosened(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(loosened);
  if (!node || typeof node !== 'object') return node;
  const { required: _required, minItems: _minItems, oneOf, properties, ...rest } = node as Schema;
  const kept = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, key === '$ref' ? `${String(value)}-part` : loosened(value)]));
  // A part of a stage need not say its kind: several kinds may then fit.
  if (oneOf) kept.anyOf = loosened(oneOf);
  if (properties) kept.properties = partProperties(properties as Schema);
  return kept;
}

function partProperties(properties: Schema): Schema {
  const own = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, { anyOf: [loosened(schema), { type: 'null' }] }]));
  return 'id' in properties ? { ...own, remove: { const: true } } : own;
}
