/** The answers a team gives about its partners (domain.md F.5). */
export interface Checklist {
  whyPartners?: string;
  fromStep?: string;
  canChange?: string;
  feedbackOn?: string;
  accessibility?: string;
  wordingChecked?: boolean;
  onePartnerReason?: string;
  partnerSeats?: number;
  seatsFrom?: string;
}

export interface ProjectPlan {
  field: string | null;
  level: string | null;
  referentId: string | null;
  seats: number;
  plannedHalfDays: number;
  budgetLine: string | null;
  unpaidReason: string | null;
  starts: string;
  checklist: Checklist;
}

/** Levels at which partners decide with the team, so they must sit in the group. */
const SHARED = ['COLLABORATION', 'PARTNERSHIP'];

export const POINTS = {
  FIELD: { fr: 'domaine', en: 'field' },
  LEVEL: { fr: 'niveau de participation', en: 'level of participation' },
  REFERENT: { fr: 'personne référente', en: 'referent' },
  HALF_DAYS: { fr: 'nombre de demi-journées', en: 'number of half-days' },
  BUDGET: { fr: 'ligne budgétaire, ou motif d’absence d’indemnité', en: 'budget line, or why it is unpaid' },
  WHY_PARTNERS: { fr: 'pourquoi des partenaires', en: 'why partners' },
  FROM_STEP: { fr: 'à partir de quelle étape', en: 'from which step' },
  CAN_CHANGE: { fr: 'ce qu’ils peuvent changer', en: 'what they can change' },
  FEEDBACK_DATE: { fr: 'date du retour aux partenaires', en: 'date of the feedback to partners' },
  TWO_PARTNERS: { fr: 'deux partenaires au moins, ou un motif', en: 'two partners at least, or a reason' },
  ACCESSIBILITY: { fr: 'accessibilité', en: 'accessibility' },
  WORDING: { fr: 'relecture du vocabulaire', en: 'wording checked' },
} as const;
export type Point = keyof typeof POINTS;

/** Points still open: an approved project has none. */
export function openPoints(p: ProjectPlan): Point[] {
  const answered: Record<Point, unknown> = {
    FIELD: p.field, LEVEL: p.level, REFERENT: p.referentId, HALF_DAYS: p.plannedHalfDays > 0, BUDGET: p.budgetLine ?? p.unpaidReason,
    WHY_PARTNERS: p.checklist.whyPartners, FROM_STEP: p.checklist.fromStep, CAN_CHANGE: p.checklist.canChange, FEEDBACK_DATE: p.checklist.feedbackOn,
    TWO_PARTNERS: p.seats >= 2 || p.checklist.onePartnerReason, ACCESSIBILITY: p.checklist.accessibility, WORDING: p.checklist.wordingChecked,
  };
  return (Object.keys(POINTS) as Point[]).filter((point) => !answered[point]);
}

/** From collaboration on, partners hold seats in the group on the day it starts (Association AA's guard). */
export const partnerSeatMissing = (p: ProjectPlan): boolean =>
  SHARED.includes(p.level ?? '') && !((p.checklist.partnerSeats ?? 0) > 0 && p.checklist.seatsFrom !== undefined && p.checklist.seatsFrom <= p.starts);

/** Not refused, but said: a "partnership" of one half-day is rarely one. */
export const warnings = (p: Pick<ProjectPlan, 'level' | 'plannedHalfDays'>): string[] => (p.level === 'PARTNERSHIP' && p.plannedHalfDays <= 1 ? ['PARTNERSHIP_ONE_OFF'] : []);
