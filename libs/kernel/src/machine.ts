import { TandemError } from './errors';

/**
 * A state machine as a typed table: who may move an aggregate from where to where, and which fact that leaves.
 * The same table answers "what may I do now", refuses what is illegal, lists the events and prints docs/states.md.
 */
export interface Transition<S extends string = string, R extends string = string> {
  /** States it leaves; `null` is birth. */
  from: S | null | readonly (S | null)[];
  /** Imperative verb, as in the operation's name: `submit`. */
  command: string;
  to: S;
  /** Past-tense event verb, `submitted`: the fact is `<aggregate>.<event>`. */
  event: string;
  /** Roles that may call it; `system` is a workflow or a consumer. Ownership is checked by the owner's rows. */
  by: readonly R[];
  /** What the use case checks before moving, one short English clause each. */
  guards?: readonly string[];
  /** Declared from the start, not built yet: the command answers 501 and nothing is written. */
  later?: true;
}

export interface Machine<S extends string = string> {
  /** Aggregate name in kebab-case, singular: `speed-dating`. */
  readonly aggregate: string;
  readonly states: readonly S[];
  /** States nobody leaves. */
  readonly final: readonly S[];
  readonly transitions: readonly Transition<S>[];
}

const starts = (t: Transition): readonly (string | null)[] => (Array.isArray(t.from) ? t.from : [t.from as string | null]);

/**
 * Checks a table once, at load: unknown states, unreachable states, exits from a final state, a dead end that is not
 * declared final, and two rows that disagree on the same (state, command) are programming errors and stop the process.
 */
export function defineMachine<const S extends string>(machine: Machine<S>): Machine<S> {
  const fail = (what: string): never => {
    throw new Error(`machine ${machine.aggregate}: ${what}`);
  };
  const known = new Set<string>(machine.states);
  const seen = new Set<string>();
  for (const t of machine.transitions) {
    if (!known.has(t.to)) fail(`${t.command} goes to unknown state ${t.to}`);
    for (const from of starts(t)) {
      if (from !== null && !known.has(from)) fail(`${t.command} leaves unknown state ${from}`);
      if (from !== null && machine.final.includes(from as S)) fail(`${t.command} leaves final state ${from}`);
      const row = `${from}|${t.command}|${t.to}`;
      if (seen.has(row)) fail(`row ${row} twice`);
      seen.add(row);
    }
  }
  const reachable = new Set<string>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const t of machine.transitions)
      if (!reachable.has(t.to) && starts(t).some((f) => f === null || reachable.has(f))) grew = !!reachable.add(t.to);
  }
  for (const s of machine.states) {
    if (!reachable.has(s)) fail(`state ${s} is never reached`);
    const leaves = machine.transitions.some((t) => starts(t).includes(s));
    if (!leaves && !machine.final.includes(s)) fail(`state ${s} has no way out and is not final`);
  }
  return machine;
}

/** Commands of the table that leave `state`, built ones only, in table order, each once. */
export function allowedCommands(machine: Machine, state: string | null): string[] {
  return [...new Set(machine.transitions.filter((t) => !t.later && starts(t).includes(state)).map((t) => t.command))];
}

/**
 * The row for `command` from `state`. `to` chooses among rows that share a command (a decision with several outcomes).
 * @throws TandemError ILLEGAL_TRANSITION (409, with state and allowed commands) or NOT_BUILT_YET (501)
 */
export function transition(machine: Machine, state: string | null, command: string, to?: string): Transition {
  const rows = machine.transitions.filter((t) => t.command === command && starts(t).includes(state) && (!to || t.to === to));
  const row = rows[0];
  if (!row) {
    throw new TandemError('ILLEGAL_TRANSITION', { aggregate: machine.aggregate, state: state ?? 'NONE', command, allowed: allowedCommands(machine, state) });
  }
  if (row.later) throw new TandemError('NOT_BUILT_YET', { aggregate: machine.aggregate, command });
  return row;
}

/** Event types the table can produce: `application.submitted`. */
export function eventTypes(machine: Machine): string[] {
  return [...new Set(machine.transitions.map((t) => `${machine.aggregate}.${t.event}`))];
}
