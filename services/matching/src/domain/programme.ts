import type { GroupNeeds } from './group';

/** What matching obeys of one published version besides its figures (`settings.ts`). */
export interface ProgrammeRules {
  /** A project of this programme has a journey of its own. */
  projectJourney: boolean;
  /** Who must be in the group before it starts. */
  group: GroupNeeds;
  profiles: { id: string; kinds: string[] | null }[];
  formats: Format[];
}
export interface Format {
  id: string;
  place: string | null;
  minutes: number | null;
}
interface Said {
  profiles?: { id: string; kinds?: string[] }[];
  journeys?: { project?: { stages?: { kind?: string; group?: { min?: GroupNeeds; from?: string } }[] } };
  activities?: { formats?: { id: string; place?: string; minutes?: number }[] };
}

/** The part of a definition that matching keeps. A group wanted from a later phase is the work's own matter. */
export function rulesOfDefinition(definition: Record<string, unknown>): ProgrammeRules {
  const { profiles = [], journeys, activities } = definition as Said;
  const group: GroupNeeds = {};
  for (const { kind, group: wanted } of journeys?.project?.stages ?? []) {
    if (kind !== 'work' || wanted?.from !== 'start') continue;
    for (const [who, n] of Object.entries(wanted.min ?? {})) group[who] = Math.max(group[who] ?? 0, n);
  }
  return {
    projectJourney: journeys?.project !== undefined,
    group,
    profiles: profiles.map(({ id, kinds }) => ({ id, kinds: kinds ?? null })),
    formats: (activities?.formats ?? []).map(({ id, place, minutes }) => ({ id, place: place ?? null, minutes: minutes ?? null })),
  };
}

/** Kinds somebody of this profile may be. A profile not decided yet may be any of the programme's. */
export function kindsOf({ profiles }: Pick<ProgrammeRules, 'profiles'>, profile: string | null): string[] | null {
  const candidates = profile ? profiles.filter((p) => p.id === profile) : profiles;
  if (candidates.length === 0 || candidates.some((p) => p.kinds === null)) return null;
  return [...new Set(candidates.flatMap((p) => p.kinds as string[]))];
}

/** Formats of the team's own making are welcome (the list is open): nothing is known of them. */
export const formatOf = (rules: Pick<ProgrammeRules, 'formats'> | null, id: string): Format | undefined => rules?.formats.find((f) => f.id === id);
/** At somebody's home or in town there is no site of the house, and it is not remote either. */
export const OUTSIDE = ['home', 'community'];
