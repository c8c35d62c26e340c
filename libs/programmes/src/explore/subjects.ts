import type { Definition } from '../definition/schema';
import { plan, type Subject } from '../definition/plan-of';
import type { Plan } from '../plan/plan';

/** Every different way a journey may be planned: for whom, in words, and its stages. */
export interface Way {
  subject?: string;
  plan: Plan;
}
const OTHER = 'autre';
const MOST_SUBJECTS = 500;

/** One way per different plan, over every word the journey's conditions name and one they do not. */
export function waysOf(definition: Definition, journey: Plan['journey']): Way[] {
  const lines = new Map<string, Set<string>>();
  for (const stage of definition.journeys[journey]?.stages ?? [])
    for (const [line, words] of Object.entries(stage.when ?? {})) lines.set(line, new Set([...(lines.get(line) ?? []), ...words]));
  let subjects: Subject[] = [{}];
  for (const [line, words] of lines) subjects = subjects.flatMap((subject) => [...others(definition, line, words)].map((word) => ({ ...subject, [line]: word }))).slice(0, MOST_SUBJECTS);
  const ways = new Map<string, Way>();
  const keep = (way: Way): void => {
    const key = JSON.stringify(way.plan.stages);
    if (!ways.has(key)) ways.set(key, way);
  };
  keep({ plan: plan(definition, journey) });
  for (const subject of subjects) keep({ subject: said(subject), plan: plan(definition, journey, subject) });
  return [...ways.values()];
}

/** Where a word is one of the programme's own, the others are known; elsewhere one stands for them all. */
function others(d: Definition, line: string, words: ReadonlySet<string>): string[] {
  const own = line === 'profile' ? d.profiles.map((p) => p.id) : line === 'route' && d.money !== 'none' ? Object.keys(d.money.routes) : undefined;
  return own ?? [...words, OTHER];
}
const said = (subject: Subject): string => Object.entries(subject).map(([line, word]) => `${line} : ${String(word)}`).join(', ');
