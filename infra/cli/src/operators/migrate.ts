import { newId, TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, type OutputOf } from '@tandem/messages';
import { Sentence } from '../util/say.mjs';
import type { OperatorConfig } from './config';
import { OPERATOR, openLine, type Line } from './line';
import { everyPage } from './pages';
import type { Language } from './sentences';

export interface MigrateOptions {
  programme: string;
  to: number;
  /** False: a dry run, nothing is written. */
  apply: boolean;
  json: boolean;
  lang: Language;
}
type Look = OutputOf<typeof operations.journeyMigration>;
/** What became of one journey, or would. */
export interface Moved {
  id: string;
  from: number;
  to: number;
  changes: Look['changes'];
  /** `would`: a dry run. A code: why it stays where it is. */
  outcome: 'would' | 'moved' | string;
}

const WORDS = {
  fr: {
    stays: 'reste ouverte', done: 'faite', history: 'faite, absente de la nouvelle version', removed: 'fermée par le changement', opens: 's’ouvre aussitôt', later: 'viendra',
    would: 'passerait', moved: 'est passé', left: 'reste sur sa version', none: 'Aucun parcours ouvert ne suit une version plus ancienne.',
  },
  en: {
    stays: 'stays open', done: 'done', history: 'done, not in the new version', removed: 'closed by the change', opens: 'opens at once', later: 'will come',
    would: 'would move', moved: 'moved', left: 'stays on its version', none: 'No open journey follows an earlier version.',
  },
};

export function migrationPage(all: readonly Moved[], lang: Language): string {
  const words = WORDS[lang];
  if (!all.length) return words.none;
  const head = ({ id, from, to, outcome }: Moved) => `${id} · ${from} → ${to} · ${outcome === 'would' || outcome === 'moved' ? words[outcome] : `${words.left} (${outcome})`}`;
  // What stays as it is need not be read journey by journey.
  const told = ({ changes }: Moved) => changes.filter(({ change }) => !['stays', 'done', 'later'].includes(change)).map(({ stage, change }) => `\n    ${stage} : ${words[change as keyof typeof words]}`).join('');
  const count = (outcome: string) => all.filter((m) => m.outcome === outcome).length;
  const stay = all.filter((m) => m.outcome !== 'would' && m.outcome !== 'moved').length;
  return `${all.map((m) => `${head(m)}${told(m)}`).join('\n')}\n\n${count('moved') + count('would')} ${words[count('moved') ? 'moved' : 'would']}, ${stay} ${words.left}`;
}

const codeOf = (error: unknown): string => {
  if (error instanceof TandemError) return error.code;
  throw error;
};

async function migrateOne({ client }: Line, journey: { id: string; version: number; programmeVersion: number }, { to, apply }: MigrateOptions): Promise<Moved> {
  const { id, programmeVersion: from } = journey;
  const { changes, refusal } = await client.ask(operations.journeyMigration, { id, programmeVersion: to }, { actor: OPERATOR });
  if (refusal || !apply) return { id, from, to, changes, outcome: refusal ?? 'would' };
  // The version just read: somebody who acted on it meanwhile is not overtaken, the journey is left for the next run.
  const outcome = await client.ask(operations.journeyMigrate, { id, programmeVersion: to }, { actor: OPERATOR, ifMatch: journey.version, key: newId() }).then(() => 'moved', codeOf);
  return { id, from, to, changes, outcome };
}

/** `tandem programmes migrate`: each open journey of a programme, and what a later version makes of it. Answers 1 when one stays behind. */
export async function migrate(config: OperatorConfig, options: MigrateOptions): Promise<number> {
  const line = await openLine(config).catch((error: unknown) => Promise.reject(new Sentence(`Tandem does not answer (${String(error)}): tandem doctor says what is wrong.`)));
  try {
    const all = await everyPage((after) => line.client.ask(operations.journeyList, { programme: options.programme, limit: 200, ...(after ? { after } : {}) }, { actor: OPERATOR }));
    const behind = all.filter((j) => j.state !== 'CLOSED' && j.programmeVersion < options.to);
    const moved: Moved[] = [];
    for (const journey of behind) moved.push(await migrateOne(line, journey, options));
    process.stdout.write(`${options.json ? JSON.stringify(moved, null, 2) : migrationPage(moved, options.lang)}\n`);
    return moved.some(({ outcome }) => outcome !== 'would' && outcome !== 'moved') ? 1 : 0;
  } catch (error) {
    throw error instanceof TandemError ? new Sentence(`${error.code}: ${error.message}`) : error;
  } finally {
    await line.nc.close();
  }
}
