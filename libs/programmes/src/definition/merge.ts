import type { DefinitionProblem } from './errors';
import type { Located } from './located';
import { pathText } from './path';

type Path = readonly PropertyKey[];

/**
 * What a file says on top of the one it extends. Three rules, the same everywhere:
 * groups of fields merge field by field, and `null` takes a field away; lists whose items all have an `id` merge by id,
 * in the order of the base, new ones last, and `{ id, remove: true }` takes one away; anything else is replaced whole.
 */
export function merged(base: Located, over: Located, problems: DefinitionProblem[], path: Path = []): Located {
  if ('fields' in base && 'fields' in over) return mergedFields(base, over, problems, path);
  if ('items' in base && 'items' in over && [...base.items, ...over.items].every(hasId)) return mergedItems(base, over, problems, path);
  return over;
}

type Group = Extract<Located, { fields: unknown }>;
type List = Extract<Located, { items: unknown }>;

function mergedFields(base: Group, over: Group, problems: DefinitionProblem[], path: Path): Located {
  const fields = new Map(base.fields);
  for (const [name, field] of over.fields) {
    const below = [...path, name];
    const known = fields.get(name);
    if (isNull(field)) {
      if (!known) problems.push(nothing(field, below, `Rien à retirer ici : le fichier étendu ne dit rien de « ${name} ».`));
      fields.delete(name);
    } else fields.set(name, known ? merged(known, field, problems, below) : field);
  }
  return { at: over.at, fields };
}

function mergedItems(base: List, over: List, problems: DefinitionProblem[], path: Path): Located {
  const items = [...base.items];
  for (const item of over.items) {
    const id = idOf(item);
    const i = items.findIndex((known) => idOf(known) === id);
    if (isRemoved(item)) {
      if (i < 0) problems.push(nothing(item, [...path, over.items.indexOf(item)], `Rien à retirer ici : le fichier étendu n’a pas de « ${id} ».`));
      else items.splice(i, 1);
    } else if (i < 0) items.push(item);
    else items[i] = merged(items[i], item, problems, [...path, i]);
  }
  return { at: over.at, items };
}

const nothing = ({ at }: Located, path: Path, message: string): DefinitionProblem => ({ path: pathText(path), code: 'NOTHING_TO_REMOVE', message, ...at });
const isNull = (node: Located): boolean => 'scalar' in node && node.scalar === null;
const field = (node: Located, name: string): unknown => {
  const found = 'fields' in node ? node.fields.get(name) : undefined;
  return found && 'scalar' in found ? found.scalar : undefined;
};
const idOf = (node: Located): unknown => field(node, 'id');
const hasId = (node: Located): boolean => typeof idOf(node) === 'string';
const isRemoved = (node: Located): boolean => field(node, 'remove') === true;
