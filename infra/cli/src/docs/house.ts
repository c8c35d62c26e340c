import type { ErrorEntry, Machine } from '@tandem/kernel';
import type { EventFamily, Operation, Role } from '@tandem/messages';
import type { ProcessTable } from '@tandem/programmes';

/** A variable of a part, as `config.ts` declares it. */
export interface VariableRead {
  name: string;
  describe: string;
  required: boolean;
  secret: boolean;
  /** As one would write it; absent when it has none. */
  standard?: string;
}
export interface ConsumerRead {
  /** `Class.method` */
  handler: string;
  types: string[];
}
/** A route of the gateway itself, behind no operation. */
export interface DoorRead {
  method: string;
  path: string;
  security: string;
  sandbox: boolean;
  summary: { fr: string; en: string };
}
/** What one built part says of itself: read in a process of its own, because two parts may not share one registry of codes. */
export interface PartRead {
  part: string;
  consumers: ConsumerRead[];
  /** Names of the operations it has a use case for. */
  operations: string[];
  variables: VariableRead[];
  errors: [string, ErrorEntry][];
  doors: DoorRead[];
}

/** Everything the pages are made from. */
export interface House {
  families: readonly EventFamily[];
  machines: readonly Machine[];
  operations: readonly Operation[];
  tables: readonly ProcessTable[];
  parts: readonly PartRead[];
  /** Codes every part shares (kernel, platform, programmes). */
  commonErrors: [string, ErrorEntry][];
  /** Fact type -> processes that hear it, as the bridge of the workflows has it. */
  bridge: ReadonlyMap<string, readonly string[]>;
  /** Service -> the words it writes between quotes: a command or fact that is not among them is never moved or told. */
  words: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Listener {
  service: string;
  handler: string;
}

const typesOf = (house: Pick<House, 'families'>): string[] => house.families.flatMap((f) => [...f.types]);

/** Consumers that hear (nearly) every fact: the register of waits. They are said once, not on every line. */
export function hearsEverything(house: Pick<House, 'families'>, consumer: ConsumerRead): boolean {
  return consumer.types.length > typesOf(house).length / 2;
}

/** Handlers of a fact, by service in the order of the chain, without those that hear everything. */
export function listenersOf(house: House, type: string): Listener[] {
  return house.parts.flatMap((p) =>
    p.consumers.filter((c) => c.types.includes(type) && !hearsEverything(house, c)).map((c) => ({ service: p.part, handler: c.handler })));
}

/** Is the fact told today? A state table tells it once one of its rows is built. */
export function isTold(family: EventFamily, type: string): boolean {
  if (!family.machine) return true;
  return family.machine.transitions.some((t) => !t.later && `${family.aggregate}.${t.event}` === type);
}

export const startsOf = (from: string | null | readonly (string | null)[]): readonly (string | null)[] => (Array.isArray(from) ? (from as readonly (string | null)[]) : [from as string | null]);

export const roleList = (roles: readonly Role[] | readonly string[]): string => roles.join(', ');
