import type { Plan, PlannedStage } from '../plan/plan';
import type { Condition } from './kit';
import type { Definition, StageDefinition } from './schema';

/** What is known of one subject, in the words of conditions: `{ profile: 'vigilant', experience: 'none' }`. */
export type Subject = Partial<Record<keyof Condition, string | readonly string[]>>;

/**
 * The stages of one subject under this definition, in an order that respects `after`. A stage whose condition does not
 * hold for the subject is left out, and what came after it comes after what it came after. Of a subject nothing is said
 * of, every stage is kept: whoever asks for a plan without saying for whom gets the whole procedure.
 */
export function plan(definition: Definition, journey: Plan['journey'], subject?: Subject): Plan {
  const all = definition.journeys[journey]?.stages ?? [];
  const stages = subject ? kept(all, subject) : all;
  return { programme: definition.id, programmeVersion: definition.version, journey, stages: ordered(stages.map(planned)), ...(all.some((stage) => stage.when) ? { conditional: true } : {}) };
}

/** Every line said of the subject must be one of the words asked for. What is not known of somebody excludes nobody. */
export function holds(condition: Condition | undefined, subject: Subject): boolean {
  return Object.entries(condition ?? {}).every(([line, words]) => {
    const said = subject[line as keyof Condition];
    return said === undefined || [said].flat().some((word) => (words as string[]).includes(word));
  });
}

function kept(stages: readonly StageDefinition[], subject: Subject): StageDefinition[] {
  const out = new Map(stages.filter((stage) => !holds(stage.when, subject)).map((stage) => [stage.id, stage.after]));
  const through = (id: string): string[] => out.get(id)?.flatMap(through) ?? [id];
  return stages.filter((stage) => !out.has(stage.id)).map((stage) => ({ ...stage, after: [...new Set(stage.after.flatMap(through))] }));
}

// Deadlines are not the journey's: each process asks for its own settings.
function planned({ id, kind, after, when: _when, deadlines: _, ...options }: StageDefinition): PlannedStage {
  return { id, kind, after: [...after], options };
}

/** File order, except that nothing stands before what it comes after. Rules have refused cycles. */
function ordered(stages: PlannedStage[]): PlannedStage[] {
  const placed: PlannedStage[] = [];
  const ready = (stage: PlannedStage) => !placed.includes(stage) && stage.after.every((id) => placed.some((p) => p.id === id));
  for (let next = stages.find(ready); next; next = stages.find(ready)) placed.push(next);
  return placed;
}
