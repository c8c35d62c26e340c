import path from 'node:path';
import type { Api } from './engine/api';
import { list, readCsv, type Row } from './engine/csv';
import { packageRoot } from './data';
import { References } from './refusals/resolve';
import { attempt } from './refusals/try';
import type { World } from './world';

export interface Tried {
  row: Row;
  /** The code it was refused with; `accepted` when it was not; a sentence when it could not be tried. */
  got: string;
}

export const isWrong = ({ row, got }: Tried): boolean => got !== row.expected;

export const readRefusals = (): Row[] => readCsv(path.join(packageRoot, 'data'), 'refusals.csv');

/** Tries every row of refusals.csv through the API: each must be refused with its code, and write nothing. */
export async function runRefusals(api: Api, world: World): Promise<Tried[]> {
  const rows = readRefusals().filter((row) => !row.only || list(row.only).includes(world.example.name));
  const references = new References(api, world);
  const tried: Tried[] = [];
  for (const row of rows) tried.push({ row, got: await attempt(api, references, row) });
  return tried;
}
