import { parisInstant } from '@tandem/kernel';
import { end, textOf, type Act, type Ends, type Heard, type Memory, type Moves } from '../plan/process';

/** The states of a row that end a wait. */
export const ends = (aggregate: string, id: string | undefined, ...states: string[]): Ends => ({ aggregate, id: id ?? '', states });

/** The first fact of this kind in the journey ends the wait: its row is not born yet, so the journey stands for it. */
export const endsInJourney = (memory: Memory, aggregate: string, ...states: string[]): Ends => ends(aggregate, memory.journey, ...states);

/** The task a step asked for (`as: 'task'`) ends its wait, and no other one of the journey; any of them where it was refused. */
export const endsByTask = (memory: Memory, ...states: string[]): Ends => ends('task', memory.ids.task ?? memory.journey, ...states);

export const act = (operation: string, input: Record<string, unknown>): Act => ({ operation, input });

/** Midnight, Paris, of a date in memory: when a convention starts, when a campaign opens. */
export const midnightOf = (memory: Memory, name: string): string | undefined => (memory.dates[name] ? parisInstant(memory.dates[name], '00:00') : undefined);

/** What ends any process that follows a journey. */
export const journeyOver: Moves = { 'membership.ended': end('ended'), 'journey.closed': end('closed') };

/** The stage a journey process begins with, and no other; of a journey's tasks, those that carry its code. */
export const isStage = (kind: string, code?: string) => (fact: Pick<Heard, 'type' | 'data'>): boolean => {
  if (fact.type.startsWith('task.')) return textOf(fact, 'code') === code;
  return fact.type !== 'journey.stage-entered' || textOf(fact, 'stageKind') === kind;
};
