import { addDays, addDuration, parisDate, parisInstant, parseDuration, type DateText } from '@tandem/kernel';

/** A survey a programme asks, as its definition says: of whom, and what brings them to it. */
export interface Asked {
  trigger: string;
  audience: string;
  /** VACATIONS: after how many half-days. */
  after: number | null;
  /** YEARLY: its rhythm; the others: how long after what brings it. */
  delay: string | null;
  /** BEFORE_STAGE, AFTER_STAGE: which one. */
  stage: string | null;
  /** DATE: the day. */
  day: DateText | null;
}
/** Something that happened and may bring people to a survey, as one fact tells it. */
export interface Moment {
  trigger: string;
  on: DateText;
  partner?: string;
  professional?: string;
  session?: string;
  stage?: string;
  count?: number;
}
/** Who is brought into which asking; `person` null: nobody in particular, the asking is opened for whoever has its link. */
export interface Asking {
  person: string | null;
  gathering: string;
  opens: DateText;
}
export type Reach = 'INVITATION' | 'LINK';

/** Facts name partners and the professional a half-day is done for. Who else was there nobody tells: a shared link reaches them. */
export const reachOf = (audience: string): Reach => (audience === 'PARTNER' || audience === 'PROFESSIONAL' ? 'INVITATION' : 'LINK');

/** Which facts tell the moment of a trigger. */
export const MOMENTS: Record<string, readonly string[]> = {
  TRAINING_END: ['enrolment.completed'],
  VACATIONS: ['vacation.approved'],
  YEARLY: ['vacation.approved'],
  PROFESSIONAL_MISSION_END: ['vacation.approved'],
  MISSION_END: ['assignment.ended-early'],
  EXIT: ['membership.ended'],
  BEFORE_STAGE: ['journey.stage-entered'],
  AFTER_STAGE: ['journey.stage-closed'],
  DATE: ['programme.published', 'membership.activated', 'vacation.approved'],
};

const n = (fr: string, en: string) => ({ fr, en });
/** What is not asked today, and why; the list of surveys says it, and no asking is made. */
const NOT_YET = {
  UNKNOWN: n('Aucun fait ne dit encore que ce moment est venu.', 'No fact tells yet that this moment has come.'),
  RHYTHM: n('Seul un rythme qui divise l’année en mois entiers est suivi.', 'Only a rhythm that divides the year into whole months is followed.'),
  COUNT: n('Les demi-journées sont comptées par partenaire ; pour d’autres, leur nombre ne veut rien dire.', 'Half-days are counted per partner; for others their number means nothing.'),
  LEAVING: n('Seul le départ d’un partenaire est un fait ; celui des autres n’est dit nulle part.', 'Only a partner’s leaving is a fact; nobody tells of the others.'),
  STAGE: n('Un parcours ne nomme pas les professionnels qui y prennent part.', 'A journey does not name the professionals who take part in it.'),
  MISSION: n('La fin d’une affectation nomme le partenaire et personne d’autre.', 'The end of an assignment names the partner and nobody else.'),
} as const;

/** Why a survey is not asked yet, or undefined: it is. */
export function notYet({ trigger, audience, delay }: Asked): { fr: string; en: string } | undefined {
  if (!MOMENTS[trigger]) return NOT_YET.UNKNOWN;
  if (trigger === 'YEARLY' && !monthsOf(delay)) return NOT_YET.RHYTHM;
  if (trigger === 'VACATIONS' && audience !== 'PARTNER') return NOT_YET.COUNT;
  if (trigger === 'EXIT' && audience !== 'PARTNER') return NOT_YET.LEAVING;
  if (trigger.endsWith('_STAGE') && audience === 'PROFESSIONAL') return NOT_YET.STAGE;
  if (trigger === 'MISSION_END' && audience === 'PROFESSIONAL') return NOT_YET.MISSION;
  return undefined;
}

