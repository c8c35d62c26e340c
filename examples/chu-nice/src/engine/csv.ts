import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Row = Record<string, string>;

/** Rows of a CSV text with a header line; quoted cells may hold commas, quotes and line breaks. */
export function parseCsv(text: string): Row[] {
  const [head = [], ...lines] = cells(text);
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i] ?? ''])));
}

function cells(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\n]*))(,|\n|$)/g)) {
    const line = lines[lines.length - 1];
    if (end === '' && line.length === 0 && !quoted && !plain) break;
    line.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n') lines.push([]);
    if (end === '') break;
  }
  return lines.filter((line) => line.length > 0);
}

export const readCsv = (folder: string, name: string): Row[] => parseCsv(readFileSync(path.join(folder, name), 'utf8'));
/** `a|b` → ['a', 'b']; empty → []. */
export const list = (cell: string): string[] => cell.split('|').filter(Boolean);
