import { newId, parisDate, parisTime, TandemError } from '@tandem/kernel';
import { deadLetterDoors, LISTENERS, type DeadLetter, type Listener, type ReplayAnswer } from '@tandem/messages';
import { Sentence } from '../util/say.mjs';
import type { OperatorConfig } from './config';
import { OPERATOR, openLine, type Line } from './line';
import type { Language } from './sentences';

export interface DeadLettersOptions {
  json: boolean;
  lang: Language;
  /** Of this part only. */
  part?: Listener;
  /** One fact's id, or `all`. Undefined: only list. */
  replay?: string;
}
export interface Held {
  part: Listener;
  /** Undefined: the part does not answer. */
  letters?: { total: number; items: DeadLetter[] };
}
export interface Replayed extends Pick<ReplayAnswer, 'id' | 'code'> {
  part: Listener;
  outcome: 'passed' | 'failed' | 'unknown';
}

/** What each of these parts holds aside. */
export function openLetters({ client }: Line, parts: readonly Listener[]): Promise<Held[]> {
  return Promise.all(parts.map(async (part) => ({ part, letters: await client.ask(deadLetterDoors[part].list, {}, { actor: OPERATOR }).catch(() => undefined) })));
}

/** One after the other, oldest first: a fact may lean on one before it. */
async function replayed({ client }: Line, part: Listener, items: readonly Pick<DeadLetter, 'id'>[]): Promise<Replayed[]> {
  const out: Replayed[] = [];
  for (const { id } of items) {
    const answer = await client.ask(deadLetterDoors[part].replay, { id }, { actor: OPERATOR, key: `operators/${newId()}` })
      .catch((error: unknown) => ({ id, outcome: 'unknown' as const, code: error instanceof TandemError ? error.code : 'UNKNOWN' }));
    out.push({ part, ...answer });
  }
  return out;
}

/** The list is told two hundred at a time: it is asked again until a round frees nothing. */
async function replayedAll(line: Line, part: Listener): Promise<Replayed[]> {
  const out = new Map<string, Replayed>();
  for (;;) {
    const [{ letters }] = await openLetters(line, [part]);
    const round = await replayed(line, part, letters?.items ?? []);
    for (const one of round) out.set(one.id, one);
    if (!round.some((one) => one.outcome === 'passed') || letters?.total === letters?.items.length) return [...out.values()];
  }
}

const WORDS = {
  fr: {
    none: 'Aucun fait n’est mis de côté.', silent: (part: string) => `${part} ne répond pas : ce qu’il tient de côté n’est pas connu.`, tries: (n: number) => (n ? `${n} essais` : ''),
    count: (n: number) => `${n} mis de côté. La cause corrigée : tandem dead-letters replay ID, ou --all.`,
    passed: 'passé', failed: 'toujours de côté', unknown: 'sans réponse', end: (passed: number, left: number) => `${passed} passés, ${left} toujours de côté.`,
  },
  en: {
    none: 'No fact is set aside.', silent: (part: string) => `${part} does not answer: what it holds aside is not known.`, tries: (n: number) => (n ? `${n} tries` : ''),
    count: (n: number) => `${n} set aside. Once the cause is mended: tandem dead-letters replay ID, or --all.`,
    passed: 'passed', failed: 'still aside', unknown: 'no answer', end: (passed: number, left: number) => `${passed} passed, ${left} still aside.`,
  },
};

export function listPage(held: readonly Held[], lang: Language): string {
  const words = WORDS[lang];
  const silent = held.filter((h) => !h.letters).map((h) => `! ${words.silent(h.part)}`);
  const lines = held.flatMap(({ part, letters }) => (letters?.items ?? []).map((l) =>
    `  ${[part, l.type, `${parisDate(l.since)} ${parisTime(l.since)}`, words.tries(l.tries), l.code].filter(Boolean).join(' · ')}\n    ${l.id}`));
  const total = held.reduce((sum, h) => sum + (h.letters?.total ?? 0), 0);
  return [...silent, ...lines, ...(total ? [`\n${words.count(total)}`] : silent.length ? [] : [words.none])].join('\n');
}

export function replayPage(done: readonly Replayed[], lang: Language): string {
  const words = WORDS[lang];
  if (!done.length) return words.none;
  const left = done.filter((d) => d.outcome !== 'passed');
  return [...done.map((d) => `  ${[d.part, words[d.outcome], d.code].filter(Boolean).join(' · ')}\n    ${d.id}`), `\n${words.end(done.length - left.length, left.length)}`].join('\n');
}

async function replayAsked(line: Line, held: readonly Held[], id: string): Promise<Replayed[]> {
  if (id === 'all') return (await Promise.all(held.filter((h) => h.letters?.total).map((h) => replayedAll(line, h.part)))).flat();
  // Asked of each that holds any: a list is told two hundred at a time.
  const done = (await Promise.all(held.filter((h) => h.letters?.total).map((h) => replayed(line, h.part, [{ id }])))).flat().filter((d) => d.outcome !== 'unknown' || d.code !== 'NOT_FOUND');
  if (!done.length) throw new Sentence(`No part that answers holds ${id} aside: tandem dead-letters lists them.`);
  return done;
}

/** `tandem dead-letters`. @returns 0 nothing is left aside, 1 something is, 2 a part could not be asked */
export async function deadLetters(config: OperatorConfig, { json, lang, part, replay }: DeadLettersOptions): Promise<number> {
  const line = await openLine(config).catch(() => Promise.reject(new Sentence('NATS does not answer: tandem doctor says what is wrong.')));
  const print = (value: unknown, text: string) => void process.stdout.write(`${json ? JSON.stringify(value, null, 2) : text}\n`);
  try {
    const held = await openLetters(line, part ? [part] : LISTENERS);
    const silent = held.some((h) => !h.letters);
    if (!replay) {
      print(held.map(({ part: of, letters }) => ({ part: of, answers: Boolean(letters), total: letters?.total, facts: letters?.items })), listPage(held, lang));
      return silent ? 2 : held.some((h) => h.letters?.total) ? 1 : 0;
    }
    const done = await replayAsked(line, held, replay);
    print(done, replayPage(done, lang));
    return done.some((d) => d.outcome !== 'passed') ? 1 : silent ? 2 : 0;
  } finally {
    await line.nc.close();
  }
}
