import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { repoRoot } from '../util/paths.mjs';
import { Sentence } from '../util/say.mjs';
import { fileOf } from './options.mjs';

const USAGE = `tandem programmes <verb> FILE

  validate    every mistake with its line and a French sentence; then every state a journey can reach, and a story for each that goes wrong`;

/** The built library alone: no server, no service. */
function library() {
  const built = path.join(repoRoot, 'libs/programmes/dist/index.js');
  if (!existsSync(built)) throw new Sentence('libs/programmes is not built: run npm run build first.');
  return createRequire(import.meta.url)(built);
}

const print = (text) => process.stdout.write(`${text}\n`);

/** Runs `work` on the file; what is wrong with it is printed, one point per line, and answers 1. */
function reading(given, work) {
  const file = fileOf(given);
  if (!file || !existsSync(file)) throw new Sentence(`There is no file ${given ?? ''}`.trim());
  const programmes = library();
  try {
    return work(programmes, programmes.loadFile(file));
  } catch (e) {
    if (e.code !== 'DEFINITION_INVALID') throw e;
    for (const { path: at, message, code } of e.fields) print(`${given} : ${message}${at ? `  [${at}, ${code}]` : ''}`);
    return 1;
  }
}

const VERBS = {
  validate: (given) => reading(given, ({ explore, told }, { definition }) => {
    const { findings, states } = explore(definition);
    for (const finding of findings) print(`${given} : ${told(finding)}`);
    print(`${given} : ${definition.names.fr}, version ${definition.version} : ${findings.length ? `${findings.length} histoire(s) sans issue` : 'rien à corriger'} (${states} situations examinées).`);
    return findings.length ? 1 : 0;
  }),
};

/** `tandem programmes validate FILE` */
export async function programmes([verb, file]) {
  const work = VERBS[verb];
  if (!work) throw new Sentence(USAGE);
  return work(file);
}
