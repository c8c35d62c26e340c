import path from 'node:path';
import { list, readCsv, type Row } from './engine/csv';

export interface Candidate extends Row {
  label: string;
  mail: string;
  /** What becomes of the file: accepted, refused, never-answers… */
  story: string;
  flags: string;
  ranking: string;
}
export interface Example {
  name: string;
  months: number;
  folder: string;
  staff: Row[];
  sites: Row[];
  units: Row[];
  candidates: Candidate[];
  projects: Row[];
  panels: Row[];
  slots: Row[];
  sessions: Row[];
  vacations: Row[];
  timeline: Row[];
}

const EXAMPLES: Record<string, { folder: string; months: number }> = {
  'chu-nice': { folder: 'data', months: 30 },
  'chu-nice-small': { folder: 'data-small', months: 12 },
};
export const packageRoot = path.join(__dirname, '..');

/** @throws Error for an example that does not exist */
export function readExample(name: string): Example {
  const known = EXAMPLES[name];
  if (!known) throw new Error(`There is no example ${name}: there are ${Object.keys(EXAMPLES).join(' and ')}.`);
  const folder = path.join(packageRoot, known.folder);
  const read = (file: string) => readCsv(folder, `${file}.csv`);
  return {
    name, months: known.months, folder, staff: read('staff'), sites: read('sites'), units: read('units'), candidates: read('candidates') as Candidate[], projects: read('projects'),
    panels: read('panels'), slots: read('slots'), sessions: read('sessions'), vacations: read('vacations'), timeline: read('timeline'),
  };
}

/** A persona's trait: `volunteer`, `health-pause`… */
export const has = (row: Row, flag: string): boolean => list(row.flags ?? '').includes(flag);
