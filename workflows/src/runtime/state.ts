import type { Heard, Memory, Plan, ProcessSettings, Progress, Wait } from '@tandem/programmes/plan';

/** What a process is started with, by the bridge, from the first fact it hears. */
export interface ProcessInput {
  organisation: string;
  programme?: string;
  journey?: string;
  /** Business time of that fact. */
  now: string;
  sandbox: boolean;
  /** Events after which a run is renewed (continue-as-new); tests make it small. */
  renewAfter?: number;
  /** Present after continue-as-new. */
  carried?: Carried;
}

/** Everything a process knows: plain records, it travels through continue-as-new. */
export interface Carried {
  memory: Memory;
  now: string;
  clock: string;
  step?: string;
  wait?: Wait;
  settings?: ProcessSettings;
  turns: Record<string, number>;
  /** Acts done so far: the n of idempotency keys. */
  acts: number;
  unread: Heard[];
  /** Facts that came before the step that wants them. */
  kept: Heard[];
  /** Journeys only: their stages, and where they stand. */
  plan?: Plan;
  progress?: Progress;
  /** Last version and n heard per aggregate, and when it happened; the one heard longest ago first. */
  versions: Record<string, [version: number, n: number, at: string]>;
  /** Facts up to this instant about an aggregate that `versions` has no room for any more were heard. */
  forgotten?: string;
  /** The wait whose deadline's act was refused and given to somebody: once per wait, however often it is tried. */
  refused?: string;
  /** The wait whose deadline's act came after somebody else's, once. */
  late?: string;
}

export function fresh(input: ProcessInput): Carried {
  const { organisation, programme, journey, now } = input;
  return { memory: { organisation, programme, journey, ids: {}, dates: {}, counts: {} }, now, clock: now, turns: {}, acts: 0, unread: [], kept: [], versions: {} };
}

export const nextInstant = (wait: Wait | undefined): string | undefined => wait && (wait.reminders[0] ?? wait.due);

type Place = [version: number, n: number];
/** Ids of facts are `<aggregate>:<version>:<n>`. */
const place = (fact: Heard): Place => [fact.version, Number(fact.id.split(':').at(-1))];
const isBefore = ([version, n]: readonly [number, number, ...unknown[]], [v, m]: Place): boolean => version < v || (version === v && n < m);

/** Oldest first; facts of one aggregate at one instant in its own order, however they came. */
export function oldestFirst(unread: Heard[]): Heard | undefined {
  unread.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const first = unread.at(0);
  if (!first) return undefined;
  const same = unread.filter((f) => f.at === first.at && f.subject === first.subject);
  if (same.length < 2) return first;
  const earliest = same.reduce((a, b) => (isBefore(place(b), place(a)) ? b : a));
  unread.splice(unread.indexOf(earliest), 1);
  unread.unshift(earliest);
  return earliest;
}

/** False for a fact heard before, or overtaken by a later one of the same aggregate. */
export function isNews(state: Carried, fact: Heard): boolean {
  const known = state.versions[fact.subject];
  return known ? isBefore(known, place(fact)) : !state.forgotten || fact.at > state.forgotten;
}

/** A life of years hears of hundreds of half-days; what it carries stays small. */
const REMEMBERED = 200;
export function markHeard(state: Carried, fact: Heard): void {
  delete state.versions[fact.subject];
  state.versions[fact.subject] = [...place(fact), fact.at];
  const all = Object.entries(state.versions);
  if (all.length <= 2 * REMEMBERED) return;
  const needed = new Set([...Object.values(state.memory.ids), state.wait?.ends.id]);
  const old = all.slice(0, -REMEMBERED).filter(([id]) => !needed.has(id));
  for (const [id, [, , at]] of old) {
    delete state.versions[id];
    if (at > (state.forgotten ?? '')) state.forgotten = at;
  }
}

const KEPT = 200;
/** A fact no step wants yet. It is not heard: an earlier one of the same aggregate may still come. */
export function keep(state: Carried, fact: Heard): void {
  state.kept = [...state.kept.filter((k) => k.id !== fact.id), fact].slice(-KEPT);
}

/** Takes out the kept facts a step wants, so that they are heard as if they came now. */
export function takeKept(state: Carried, wanted: (type: string) => boolean): Heard[] {
  const out = state.kept.filter((k) => wanted(k.type));
  state.kept = state.kept.filter((k) => !wanted(k.type));
  return out;
}
