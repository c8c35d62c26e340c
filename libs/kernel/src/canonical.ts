/**
 * JSON with one spelling per value: keys sorted by UTF-16 code unit, no spaces, so equal values give equal text (what an
 * idempotency key or a signature is computed on). Like RFC 8785 for what JSON can hold: `toJSON` is honoured (dates),
 * `undefined` properties are left out, -0 is 0.
 * @throws TypeError for what JSON would silently lose: NaN, Infinity, bigint, function, symbol, Map, Set, a cycle,
 *   `undefined` at the root or in a list
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(raw: unknown, parents: readonly object[]): string {
  const value = typeof (raw as { toJSON?: unknown } | null)?.toJSON === 'function' ? (raw as { toJSON(): unknown }).toJSON() : raw;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value !== 'object') throw new TypeError(`canonicalJson: ${typeof value} ${String(value)}`);
  if (parents.includes(value)) throw new TypeError('canonicalJson: cycle');
  const path = [...parents, value];
  // Array.from, because map() skips the holes of a sparse list.
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, path)).join(',')}]`;
  if (value instanceof Map || value instanceof Set) throw new TypeError('canonicalJson: Map or Set');
  const record = value as Record<string, unknown>;
  const keys = Object.keys(record).filter((key) => record[key] !== undefined);
  return `{${keys.sort().map((key) => `${JSON.stringify(key)}:${write(record[key], path)}`).join(',')}}`;
}
