import { TandemError } from '@tandem/kernel';

/** Where a list went on: the sort key of its last row, opaque to whoever carries it. */
export const cursorOf = (...key: string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws TandemError VALIDATION when it is not one of ours */
export function readCursor(cursor: string | undefined, length: number): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(key) && key.length === length && key.every((k) => typeof k === 'string')) return key as string[];
  } catch {
    // Falls through: not a cursor at all.
  }
  throw new TandemError('VALIDATION', {}, [{ path: 'after', code: 'invalid_cursor', message: 'Reprenez la valeur « next » de la page précédente.' }]);
}
