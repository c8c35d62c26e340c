import { TandemError } from '@tandem/kernel';
import type { DefinitionProblem } from '../definition/errors';
import { loadDefinition } from '../definition/load';
import type { Bases } from '../definition/source';

/** What a text is told to correct; nothing when it loads. */
export function problemsOf(text: string, bases?: Bases): DefinitionProblem[] {
  try {
    loadDefinition(text, bases);
    return [];
  } catch (error) {
    if (!(error instanceof TandemError)) throw error;
    expect(error).toMatchObject({ code: 'DEFINITION_INVALID', status: 422 });
    return error.fields as DefinitionProblem[];
  }
}
