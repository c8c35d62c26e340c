import { deadlineNames, defaultSettings } from '../plan/deadlines';
import type { Deadline, ProcessSettings } from '../plan/process';
import type { DeadlineChange, Definition } from './schema';

type Changes = Record<string, DeadlineChange>;

/** What a definition changes of a process's delays: said in its stage, or under `deadlines` for what has none. */
export function deadlineChanges(definition: Definition, process: string): Changes {
  const stages = definition.journeys.partner.stages.filter((stage) => stage.kind === process);
  const outside = (definition.deadlines as Record<string, Changes | undefined> | undefined)?.[process];
  return Object.assign({}, ...stages.map((stage) => stage.deadlines), outside) as Changes;
}

/** Settings of a process under a definition: the house's delays with what the definition changes, and its calendar. */
export function settingsOf(definition: Definition, process: string): ProcessSettings {
  const { deadlines } = defaultSettings(process);
  const changes = deadlineChanges(definition, process);
  const merged = deadlineNames(process).map((name): [string, Deadline] => [name, { ...deadlines[name], ...changes[name] }]);
  return { deadlines: Object.fromEntries(merged), calendar: definition.organisation.calendar };
}
