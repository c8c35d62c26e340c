import { LISTENERS, ROLES, type Listener, type Role } from '@tandem/messages';
import { BadConfig } from '@tandem/platform';
import { languageOf, readOptions } from '../commands/options.mjs';
import { fail, Sentence } from '../util/say.mjs';
import { operatorConfig } from './config';
import { deadLetters } from './dead-letters';
import { doctor } from './doctor';
import { journeys } from './journeys';
import { migrate } from './migrate';

const COMMON = { json: { type: 'boolean', default: false }, lang: { type: 'string', default: 'fr' } } as const;

function roleOf(role?: string): Role | undefined {
  if (!role || (ROLES as readonly string[]).includes(role)) return role as Role | undefined;
  throw new Sentence(`There is no role ${role}: there are ${ROLES.join(', ')}.`);
}

function doctorCommand(args: string[]): Promise<number> {
  const { json, lang } = readOptions(args, COMMON);
  return doctor(operatorConfig(), { json, lang: languageOf(lang) });
}
function journeysCommand(args: string[]): Promise<number> {
  const { json, lang, overdue = false, role, programme, stage } = readOptions(args, { ...COMMON, overdue: { type: 'boolean' }, role: { type: 'string' }, programme: { type: 'string' }, stage: { type: 'string' } });
  return journeys(operatorConfig(), { json, overdue, programme, stage, role: roleOf(role), lang: languageOf(lang) });
}

function migrateCommand([programme, ...args]: string[]): Promise<number> {
  const { json, lang, apply = false, to } = readOptions(args, { ...COMMON, apply: { type: 'boolean' }, to: { type: 'string' } });
  if (!programme || !/^[1-9]\d{0,5}$/.test(to ?? '')) throw new Sentence('tandem programmes migrate PROGRAMME --to VERSION [--apply] [--json] [--lang fr|en]: without --apply nothing is written.');
  return migrate(operatorConfig(), { programme, to: Number(to), apply, json, lang: languageOf(lang) });
}

/** `dead-letters` · `dead-letters replay ID` · `dead-letters replay --all`. */
function deadLettersCommand(args: string[]): Promise<number> {
  const replay = args[0] === 'replay';
  const [id] = replay && args[1] && !args[1].startsWith('--') ? [args[1]] : [];
  const { json, lang, all = false, part } = readOptions(args.slice(replay ? (id ? 2 : 1) : 0), { ...COMMON, part: { type: 'string' }, ...(replay ? { all: { type: 'boolean' } } : {}) });
  if (replay && Boolean(id) === all) throw new Sentence('Say which: tandem dead-letters replay ID, or tandem dead-letters replay --all.');
  if (part && !(LISTENERS as readonly string[]).includes(part)) throw new Sentence(`There is no part ${part}: there are ${LISTENERS.join(', ')}.`);
  return deadLetters(operatorConfig(), { json, lang: languageOf(lang), part: part as Listener | undefined, replay: replay ? (id ?? 'all') : undefined });
}

const COMMANDS: Record<string, (args: string[]) => Promise<number>> = { doctor: doctorCommand, journeys: journeysCommand, migrate: migrateCommand, 'dead-letters': deadLettersCommand };

/** What an operator can act on; anything else is ours to mend, and shown whole. */
const words = (error: unknown): string => {
  if (error instanceof Sentence || error instanceof BadConfig) return error.message;
  return error instanceof Error ? String(error.stack) : String(error);
};

/** Ends at once, whatever a server that hangs still keeps open; what was said is out before. */
const leave = (code: number): void => void process.stdout.write('', () => process.exit(code));

const [name, ...args] = process.argv.slice(2);
Promise.resolve()
  .then(() => (COMMANDS[name] ?? (() => Promise.reject(new Sentence(`tandem knows ${Object.keys(COMMANDS).join(', ')} here, not ${name}.`))))(args))
  .then(leave, (error: unknown) => {
    fail(words(error));
    leave(2);
  });
