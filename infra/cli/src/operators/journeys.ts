import { parisDate, parisTime, TandemError } from '@tandem/kernel';
import { ROLE_NAMES, type Role } from '@tandem/messages';
import { Sentence } from '../util/say.mjs';
import type { OperatorConfig } from './config';
import { openLine } from './line';
import { clockOf } from './look-broker';
import { openWaits } from './look-register';
import type { SeenWait } from './seen';
import type { Language } from './sentences';

export interface JourneysOptions {
  programme?: string;
  /** `application`, `screening` or `application/screening`. */
  stage?: string;
  role?: Role;
  overdue: boolean;
  json: boolean;
  lang: Language;
}
export interface OpenJourney {
  programme: string | null;
  stage: string;
  role: string;
  since: string;
  due: string;
  overdue: boolean;
  /** What happens when due, and to whom it passes. */
  then: string;
  to: string | null;
  sentence: string;
  workflow: string;
}

/** The open processes an operator asked for, soonest due first. */
export function journeysOf(waits: readonly SeenWait[], at: string, { programme, stage, role, overdue, lang }: Omit<JourneysOptions, 'json'>): OpenJourney[] {
  return waits
    .map((w) => ({ wait: w, stages: [w.process, w.step, `${w.process}/${w.step}`], overdue: w.due <= at }))
    .filter((j) => (!programme || j.wait.programme === programme) && (!stage || j.stages.includes(stage)) && (!role || j.wait.role === role) && (!overdue || j.overdue))
    .sort((a, b) => a.wait.due.localeCompare(b.wait.due) || a.wait.key.localeCompare(b.wait.key))
    .map(({ wait: w, stages, overdue: late }) =>
      ({ programme: w.programme, stage: stages[2], role: w.role, since: w.since, due: w.due, overdue: late, then: w.then, to: w.to, sentence: w.sentence[lang], workflow: w.workflow }));
}

const WORDS = {
  fr: { since: 'depuis', overdue: 'échue', none: 'Aucun processus ouvert ne répond à cette demande.', count: (n: number, late: number) => `${n} processus ouverts, dont ${late} à l’échéance passée` },
  en: { since: 'since', overdue: 'overdue', none: 'No open process answers to that.', count: (n: number, late: number) => `${n} open processes, ${late} of them overdue` },
};

export function journeysPage(journeys: readonly OpenJourney[], lang: Language): string {
  const words = WORDS[lang];
  if (!journeys.length) return words.none;
  const lines = journeys.map((j) => {
    const head = [`${parisDate(j.due)} ${parisTime(j.due)}${j.overdue ? ` (${words.overdue})` : ''}`, ROLE_NAMES[j.role as Role]?.[lang] ?? j.role, j.stage, j.programme, `${words.since} ${parisDate(j.since)}`, j.workflow];
    return `${j.overdue ? '!' : ' '} ${head.filter(Boolean).join(' · ')}\n    ${j.sentence}`;
  });
  return `${lines.join('\n')}\n\n${words.count(journeys.length, journeys.filter((j) => j.overdue).length)}`;
}

function unread(error: unknown): never {
  const why = error instanceof TandemError ? error.code : error instanceof Error ? error.message : String(error);
  throw new Sentence(`The register of waits cannot be read (${why}): tandem doctor says what is wrong.`);
}

/** `tandem journeys`. @throws Sentence when the register cannot be read */
export async function journeys(config: OperatorConfig, options: JourneysOptions): Promise<number> {
  const line = await openLine(config).catch((error: unknown) => unread(error));
  try {
    const waits = await openWaits(line).catch((error: unknown) => unread(error));
    const found = journeysOf(waits, (await clockOf(line)).at, options);
    process.stdout.write(`${options.json ? JSON.stringify(found, null, 2) : journeysPage(found, options.lang)}\n`);
    return 0;
  } finally {
    await line.nc.close();
  }
}
