import type { Plan, PlannedStage } from '../plan/plan';
import type { Definition, StageDefinition } from './schema';

/** The stages of one subject under this definition, in an order that respects `after`. */
export function plan(definition: Definition, journey: Plan['journey']): Plan {
  const stages = ordered(definition.journeys[journey].stages.map(planned));
  return { programme: definition.id, programmeVersion: definition.version, journey, stages };
}

// Deadlines are not the journey's: each process asks for its own settings.
function planned({ id, kind, after, deadlines: _, ...options }: StageDefinition): PlannedStage {
  return { id, kind, after: [...after], options };
}

/** File order, except that nothing stands before what it comes after. Rules have refused cycles. */
function ordered(stages: PlannedStage[]): PlannedStage[] {
  const placed: PlannedStage[] = [];
  const ready = (stage: PlannedStage) => !placed.includes(stage) && stage.after.every((id) => placed.some((p) => p.id === id));
  for (let next = stages.find(ready); next; next = stages.find(ready)) placed.push(next);
  return placed;
}
