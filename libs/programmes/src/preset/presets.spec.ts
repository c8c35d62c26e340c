import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { presetIds, presetPath } from './presets';

/** `` `wishes: speed-dating`, line 26 `` or `` `starts`, lines 18 to 20 `` */
const POINTER = /`([^`]+)`, lines? (\d+)(?: (?:to|and) (\d+))?/g;

describe.each(presetIds())('the README of %s', (id) => {
  const yaml = readFileSync(presetPath(id), 'utf8').split('\n');
  const readme = readFileSync(join(dirname(presetPath(id)), 'README.md'), 'utf8');

  it('points at lines that carry what it says', () => {
    const pointers = [...readme.matchAll(POINTER)];
    expect(pointers.length).toBeGreaterThan(5);
    for (const [, what, from, to] of pointers) {
      const text = yaml.slice(Number(from) - 1, Number(to ?? from)).join('\n');
      expect([what, from, text.includes(what)]).toEqual([what, from, true]);
    }
  });

  it('says which parts are ours', () => {
    expect(readme).toMatch(/\n## What the source says\n[\s\S]*\n## What is ours\n/);
  });
});
