import * as library from '@tandem/programmes';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { programmes } from './programmes.mjs';

const NICE = library.presetPath('chu-nice');
const folder = mkdtempSync(path.join(tmpdir(), 'tandem-programmes-'));
const file = (text: string): string => {
  const given = path.join(folder, 'programme.yaml');
  writeFileSync(given, text);
  return given;
};

/** What the command prints, and what it answers. */
async function said(...args: string[]): Promise<[code: number, text: string]> {
  let text = '';
  const print = jest.spyOn(process.stdout, 'write').mockImplementation((part) => Boolean((text += String(part))));
  try {
    return [await programmes(args, () => library), text];
  } finally {
    print.mockRestore();
  }
}

describe('tandem programmes', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says of a good file that there is nothing to correct', async () => {
    const [code, text] = await said('validate', NICE);
    expect([code, text]).toEqual([0, expect.stringMatching(/Partenariat patient du CHU de Nice, version 1 : rien à corriger \(\d+ situations examinées\)\.\n$/)]);
  });

  it('prints each mistake on a line, with its place', async () => {
    const [code, text] = await said('validate', file(readFileSync(NICE, 'utf8').replace('calendar: FR', 'calendar: BE')));
    expect([code, text]).toEqual([1, expect.stringMatching(/programme\.yaml : Ligne 7 : « BE » n’est pas accepté\. Valeurs acceptées : FR, FR-ALSACE-MOSELLE\. {2}\[organisation\.calendar, NOT_ACCEPTED\]\n$/)]);
  });

  it('prints the story of a wait that would never end', async () => {
    const [code, text] = await said('validate', file(readFileSync(NICE, 'utf8').replace('kind: convention,', 'kind: convention, when: { profile: [client] },')));
    expect([code, text]).toEqual([1, expect.stringMatching(/Parcours des partenaires, profile : vigilant :\n {2}1\. Le parcours s’ouvre[^]*Alors : [^]*il faut une convention en vigueur[^]*1 histoire\(s\) sans issue/)]);
  });

  it('draws and explains, to the screen or to a file', async () => {
    const out = path.join(folder, 'picture.svg');
    expect((await said('draw', NICE))[1]).toMatch(/^flowchart LR/);
    expect((await said('explain', NICE))[1]).toMatch(/^# Partenariat patient du CHU de Nice/);
    expect(await said('draw', NICE, '--as', 'svg', '--out', out)).toEqual([0, '']);
    expect(readFileSync(out, 'utf8')).toMatch(/^<svg /);
  });

  it.each([
    [['validate'], /validate {4}every mistake/], [['paint', NICE], /tandem programmes <verb> FILE/], [['draw', NICE, '--as', 'oil'], /--as is svg or mermaid/], [['validate', '/nowhere.yaml'], /There is no file/], [['draw', NICE, '--colour', 'red'], /--colour/],
  ])('answers a bad request by a sentence: %j', async (args, says) => {
    await expect(programmes(args, () => library)).rejects.toThrow(says);
  });
});
