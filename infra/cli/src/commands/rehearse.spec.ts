import * as library from '@tandem/programmes';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rehearse } from './rehearse.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'tandem-rehearse-'));
const file = (name: string, text: string): string => {
  const given = path.join(folder, name);
  writeFileSync(given, text);
  return given;
};
const SMALL = ['--candidates', '12', '--months', '18'];

/** What the command prints. */
async function said(...args: string[]): Promise<string> {
  let text = '';
  const print = jest.spyOn(process.stdout, 'write').mockImplementation((part) => Boolean((text += String(part))));
  try {
    expect(await rehearse(args, () => library)).toBe(0);
    return text;
  } finally {
    print.mockRestore();
  }
}

describe('tandem rehearse', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('tells in French what a preset would live, or in English', async () => {
    expect(await said('chu-nice', ...SMALL)).toMatch(/^Répétition : Partenariat patient du CHU de Nice[^]*Ce qui n’est pas rejoué/);
    expect(await said('chu-nice', ...SMALL, '--lang', 'en')).toMatch(/^Rehearsal : Patient partnership[^]*What is not rehearsed/);
  });

  it('writes the whole report, with the assumptions beside the programme, those of a file and those that are typed', async () => {
    const json = path.join(folder, 'report.json');
    await said('chu-nice', ...SMALL, '--assumptions', file('means.yaml', 'panels: { month: 3, seats: 5 }'), '--assume', 'panels.seats=6', '--json', json);
    expect(JSON.parse(readFileSync(json, 'utf8')).assumptions).toMatchObject({ 'calls.every': 60, 'panels.month': 3, 'panels.seats': 6 });
  });

  it.each([['panels.month=2'], ['leon-berard'], [library.presetPath('chu-nimes')], ['means']])('puts another side by side: %s', async (other) => {
    const json = path.join(folder, 'both.json');
    const given = other === 'means' ? file('other.yaml', 'signatory.every: 7') : other;
    expect(await said('chu-nice', ...SMALL, '--compare', given, '--json', json)).toMatch(/Ce qui retient le plus : /);
    expect(Object.keys(JSON.parse(readFileSync(json, 'utf8')))).toEqual(['one', 'other']);
  });

  it('lists every assumption with its reason', async () => {
    expect(await said('--list')).toMatch(/panels\.month = 1 {2}commissions de sélection par mois {2}\(/);
  });

  it.each([
    [[], /tandem rehearse <preset or FILE>/], [['nowhere'], /no preset and no file nowhere/], [['chu-nice', '--lang', 'de'], /--lang is fr or en/], [['chu-nice', '--colour'], /--colour/],
    [['chu-nice', '--months', '0'], /months de 1 à 120/], [['chu-nice', '--assume', 'panels.month=0'], /panels\.month est un nombre/], [['chu-nice', '--assumptions', '/nowhere.yaml'], /There is no file/],
    [[file('bad.yaml', 'id: bad\nversion: 1\nextends: nobody\n')], /Aucun fichier ne s’appelle « nobody »/],
  ])('answers a bad request by a sentence: %j', async (args, says) => {
    await expect(rehearse(args, () => library)).rejects.toThrow(says);
  });
});
