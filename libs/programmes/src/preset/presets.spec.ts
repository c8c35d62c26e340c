import Ajv from 'ajv/dist/2020';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { baseJsonSchema } from '../definition/json-schema';
import { PRESETS } from './files';
import { presetIds, presetPath } from './presets';

/** `` `wishes: speed-dating`, line 26 ``, `` `starts`, lines 18 to 20 `` or, in what it extends, `` `after`, line 3 of `meeting-base/base.yaml` `` */
const POINTER = /`([^`]+)`, lines? (\d+)(?: (?:to|and) (\d+))?(?: of `([^`]+)`)?/g;

describe.each(presetIds())('the README of %s', (id) => {
  const linesOf = (file = `${id}/programme.yaml`) => readFileSync(join(PRESETS, file), 'utf8').split('\n');
  const readme = readFileSync(join(dirname(presetPath(id)), 'README.md'), 'utf8');

  it('points at lines that carry what it says', () => {
    const pointers = [...readme.matchAll(POINTER)];
    expect(pointers.length).toBeGreaterThan(5);
    for (const [, what, from, to, file] of pointers) {
      const text = linesOf(file).slice(Number(from) - 1, Number(to ?? from)).join('\n');
      expect([what, from, text.includes(what)]).toEqual([what, from, true]);
    }
  });

  it('says which parts are ours', () => {
    expect(readme).toMatch(/\n## What the source says\n[\s\S]*\n## What is ours\n/);
  });
});

describe('the bases presets share', () => {
  const bases = readdirSync(PRESETS).filter((id) => existsSync(join(PRESETS, id, 'base.yaml')));
  const validate = new Ajv({ strict: false }).compile(baseJsonSchema());

  it.each(bases)('%s is accepted by the schema of bases, and several presets share it', (id) => {
    expect([validate(parse(readFileSync(join(PRESETS, id, 'base.yaml'), 'utf8'))), validate.errors]).toEqual([true, null]);
    const sharing = presetIds().filter((preset) => readFileSync(presetPath(preset), 'utf8').includes(`\nextends: ${id}\n`));
    expect(sharing.length).toBeGreaterThan(1);
  });
});
