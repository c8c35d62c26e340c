import type { HalfDay } from '@tandem/kernel';
import type { Calendar } from './availability';
import type { Settings } from './settings';
import type { Cover } from './vacation-rules';

export interface Sentence {
  fr: string;
  en: string;
}
export interface Lived {
  pathway: string;
  group?: string;
  role: string;
}
export interface Never {
  units: string[];
  projects: string[];
  topics: string[];
  formats: string[];
}
/** Lived experience a project asks for. */
export interface Need {
  pathways: string[];
  groups: string[];
  role: string;
  /** Having been a user of the hospital already brings something. */
  transversal: boolean;
  topics: string[];
  courses: string[];
}

export interface Mission {
  id: string;
  unitId: string | null;
  siteId: string | null;
  remote: boolean;
  referentId: string | null;
  starts: string;
  halfDays: readonly HalfDay[];
  formats: readonly string[];
  need: Need;
  weights: Partial<Record<SoftCode, number>> | null;
}

export interface Suitor {
  membership: string;
  person: string;
  state: string;
  /** When the person asked to take part: the oldest comes first among equals. */
  since: string;
  cover: Cover | null;
  /** null: the person never consented to C1, so lived experience is not compared at all. */
  lived: readonly Lived[] | null;
  never: Never | null;
  curious: boolean;
  /** null: she ranked nothing. */
  wishes: readonly string[] | null;
  calendar: Calendar | null;
  routeChosen: boolean;
  documents: readonly { compulsory: boolean; state: string }[];
  ties: readonly { unitId: string | null; otherId: string | null; state: string }[];
  courses: readonly string[];
  /** Projects whose team turned this person down, and projects the person is in now. */
  refusedBy: readonly string[];
  projects: readonly string[];
  capWeek: number | null;
  capMonth: number | null;
  /** Dates of the half-days already taken. */
  taken: readonly string[];
  lastTwelveMonths: number;
  monthsSinceLast: number | null;
}

/** What everybody is compared with. */
export interface Context {
  settings: Settings;
  today: string;
  /** Median of half-days over twelve months among the people of the programme. */
  median: number;
  seed: string;
}

export type SoftCode = 'S1' | 'S2' | 'S4' | 'S7';
export interface Blocker extends Sentence {
  code: string;
  /** How it may be lifted: SIGN_FIRST, COORDINATION, PERSON, DATES; null: it may not. */
  override: string | null;
}
export interface Criterion extends Sentence {
  code: SoftCode;
  value: number;
  weight: number;
  points: number;
  missing: boolean;
}
export interface Note extends Sentence {
  code: string;
}
export interface Ranked {
  membership: string;
  person: string;
  score: number;
  blocked: boolean;
  blockers: Blocker[];
  criteria: Criterion[];
  missing: string[];
  toKnow: Note[];
  sentence: Sentence;
}
