import { isDeepStrictEqual } from 'node:util';
import { summaryAnswer } from '@tandem/messages';
import type { World } from './world';

/** The figures as the services count them; the actors count nothing. */
export async function readSummary(world: World): Promise<Record<string, unknown>> {
  const answer = await world.get('A01', `/summary?organisation=${world.organisation}`);
  return summaryAnswer.parse(answer) as Record<string, unknown>;
}

/** One sentence per figure that is off. `{ "min": n }`: a figure that moves with the calendar of the day it is lived. */
export function differences(expected: Record<string, unknown>, summary: Record<string, unknown>): string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const got = summary[name];
    const least = (wanted as { min?: number } | null)?.min;
    const fits = least === undefined ? isDeepStrictEqual(got, wanted) : typeof got === 'number' && got >= least;
    return fits ? [] : [`${name} is ${JSON.stringify(got)}, ${least === undefined ? JSON.stringify(wanted) : `at least ${least}`} was expected`];
  });
}
