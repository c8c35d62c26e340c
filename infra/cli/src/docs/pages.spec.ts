import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineMachine } from '@tandem/kernel';
import { cloudEvent, eventsOf } from '@tandem/messages';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { fakeHouse, fakePart } from './fake-house';
import { drifted, PAGES, writePages } from './pages';
import { statesPage } from './pages/states';

const house = fakeHouse({ parts: [fakePart('recruitment', { variables: [{ name: 'ROLE', describe: 'which | how', required: false, secret: false, standard: 'all' }] })] });
const texts = new Map([...PAGES].map(([file, make]) => [file, make(house)]));
const made = (file: string): string => texts.get(file) as string;

describe('the generated pages', () => {
  it('are the same each time they are made', () => {
    for (const [file, make] of PAGES) expect([file, make(fakeHouse({ parts: house.parts })) === made(file)]).toEqual([file, true]);
  });
  it('hold neither a date of today nor a path of this machine', () => {
    const today = new Date().toISOString().slice(0, 10);
    for (const text of texts.values()) for (const no of [today, process.cwd(), tmpdir()]) expect(text).not.toContain(no);
  });
  it('keep their tables whole whatever the text', () => expect(made('docs/settings.md')).toContain('which \\| how'));
  it('that somebody changed by hand are named, and mended by writing them again', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'tandem-docs-'));
    const two = new Map([...PAGES].filter(([file]) => ['docs/errors.md', 'docs/states.md'].includes(file)));
    try {
      expect(drifted(root, house, two)).toEqual([...two.keys()]);
      writePages(root, house, two);
      expect(drifted(root, house, two)).toEqual([]);
      writeFileSync(path.join(root, 'docs/errors.md'), `${made('docs/errors.md')}\n`);
      expect(drifted(root, house, two)).toEqual(['docs/errors.md']);
      writePages(root, house, two);
      expect(drifted(root, house, two)).toEqual([]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describe('docs/states.md', () => {
  const machine = defineMachine({
    aggregate: 'door', states: ['OPEN', 'SHUT'], final: ['SHUT'],
    transitions: [
      { from: null, command: 'make', to: 'OPEN', event: 'made', by: ['admin'] },
      { from: 'OPEN', command: 'shut', to: 'SHUT', event: 'shut', by: ['admin'], guards: ['nobody is in it'] },
      { from: 'OPEN', command: 'slam', to: 'SHUT', event: 'slammed', by: ['admin'], later: true },
    ],
  });
  const page = statesPage({ ...house, machines: [machine], families: [eventsOf('matching', machine, {})] });
  it('says which share works, rounded down', () => expect(page).toContain('**2 of 3 (66 %) rows work**, in 1 tables.'));
  it('draws one arrow per pair of states, and says what is later', () => {
    expect(page).toContain('  [*] --> OPEN : make\n  OPEN --> SHUT : shut / slam (later)\n  SHUT --> [*]');
    expect(page).toContain('| OPEN | `slam` | SHUT | `door.slammed` | admin | – | **later** |');
  });
});

describe('docs/asyncapi.yaml', () => {
  const document = parse(made('docs/asyncapi.yaml')) as { asyncapi: string; channels: Record<string, { address: string }>; components: { messages: Record<string, { payload: object }> } };
  const samples = path.resolve(__dirname, '../../../../libs/messages/samples');

  it('has a channel for every fact, whose address is its subject', () => {
    expect(document.asyncapi).toBe('3.0.0');
    expect(Object.keys(document.channels)).toHaveLength(house.families.flatMap((f) => [...f.types]).length);
    expect(document.channels['application.submitted'].address).toBe('evt.recruitment.{organisation}.application.submitted.v1');
  });
  it('describes the golden samples, one of each aggregate, and refuses a field nobody declared', () => {
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    ajv.addSchema(document, 'tandem');
    const files = new Map(readdirSync(samples).filter((f) => f.endsWith('.v1.json')).map((f) => [f.split('.')[0], f])).values();
    for (const file of files) {
      const sample = cloudEvent.parse(JSON.parse(readFileSync(path.join(samples, file), 'utf8')));
      const validate = ajv.getSchema(`tandem#/components/messages/${file.replace('.v1.json', '')}/payload`);
      expect([file, validate?.(sample), validate?.errors ?? null]).toEqual([file, true, null]);
      expect(validate?.({ ...sample, data: { ...sample.data, name: 'Camille' } })).toBe(false);
    }
  });
});
