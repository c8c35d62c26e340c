import { ALL_FAMILIES, ALL_MACHINES, OPERATIONS, operationName } from '@tandem/messages';
import { journeyTable, PROCESS_TABLES } from '@tandem/programmes';
import type { House, PartRead } from './house';

export const fakePart = (part: string, own: Partial<PartRead> = {}): PartRead => ({ part, consumers: [], operations: [], variables: [], errors: [], doors: [], ...own });

/** The real contracts with a part that does everything, so that a test changes one thing only. */
export function fakeHouse(own: Partial<House> = {}): House {
  const words = new Map(ALL_FAMILIES.map((f) => [f.service, new Set([...ALL_FAMILIES.flatMap((x) => [...x.types]), ...ALL_MACHINES.flatMap((m) => m.transitions.map((t) => t.command))])]));
  return {
    families: ALL_FAMILIES, machines: ALL_MACHINES, operations: OPERATIONS, tables: [journeyTable, ...PROCESS_TABLES],
    parts: [fakePart('recruitment', { operations: OPERATIONS.map(operationName) })], commonErrors: [], words,
    bridge: new Map(ALL_FAMILIES.flatMap((f) => f.types.map((type): [string, string[]] => [type, ['journey']]))), ...own,
  };
}
