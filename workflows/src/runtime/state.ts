import type { Heard, Memory, Plan, ProcessSettings, Progress, Wait } from '@tandem/programmes/plan';

/** What a process is started with, by the bridge, from the first fact it hears. */
export interface ProcessInput {
  organisation: string;
  programme?: string;
  journey?: string;
  /** Business time of that fact. */
  now: string;
  sandbox: boolean;
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
  /** Last version and n heard per aggregate. */
  versions: Record<string, [number, number]>;
}

export function fresh(input: ProcessInput): Carried {
  const { organisation, programme, journey, now } = input;
  return { memory: { organisation, programme, journey, ids: {}, dates: {}, counts: {} }, now, clock: now, turns: {}, acts: 0, unread: [], kept: [], versions: {} };
}

export const nextInstant = (wait: Wait | undefined): string | undefined => wait && (wait.reminders[0] ?? wait.due);

/** Ids of facts are `<aggregate>:<version>:<n>`. */
const place = (fact: Heard): [number, number] => [fact.version, Number(fact.id.split(':').at(-1))];

/** False for a fact heard before, or overtaken by a later one of the same aggregate. */
export function isNews(state: Carried, fact: Heard): boolean {
  const known = state.versions[fact.subject];
  const [version, n] = place(fact);
  return !known || version > known[0] || (version === known[0] && n > known[1]);
}
export function markHeard(state: Carried, fact: Heard): void {
  state.versions[fact.subject] = place(fact);
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
