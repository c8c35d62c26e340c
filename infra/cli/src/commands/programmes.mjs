import { existsSync, writeFileSync } from 'node:fs';
import { done, Sentence } from '../util/say.mjs';
import { builtProgrammes } from './library.mjs';
import { operatorCommand } from './operators.mjs';
import { fileOf, readWords } from './options.mjs';

const USAGE = `tandem programmes <verb> FILE

  validate    every mistake with its line and a French sentence; then every state a journey can reach, and a story for each that goes wrong
  draw        the journeys as a picture: --as mermaid (default) or svg, --out FILE (default: printed)
  explain     the procedure in plain French, for a coordinator to read and sign: --out FILE

tandem programmes migrate PROGRAMME --to VERSION [--apply]
  what a later version makes of each open journey of a running platform; with --apply, moved`;

const print = (text) => process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);

function write(text, out) {
  const file = fileOf(out);
  if (file) {
    writeFileSync(file, text);
    done(`${out} written`);
  } else print(text);
}

function validate({ explore, told }, definition, given) {
  const { findings, states } = explore(definition);
  for (const finding of findings) print(`${given} : ${told(finding)}`);
  print(`${given} : ${definition.names.fr}, version ${definition.version} : ${findings.length ? `${findings.length} histoire(s) sans issue` : 'rien à corriger'} (${states} situations examinées).`);
  return findings.length ? 1 : 0;
}

function draw({ svgOf, mermaidOf }, definition, _given, { as = 'mermaid', out }) {
  const drawn = { svg: svgOf, mermaid: mermaidOf }[as];
  if (!drawn) throw new Sentence(`--as is svg or mermaid, not ${as}.`);
  write(drawn(definition), out);
  return 0;
}

function explain({ explained }, definition, _given, { out }) {
  write(explained(definition), out);
  return 0;
}

const VERBS = { validate, draw, explain };

/** `tandem programmes validate|draw|explain FILE`, and `migrate`, which asks a running platform. What is wrong with a file is printed, one point per line, and answers 1. */
export async function programmes(args, library = builtProgrammes) {
  if (args[0] === 'migrate') return operatorCommand('migrate', args.slice(1));
  const { positionals: [verb, given], values } = readWords(args, { as: { type: 'string' }, out: { type: 'string' } }, USAGE);
  const work = VERBS[verb];
  const file = fileOf(given);
  if (!work || !file) throw new Sentence(USAGE);
  if (!existsSync(file)) throw new Sentence(`There is no file ${given}.`);
  const lib = library();
  try {
    return work(lib, lib.loadFile(file).definition, given, values);
  } catch (e) {
    if (e.code !== 'DEFINITION_INVALID') throw e;
    for (const { path: at, message, code } of e.fields) print(`${given} : ${message}${at ? `  [${at}, ${code}]` : ''}`);
    return 1;
  }
}
