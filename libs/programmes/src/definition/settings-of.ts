import type { Deadline, ProcessSettings } from '../plan/process';
import { defaultSettings } from '../plan/deadlines';
import { processOf } from '../stages/ways';
import type { DeadlineChange, Definition, StageDefinition } from './schema';

export type Changes = Record<string, DeadlineChange>;

/** Every stage of every journey, in the order of the file. */
export function stagesOf(definition: Definition): StageDefinition[] {
  return Object.values(definition.journeys).flatMap((journey) => journey?.stages ?? []);
}

/** What a definition changes of a process's delays: said in its stage, or under `deadlines` for what has none. */
export function deadlineChanges(definition: Definition, process: string): Changes {
  const stages = stagesOf(definition).filter((stage) => processOf(stage) === process);
  const outside = (definition.deadlines as Record<string, Changes | undefined> | undefined)?.[process];
  return Object.assign({}, ...stages.map(rhythm), ...stages.map((stage) => stage.deadlines), outside) as Changes;
}

/** A review's own rhythm is a delay too. */
export const rhythm = (stage: StageDefinition): Changes => (stage.kind === 'review' && stage.every ? { rest: { within: stage.every } } : {});

/** Settings of a process under a definition: the house's delays with what the definition changes, and its calendar. */
export function settingsOf(definition: Definition, process: string): ProcessSettings {
  const { deadlines } = defaultSettings(process);
  const changes = deadlineChanges(definition, process);
  const merged = Object.keys(deadlines).map((name): [string, Deadline] => [name, { ...deadlines[name], ...changes[name] }]);
  return { deadlines: Object.fromEntries(merged), calendar: definition.organisation.calendar };
}
