import { triggerOf, type Definition } from '@tandem/programmes';
import type { Asked } from '../domain/occasions';

/** The surveys of a definition as this service obeys them, in its order. */
export function askedOf(definition: Definition): (Asked & { instrument: string })[] {
  return definition.surveys.map((survey) => {
    const when = survey.when as Record<string, string | number | undefined>;
    const text = (...names: string[]): string | null => (names.map((name) => when[name]).find((v) => typeof v === 'string') as string | undefined) ?? null;
    return {
      instrument: survey.instrument, trigger: triggerOf(survey, definition), audience: survey.ask.toUpperCase(), after: typeof when.afterVacations === 'number' ? when.afterVacations : null,
      delay: text('delay', 'every', 'afterExit', 'afterMission'), stage: text('beforeStage', 'afterStage'), day: text('at'),
    };
  });
}
