import path from 'node:path';
import { parseArgs } from 'node:util';
import { repoRoot } from '../util/paths.mjs';
import { Sentence } from '../util/say.mjs';

/**
 * parseArgs with its errors as sentences.
 * @param {string[]} args
 * @param {NonNullable<import('node:util').ParseArgsConfig['options']>} options
 * @returns {Record<string, any>}
 */
export function readOptions(args, options) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (e) {
    throw new Sentence(`${e.message} Known options: ${Object.keys(options).map((o) => `--${o}`).join(', ')}.`);
  }
}

/**
 * The same, with words before the options; what is wrong is told with the usage.
 * @param {string[]} args
 * @param {NonNullable<import('node:util').ParseArgsConfig['options']>} options
 * @param {string} usage
 * @returns {{ positionals: string[], values: Record<string, any> }}
 */
export function readWords(args, options, usage) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true });
  } catch (e) {
    throw new Sentence(`${e.message}\n\n${usage}`);
  }
}

/** @returns {'fr' | 'en'} */
export function languageOf(given) {
  if (given === 'fr' || given === 'en') return given;
  throw new Sentence(`--lang is fr or en, not ${given}.`);
}

/** npm runs us at the root; what the person typed is relative to where they stood. */
const from = () => process.env.INIT_CWD ?? process.cwd();

export const dataDirOf = (given) => (given ? path.resolve(from(), given) : path.join(repoRoot, '.tandem'));
export const fileOf = (given) => (given ? path.resolve(from(), given) : null);

/** Takes `--data DIR` out of the words of a command that is run by another program. */
export function dataArgs(args) {
  const at = args.indexOf('--data');
  return at < 0 ? { dataDir: dataDirOf(undefined), rest: args } : { dataDir: dataDirOf(args[at + 1]), rest: args.filter((_, i) => i !== at && i !== at + 1) };
}
