import { factOf, waitedFor, type Moment, type ScenarioLife } from '@tandem/programmes';
import { parisDate } from '@tandem/kernel';

/** One thing a process of a life did, whoever played it. */
export type Done =
  | { what: 'stood'; workflow: string; process: string; step: string; turn: string; role: string; person?: string; since: string; due: string; reminders: string[]; then: string }
  | { what: 'reminded'; workflow: string; turn: string; at: string }
  | { what: 'asked'; workflow: string; operation: string; input: Record<string, unknown> }
  | { what: 'ended'; workflow: string; outcome: string };
type Stood = Extract<Done, { what: 'stood' }>;
type Asked = Extract<Done, { what: 'asked' }>;

/** What a process reads or registers is no act of it. */
export const QUIET = ['recruitment.programme.settings', 'recruitment.journey.plan', 'inbox.wait.heard', 'inbox.wait.withdraw'];
const MOVES = ['recruitment.journey.enter-stage', 'recruitment.journey.close-stage', 'recruitment.journey.close'];
const OPENS = 'inbox.task.open';

export const turnOf = (key: string): string => key.split('/').slice(2).join('/');
export const byWorkflow = (log: readonly Done[]): Record<string, Done[]> => {
  const all: Record<string, Done[]> = {};
  for (const one of log) (all[one.workflow] ??= []).push(one);
  return all;
};

const stood = (log: readonly Done[]): Stood[] => log.filter((one) => one.what === 'stood');
const asked = (log: readonly Done[], operation?: string): Asked[] => log.filter((one): one is Asked => one.what === 'asked' && (!operation || one.operation === operation));
const placeOf = ({ process, step }: Stood): string => `${process}/${step}`;
/** The wait a workflow stood at when it did that. */
const waitAt = (log: readonly Done[], one: Done): Stood | undefined => stood(log.slice(0, log.indexOf(one))).filter((w) => w.workflow === one.workflow).at(-1);
const counted = (names: readonly string[]): Record<string, number> => names.reduce<Record<string, number>>((all, name) => ({ ...all, [name]: (all[name] ?? 0) + 1 }), {});

/** Waits that stand now. */
function standing(log: readonly Done[]): Map<string, Stood> {
  const now = new Map<string, Stood>();
  for (const one of log) {
    if (one.what === 'stood') now.set(one.workflow, one);
    if (one.what === 'ended') now.delete(one.workflow);
  }
  return new Map([...now.values()].map((wait) => [placeOf(wait), wait]));
}

/** Everything of its kind since the moment before: what the story does not say must not happen. */
function exactly(log: readonly Done[], from: number) {
  const since = log.slice(from);
  const tasks = asked(since, OPENS);
  const calls = tasks.filter((one) => one.input.kind === 'call');
  return {
    opened: asked(since, MOVES[0]).map((one) => one.input.stage),
    closed: Object.fromEntries(asked(since, MOVES[1]).map((one) => [one.input.stage, one.input.outcome])),
    called: Object.fromEntries(calls.map((one) => { const wait = waitAt(log, one); return [wait ? placeOf(wait) : '?', one.input.role]; })),
    tasks: tasks.filter((one) => one.input.kind !== 'call').map((one) => one.input.code ?? one.input.kind),
    asked: asked(since).map((one) => one.operation).filter((name) => name !== OPENS && !MOVES.includes(name)),
  };
}

/** What of the rest the story speaks of. */
function spokenOf(said: Moment, log: readonly Done[], from: number) {
  const since = log.slice(from);
  const now = standing(log);
  const reminded = counted(since.flatMap((one) => { const wait = one.what === 'reminded' ? waitAt(log, one) : undefined; return wait ? [placeOf(wait)] : []; }));
  const ended = Object.fromEntries(since.flatMap((one) => (one.what === 'ended' ? [[waitAt(log, one)?.process ?? one.workflow.split('/')[0], one.outcome]] : [])));
  const waiting = (key: string, word: string): string => {
    const wait = now.get(key);
    if (!wait) return `nobody, but ${[...now].map(([place, { role }]) => `${place}: ${role}`).join(', ')}`;
    return waitedFor(word).due ? `${wait.role} until ${parisDate(wait.due)}` : wait.role;
  };
  return {
    waiting: Object.fromEntries(Object.entries(said.waiting ?? {}).map(([key, word]) => [key, waiting(key, word)])),
    reminded: Object.fromEntries(Object.keys(said.reminded ?? {}).map((key) => [key, reminded[key] ?? 0])),
    ended: Object.fromEntries(Object.keys(said.ended ?? {}).map((key) => [key, ended[key] ?? 'not ended'])),
  };
}

/** What the story expects of a moment, and what was: the same, or the test shows both. */
export function compared(said: Moment, log: readonly Done[], from: number) {
  const { opened = [], closed = {}, called = {}, tasks = [], asked: acts = [], waiting = {}, reminded = {}, ended = {} } = said;
  const facts = Object.keys(said.told ?? {}).map((key) => factOf(key).type).join(', ');
  const moment = `${said.after ?? 'then'}: ${facts || 'nobody moves'}`;
  return { expected: { moment, opened, closed, called, tasks, asked: acts, waiting, reminded, ended }, was: { moment, ...exactly(log, from), ...spokenOf(said, log, from) } };
}

/** Of what must not be seen in this life, what was. */
export function seen({ never }: ScenarioLife, log: readonly Done[]): string[] {
  const was = new Set([...stood(log).flatMap((wait) => [wait.process, placeOf(wait)]), ...asked(log).map((one) => one.operation)]);
  return never.filter((one) => was.has(one));
}