/** The asking this moment brings somebody to, if it does. */
export function askingOf(asked: Asked, moment: Moment): Asking | undefined {
  if (asked.trigger !== moment.trigger || notYet(asked)) return undefined;
  if (asked.trigger === 'VACATIONS' && (moment.count ?? 0) < (asked.after ?? 3)) return undefined;
  if (asked.trigger.endsWith('_STAGE') && asked.stage !== moment.stage) return undefined;
  if (asked.trigger === 'DATE' && !(asked.day && asked.day > moment.on)) return undefined;
  const person = personFor(asked.audience, moment);
  return person === undefined ? undefined : { person, ...GROUPS[asked.trigger](asked, moment) };
}

function personFor(audience: string, { partner, professional }: Moment): string | null | undefined {
  if (reachOf(audience) === 'LINK') return null;
  return audience === 'PARTNER' ? partner : professional;
}

type Group = (asked: Asked, moment: Moment) => Pick<Asking, 'gathering' | 'opens'>;
/** People are gathered into one asking: alone, nobody is anonymous. How widely is ours; when it opens is the programme's. */
const GROUPS: Record<string, Group> = {
  TRAINING_END: ({ delay }, { session, on }) => ({ gathering: session ?? semester(on), opens: later(on, delay ?? '1d') }),
  VACATIONS: (_, { on }) => ({ gathering: semester(on), opens: addDays(semesterEnd(on), 1) }),
  YEARLY: ({ delay }, { on }) => inTurn(on, monthsOf(delay) as number),
  PROFESSIONAL_MISSION_END: afterwards,
  MISSION_END: afterwards,
  EXIT: ({ delay }, { on }) => inMonth(on, delay ?? '3d'),
  BEFORE_STAGE: (_, { on, stage }) => ({ ...inMonth(on, '1d'), gathering: `before-${stage}-${on.slice(0, 7)}` }),
  AFTER_STAGE: ({ delay }, { on, stage }) => ({ ...inMonth(on, delay ?? '1d'), gathering: `after-${stage}-${on.slice(0, 7)}` }),
  DATE: ({ day }) => ({ gathering: day as string, opens: day as string }),
};

function afterwards({ delay }: Asked, { on }: Moment): Pick<Asking, 'gathering' | 'opens'> {
  return { gathering: semester(on), opens: latest(addDays(semesterEnd(on), 1), later(on, delay ?? '7d')) };
}
function inMonth(on: DateText, delay: string): Pick<Asking, 'gathering' | 'opens'> {
  const next = addDays(`${on.slice(0, 7)}-28`, 4);
  return { gathering: on.slice(0, 7), opens: latest(`${next.slice(0, 7)}-01`, later(on, delay)) };
}
/** The part of the year a day is in; asked in the last month of that part: on 1 December of a whole year. */
function inTurn(on: DateText, months: number): Pick<Asking, 'gathering' | 'opens'> {
  const [year, part] = [on.slice(0, 4), Math.ceil(Number(on.slice(5, 7)) / months)];
  return { gathering: months === 12 ? year : `${year}-${part}of${12 / months}`, opens: `${year}-${String(part * months).padStart(2, '0')}-01` };
}
function monthsOf(delay: string | null): number | undefined {
  const { amount, unit } = parseDuration(delay ?? '12mo');
  return unit === 'mo' && amount > 0 && 12 % amount === 0 ? amount : undefined;
}

const latest = (a: DateText, b: DateText): DateText => (a > b ? a : b);
const later = (on: DateText, delay: string): DateText => parisDate(addDuration(parisInstant(on, '09:00'), delay, 'FR'));
/** `2025-S1`: half a year. */
const semester = (date: DateText): string => `${date.slice(0, 4)}-S${Number(date.slice(5, 7)) <= 6 ? 1 : 2}`;
const semesterEnd = (date: DateText): DateText => (Number(date.slice(5, 7)) <= 6 ? `${date.slice(0, 4)}-06-30` : `${date.slice(0, 4)}-12-31`);
