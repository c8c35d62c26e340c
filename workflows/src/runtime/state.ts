import type { Heard, Memory, ProcessSettings, Wait } from '@tandem/programmes/plan';

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
  /** Last version and n heard per aggregate. */
  versions: Record<string, [number, number]>;
}

export function fresh(input: ProcessInput): Carried {
  const { organisation, programme, journey, now } = input;
  return { memory: { organisation, programme, journey, ids: {}, dates: {}, counts: {} }, now, clock: now, turns: {}, acts: 0, unread: [], kept: [], versions: {} };
}

export const nextInstant = (wait: Wait | undefined): string | undefined => wait && (wait.reminders[0] ?? wait.due);

/** False for a fact heard before or overtaken: ids are `<aggregate>:<version>:<n>`. */
export function isNews(state: Carried, fact: Heard): boolean {
  const n = Number(fact.id.split(':').at(-1));
  const known = state.versions[fact.subject];
  if (known && (fact.version < known[0] || (fact.version === known[0] && n <= known[1]))) return false;
  state.versions[fact.subject] = [fact.version, n];
  return true;
}

const KEPT = 200;
export function keep(state: Carried, fact: Heard): void {
  state.kept = [...state.kept.filter((k) => !(k.subject === fact.subject && k.type === fact.type)), fact].slice(-KEPT);
}

/** Takes out the kept facts a step wants, oldest first, so that they are heard as if they came now. */
export function takeKept(state: Carried, wanted: (type: string) => boolean): Heard[] {
  const out = state.kept.filter((k) => wanted(k.type));
  state.kept = state.kept.filter((k) => !wanted(k.type));
  for (const fact of out) delete state.versions[fact.subject];
  return out;
}
