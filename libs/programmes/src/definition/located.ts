import { isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

/** Where a value is written: the file being read (`''`) or one it extends, and the line. */
export interface Place {
  file: string;
  line: number;
}

/** A value as written, each part with its place: files can be merged and every problem still shown where it stands. */
export type Located = { at: Place } & ({ fields: Map<string, Located> } | { items: Located[] } | { scalar: unknown });

/** The parsed node with the place of each of its parts; a field stands where its name is. */
export function locate(node: Node | null, file: string, counter: LineCounter, from?: Node): Located {
  const at = { file, line: counter.linePos((from ?? node)?.range?.[0] ?? 0).line };
  if (isMap(node)) return { at, fields: new Map(node.items.map((pair) => [keyOf(pair.key), locate(pair.value as Node | null, file, counter, pair.key as Node)])) };
  if (isSeq(node)) return { at, items: node.items.map((item) => locate(item as Node, file, counter)) };
  return { at, scalar: isScalar(node) ? node.value : null };
}
const keyOf = (key: unknown): string => String(isScalar(key) ? key.value : key);

export function valueOf(node: Located): unknown {
  if ('fields' in node) return Object.fromEntries([...node.fields].map(([name, field]) => [name, valueOf(field)]));
  return 'items' in node ? node.items.map(valueOf) : node.scalar;
}

/** Place of the deepest part of the path that is written: a missing field is shown where it is missing. */
export function placeOf(node: Located, path: readonly PropertyKey[]): Place {
  const [key, ...rest] = path;
  if (key === undefined) return node.at;
  const next = 'fields' in node ? node.fields.get(String(key)) : 'items' in node ? node.items[Number(key)] : undefined;
  return next ? placeOf(next, rest) : node.at;
}
