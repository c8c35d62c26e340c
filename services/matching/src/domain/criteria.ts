import { commonHalfDays } from './availability';
import type { Context, Criterion, Mission, Sentence, SoftCode, Suitor } from './suitor';

/** `value` null: not known, counts neutral 0.5 and is flagged. The rule itself null: this mission does not ask. */
type Rule = (m: Mission, s: Suitor, c: Context) => ({ value: number | null } & Sentence) | null;

const RANKS = [1, 0.75, 0.5, 0.35, 0.2];
const unknown = (fr: string, en: string) => ({ value: null, fr, en });
const plural = (n: number): string => (n > 1 ? 's' : '');

/** Lived experience: read only for people who gave C1 (`lived` is null otherwise). */
const lived: Rule = (m, s) => {
  const { pathways, groups, role, transversal } = m.need;
  if (!pathways.length && !groups.length) return null;
  if (!s.lived) return unknown('vécu non renseigné', 'lived experience not told');
  const asked = s.lived.filter((l) => role === 'ANY' || l.role === role);
  if (asked.some((l) => pathways.includes(l.pathway))) return { value: 1, fr: 'parcours vécu correspondant', en: 'matching lived pathway' };
  if (asked.some((l) => l.group !== undefined && groups.includes(l.group))) return { value: 0.7, fr: 'parcours proche', en: 'close pathway' };
  if (transversal && s.lived.length) return { value: 0.4, fr: 'expérience d’usager', en: 'experience as a user' };
  return { value: 0, fr: 'pas de vécu correspondant', en: 'no matching experience' };
};

const wish: Rule = (m, s) => {
  if (!s.wishes) return unknown('vœux non exprimés', 'no wishes told');
  const rank = s.wishes.indexOf(m.id) + 1;
  if (rank > 0) return { value: RANKS[Math.min(rank, RANKS.length) - 1], fr: `vœu n° ${rank}`, en: `wish no. ${rank}` };
  return { value: s.curious ? 0.2 : 0.1, fr: s.curious ? 'projet non classé, mais la personne est curieuse' : 'projet non classé', en: s.curious ? 'not ranked, but open to others' : 'not ranked' };
};

const availability: Rule = (m, s) => {
  if (!m.halfDays.length) return null;
  if (!s.calendar) return unknown('disponibilités non renseignées', 'availability not told');
  const n = commonHalfDays(s.calendar, m.halfDays);
  return { value: n / m.halfDays.length, fr: `${n} demi-journée${plural(n)} commune${plural(n)} sur ${m.halfDays.length}`, en: `${n} of ${m.halfDays.length} half-days in common` };
};

/** Waiting for six months or more earns a little, so that the same people are not always called. */
const WAIT_MONTHS = 6;
const WAIT_BONUS = 0.1;

const fairness: Rule = (_, s, { median }) => {
  const share = median > 0 ? Math.min(1, s.lastTwelveMonths / (median * 2)) : s.lastTwelveMonths > 0 ? 1 : 0;
  const waited = s.monthsSinceLast === null || s.monthsSinceLast >= WAIT_MONTHS;
  const value = Math.min(1, 1 - share + (waited ? WAIT_BONUS : 0));
  if (s.monthsSinceLast === null) return { value, fr: 'jamais sollicitée', en: 'never called yet' };
  const m = s.monthsSinceLast;
  return { value, fr: m < 1 ? 'sollicitée récemment' : `pas sollicitée depuis ${m} mois`, en: m < 1 ? 'called recently' : `not called for ${m} month${plural(m)}` };
};

const RULES: Record<SoftCode, Rule> = { S1: lived, S2: wish, S4: availability, S7: fairness };
export const SOFT_CODES = Object.keys(RULES) as SoftCode[];

export const weightsOf = (m: Pick<Mission, 'weights'>, { settings }: Pick<Context, 'settings'>): Record<SoftCode, number> => ({
  S1: settings['weight-s1'], S2: settings['weight-s2'], S4: settings['weight-s4'], S7: settings['weight-s7'], ...m.weights,
});

const round = (n: number): number => Math.round(n * 10) / 10;

/** Soft criteria (domain.md G.2) this mission uses. Missing data counts 0.5, never 0. */
export function criteria(m: Mission, s: Suitor, c: Context): Criterion[] {
  const weights = weightsOf(m, c);
  return SOFT_CODES.flatMap((code): Criterion[] => {
    const found = RULES[code](m, s, c);
    if (!found || weights[code] === 0) return [];
    const value = found.value ?? 0.5;
    return [{ code, value, weight: weights[code], points: round(value * weights[code]), missing: found.value === null, fr: found.fr, en: found.en }];
  });
}

/** 100 · Σ w·s / Σ w over the criteria used; 50 when none is. */
export function scoreOf(used: readonly Pick<Criterion, 'value' | 'weight'>[]): number {
  const total = used.reduce((sum, c) => sum + c.weight, 0);
  return total === 0 ? 50 : Math.round((10_000 * used.reduce((sum, c) => sum + c.weight * c.value, 0)) / total) / 100;
}
