import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { recordedHistories } from '../testing/histories';
import { PATCHES } from './patches';

const SOURCES = path.join(__dirname, '..');
const REGISTER = readFileSync(path.join(__dirname, 'patches.ts'), 'utf8');
const code = readdirSync(SOURCES, { recursive: true }).map(String)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && path.basename(file) !== 'patches.ts')
  .map((file) => readFileSync(path.join(SOURCES, file), 'utf8')).join('\n');
/** What is given to `patched()` and `deprecatePatch()` anywhere in the workflows. */
const given = [...code.matchAll(/\b(?:patched|deprecatePatch)\(([^)]*)\)/g)].map(([, argument]) => argument);
const entries = Object.entries(PATCHES);

describe('the register of patches', () => {
  it('names every patch there is in the code, and none that is not', () => {
    expect(given.length).toBeGreaterThan(0);
    expect([...new Set(given)].sort()).toEqual(entries.map(([name]) => `PATCHES.${name}`).sort());
    expect(new Set(Object.values(PATCHES)).size).toBe(entries.length);
  });

  it('says of each since when and what is otherwise, oldest first', () => {
    const said = entries.map(([name, marker]) => new RegExp(`/\\*\\* (\\d{4}-\\d{2}-\\d{2}): [^\\n]{30,} \\*/\\n\\s+${name}: '${marker}'`).exec(REGISTER)?.[1]);
    expect(said.filter((date) => !date || Number.isNaN(Date.parse(date)))).toEqual([]);
    expect(said).toEqual([...said].sort());
  });

  /** The types a patch is for, where it is not for all. */
  const FOR: Partial<Record<string, readonly string[]>> = { ownReminders: ['campaign'] };
  const marked = recordedHistories().map(({ type, events }) => ({ type, markers: JSON.stringify(events.filter(([, kind]) => kind === 'markerRecorded')) }));
  it.each(entries)('%s has been lived both ways: histories with its marker, and of the same types without', (name, marker) => {
    const types = (has: boolean) => new Set(marked.filter(({ type, markers }) => (FOR[name]?.includes(type) ?? true) && markers.includes(marker) === has).map(({ type }) => type));
    const [after, before] = [types(true), types(false)];
    expect([...before].filter((type) => !after.has(type))).toEqual([]);
    expect([before.size > 0, after.size > 0]).toEqual([true, true]);
  });
});
