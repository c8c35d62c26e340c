import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { done, Sentence } from '../util/say.mjs';
import { builtProgrammes } from './library.mjs';
import { fileOf, languageOf, readWords } from './options.mjs';

const USAGE = `tandem rehearse <preset or FILE> [options]

  --candidates 60  --months 30  --seed 7  --start 2026-01-01
  --assumptions FILE     instead of assumptions.yaml beside the programme's file
  --assume key=value     one assumption, as often as wanted (panels.month=2, answer.convention.sending=10)
  --compare OTHER        a preset, a programme's file, a file of assumptions, or key=value: both side by side
  --json FILE            the whole report (libs/programmes/schema/rehearsal.schema.json)
  --lang fr|en           --list: every assumption, its value and its reason`;

/** @type {NonNullable<import('node:util').ParseArgsConfig['options']>} */
const OPTIONS = {
  candidates: { type: 'string' }, months: { type: 'string' }, seed: { type: 'string' }, start: { type: 'string' }, assumptions: { type: 'string' },
  assume: { type: 'string', multiple: true, default: [] }, compare: { type: 'string' }, json: { type: 'string' }, lang: { type: 'string', default: 'fr' }, list: { type: 'boolean' },
};

const print = (text) => process.stdout.write(text);

/** A preset by its name, or a file: its definition, and what is assumed of it beside it. */
function programmeOf(lib, given) {
  const file = lib.presetIds().includes(given) ? lib.presetPath(given) : fileOf(given);
  if (!file || !existsSync(file)) throw new Sentence(`There is no preset and no file ${given}.`);
  const beside = path.join(path.dirname(file), 'assumptions.yaml');
  return { definition: lib.loadFile(file).definition, assume: existsSync(beside) ? lib.readAssumptions(readFileSync(beside, 'utf8')) : {} };
}

function fromFile(lib, given) {
  const file = fileOf(given);
  if (!file || !existsSync(file)) throw new Sentence(`There is no file ${given}.`);
  return lib.readAssumptions(readFileSync(file, 'utf8'));
}

/** What `--compare` names: other assumptions on the same programme, or another programme under the same ones. */
function otherOf(lib, given, one, said) {
  if (given.includes('=')) return { ...one, assume: { ...one.assume, ...lib.saidAssumption(given) } };
  const file = fileOf(given);
  const isProgramme = lib.presetIds().includes(given) || !file || !existsSync(file) || /^(id|extends):/m.test(readFileSync(file, 'utf8'));
  if (!isProgramme) return { ...one, assume: { ...one.assume, ...fromFile(lib, given) } };
  const other = programmeOf(lib, given);
  return { ...other, assume: { ...other.assume, ...said } };
}

const whole = (text) => (text === undefined ? undefined : Number(text));

function list({ ASSUMPTIONS }, lang) {
  for (const [key, { value, names, why }] of Object.entries(ASSUMPTIONS)) print(`${key} = ${value ?? '–'}  ${names[lang]}  (${why})\n`);
  return 0;
}

function perform(lib, given, values) {
  const said = Object.assign({}, values.assumptions ? fromFile(lib, values.assumptions) : {}, ...values.assume.map(lib.saidAssumption));
  const found = programmeOf(lib, given);
  const one = { ...found, assume: { ...found.assume, ...said } };
  const options = Object.fromEntries(Object.entries({ candidates: whole(values.candidates), months: whole(values.months), seed: values.seed, start: values.start }).filter(([, value]) => value !== undefined));
  const lived = ({ definition, assume }) => lib.rehearse(definition, { ...options, assume });
  const report = lived(one);
  const other = values.compare ? lived(otherOf(lib, values.compare, one, said)) : undefined;
  print(other ? lib.comparisonText(report, other, values.lang) : lib.reportText(report, values.lang));
  const out = fileOf(values.json);
  if (!out) return 0;
  writeFileSync(out, `${JSON.stringify(other ? { one: report, other } : report, null, 1)}\n`);
  done(`${values.json} written`);
  return 0;
}

/** `tandem rehearse <preset or FILE>`: what a programme would live, before anybody does. */
export async function rehearse(args, library = builtProgrammes) {
  const { positionals: [given], values } = readWords(args, OPTIONS, USAGE);
  const lang = languageOf(values.lang);
  const lib = library();
  if (values.list) return list(lib, lang);
  if (!given) throw new Sentence(USAGE);
  try {
    return perform(lib, given, values);
  } catch (e) {
    if (typeof e.sentence !== 'function') throw e;
    throw new Sentence([e.sentence(lang), ...e.fields.map(({ message }) => `${given} : ${message}`)].join('\n'));
  }
}
