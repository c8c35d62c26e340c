import { JOURNEY_KINDS } from '@tandem/messages';
import type { Definition } from '../definition/schema';
import { JOURNEYS, type JourneyKind } from '../definition/vocabulary';
import { stageSays, stageTitle } from '../explain/stage-words';

/** A stage as drawn: its column follows what it comes after, its row is its place among those of one column. */
export interface Box {
  id: string;
  title: string;
  lines: string[];
  column: number;
  row: number;
  after: string[];
  /** Only for some subjects. */
  conditional: boolean;
}
export interface Picture {
  journey: JourneyKind;
  title: string;
  boxes: Box[];
}

/** Each journey of a programme as columns of boxes; the same file always gives the same picture. */
export function picturesOf(definition: Definition): Picture[] {
  return JOURNEY_KINDS.flatMap((journey) => {
    const stages = definition.journeys[journey]?.stages ?? [];
    const columns = new Map<string, number>();
    // Rules have refused cycles: every pass places at least one more.
    while (columns.size < stages.length) for (const s of stages) if (s.after.every((id) => columns.has(id))) columns.set(s.id, Math.max(-1, ...s.after.map((id) => columns.get(id) as number)) + 1);
    const boxes = stages.map((stage, i): Box => {
      const column = columns.get(stage.id) as number;
      const row = stages.slice(0, i).filter((s) => columns.get(s.id) === column).length;
      return { id: stage.id, title: stageTitle(stage), lines: stageSays(stage, definition), column, row, after: [...stage.after], conditional: stage.when !== undefined };
    });
    return boxes.length ? [{ journey, title: JOURNEYS[journey].fr, boxes }] : [];
  });
}
