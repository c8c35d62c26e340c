import { JOURNEY_KINDS } from '@tandem/messages';
import type { Definition, StageDefinition } from '../schema';
import type { JourneyKind } from '../vocabulary';

export type Path = (string | number)[];

/** A rule of the house the file breaks, though its form is right. */
export interface Broken {
  at: Path;
  code: string;
  message: string;
}
export const point = (at: Path, code: string, message: string): Broken => ({ at, code, message });

/** A journey the file writes, with the path of each of its stages. */
export interface JourneyHere {
  kind: JourneyKind;
  stages: readonly StageDefinition[];
  at: (index: number, ...rest: Path) => Path;
}

/** The journeys of a definition; a programme that takes no person has none for them. */
export function journeysOf(definition: Definition): JourneyHere[] {
  return JOURNEY_KINDS.flatMap((kind) => {
    const stages = definition.journeys[kind]?.stages ?? [];
    return stages.length ? [{ kind, stages, at: (index: number, ...rest: Path) => ['journeys', kind, 'stages', index, ...rest] }] : [];
  });
}
export const kindsOf = (definition: Definition, kind: JourneyKind): string[] => (definition.journeys[kind]?.stages ?? []).map((stage) => stage.kind);
/** Those said a second time in a list, each with its place. */
export const repeated = <T>(words: readonly T[]): [word: T, index: number][] => words.flatMap((word, i): [T, number][] => (words.indexOf(word) < i ? [[word, i]] : []));
export const listed = (words: readonly string[]): string => (words.length ? words.join(', ') : 'aucun');
