/** What recruitment knows of somebody on their way through a programme; null or missing: not said. */
export interface Known {
  /** Decided, or else wished for. */
  profile?: string | null;
  /** PATIENT, USER_REPRESENTATIVE... */
  personKind?: string | null;
  /** NONE, SMALL_PROJECTS, PROJECTS, DIPLOMA. */
  experience?: string | null;
  /** Formats of activity they would hold. */
  tasks?: readonly string[];
  /** Status route: chosen, or fixed by the profile. */
  route?: string | null;
  /** CHU, HEALTH_CENTRE... of the house, or of the structure they come with. */
  organisationKind?: string | null;
}
/** The same in the words conditions are written in. Level and public are said of projects, never of a person. */
export type PersonSubject = Partial<Record<'profile' | 'personKind' | 'experience' | 'route' | 'organisationKind', string> & { task: string[] }>;

/** The two vocabularies differ by more than their case here; acronyms are the same in both. */
const ORGANISATION_WORDS: Record<string, string> = {
  CLINIC: 'clinic', HEALTH_CENTRE: 'health-centre', HEALTH_POLE: 'health-pole', FACULTY: 'faculty', ASSOCIATION: 'association', COLLECTIVE: 'collective',
  LEARNED_SOCIETY: 'learned-society', AUTHORITY: 'authority', HUB: 'regional-hub',
};
const word = (code: string): string => code.toLowerCase().replaceAll('_', '-');

/** Only what is known: what is not said of somebody excludes them from no stage. */
export function subjectOf({ profile, personKind, experience, tasks, route, organisationKind }: Known): PersonSubject {
  return {
    ...(profile ? { profile } : {}), ...(personKind ? { personKind: word(personKind) } : {}), ...(experience ? { experience: word(experience) } : {}),
    ...(tasks?.length ? { task: [...tasks] } : {}), ...(route ? { route } : {}), ...(organisationKind ? { organisationKind: ORGANISATION_WORDS[organisationKind] ?? organisationKind } : {}),
  };
}
