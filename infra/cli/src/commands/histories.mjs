import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from '../prepare/install.mjs';
import { findTestServer } from '../servers/test-server.mjs';
import { repoRoot } from '../util/paths.mjs';
import { done, Sentence } from '../util/say.mjs';
import { runThere } from './small.mjs';

const FOLDER = path.join(repoRoot, 'workflows/test/histories');
const SOURCES = path.join(repoRoot, 'workflows/src');
const ENDING = '.medium.spec.ts';

const kept = () => readdirSync(FOLDER, { recursive: true }).map(String).filter((file) => file.endsWith('.json'));
/** Every spec that lives processes on the time-skipping server; the gate itself only replays. @returns {string[]} */
const specs = () => ['processes', 'runtime'].flatMap((folder) => readdirSync(path.join(SOURCES, folder)).filter((file) => file.endsWith(ENDING)).map((file) => path.posix.join('workflows/src', folder, file)));

/** `tandem histories record [spec …]`: lives them, and keeps the paths nobody has kept yet. @param {string[]} args */
export async function histories([what, ...names]) {
  if (what !== 'record') throw new Sentence('Say what to do with the histories: tandem histories record [spec …]');
  const all = specs();
  const nameOf = (file) => path.basename(file, ENDING);
  const unknown = names.filter((name) => !all.some((file) => nameOf(file) === name));
  if (unknown.length) throw new Sentence(`No spec ${unknown.join(', ')}: there are ${all.map(nameOf).join(', ')}.`);
  await ensureInstalled();
  const before = new Set(kept());
  const chosen = all.filter((file) => !names.length || names.includes(nameOf(file)));
  // One after the other: what one asks while another keeps the machine busy is the same, but slower.
  const jest = ['node_modules/jest/bin/jest.js', ...chosen, '--selectProjects', 'medium', '--runInBand', '--forceExit'];
  const code = await runThere(process.execPath, jest, { RECORD_HISTORIES: '1', TEMPORAL_TEST_SERVER: await findTestServer() }).ended;
  const fresh = kept().filter((file) => !before.has(file)).sort();
  done(fresh.length ? `${fresh.length} new:\n${fresh.map((file) => `  workflows/test/histories/${file}`).join('\n')}` : 'Nothing new: every path told has its history.');
  return code;
}
