import { addDays, assertCount, assertDate, isoWeekday, type DateText } from './dates';
import { TandemError, defineErrors } from './errors';

export const CALENDAR_ERRORS = defineErrors({
  UNKNOWN_CALENDAR: { status: 422, fr: 'Calendrier inconnu : {calendar}.', en: 'Unknown calendar: {calendar}.' },
  CALENDAR_YEAR: { status: 422, fr: 'Les jours fériés ne sont connus qu’à partir de 1982 (demandé : {year}).', en: 'Public holidays are known from 1982 only (asked: {year}).' },
});

/** Which public holidays count. Moselle, Bas-Rhin and Haut-Rhin keep two more. */
export type CalendarId = 'FR' | 'FR-ALSACE-MOSELLE';
export const CALENDARS: readonly CalendarId[] = ['FR', 'FR-ALSACE-MOSELLE'];

export interface HolidayRule {
  fr: string;
  en: string;
  /** `MM-DD`, or days after Easter Sunday. */
  on: string | number;
  only?: CalendarId;
  /** First day the row holds. */
  from: DateText;
  source: string;
}

const L3133 = 'Code du travail L3133-1';
const L3134 = 'Code du travail L3134-13';
// The list is complete since loi 81-893 du 2 octobre 1981 gave 8 May back; earlier years are refused rather than guessed.
const FROM = '1982-01-01';

/**
 * The public holidays, as the law lists them. Good Friday holds by law only in communes with a Protestant or a mixed
 * church (L3134-13, 1°); Tandem counts it everywhere in the three departments, as hospitals there do.
 * Overseas days (abolition of slavery) and "ponts" are not here: they are local decisions.
 */
export const HOLIDAY_RULES: readonly HolidayRule[] = [
  { fr: 'Jour de l’an', en: 'New Year’s Day', on: '01-01', from: FROM, source: L3133 },
  { fr: 'Vendredi saint', en: 'Good Friday', on: -2, only: 'FR-ALSACE-MOSELLE', from: FROM, source: L3134 },
  { fr: 'Lundi de Pâques', en: 'Easter Monday', on: 1, from: FROM, source: L3133 },
  { fr: 'Fête du Travail', en: 'Labour Day', on: '05-01', from: FROM, source: L3133 },
  { fr: 'Victoire 1945', en: 'Victory 1945', on: '05-08', from: FROM, source: `${L3133} ; loi 81-893` },
  { fr: 'Ascension', en: 'Ascension Day', on: 39, from: FROM, source: L3133 },
  { fr: 'Lundi de Pentecôte', en: 'Whit Monday', on: 50, from: FROM, source: L3133 },
  { fr: 'Fête nationale', en: 'Bastille Day', on: '07-14', from: FROM, source: L3133 },
  { fr: 'Assomption', en: 'Assumption', on: '08-15', from: FROM, source: L3133 },
  { fr: 'Toussaint', en: 'All Saints’ Day', on: '11-01', from: FROM, source: L3133 },
  { fr: 'Armistice 1918', en: 'Armistice 1918', on: '11-11', from: FROM, source: L3133 },
  { fr: 'Noël', en: 'Christmas Day', on: '12-25', from: FROM, source: L3133 },
  { fr: 'Saint-Étienne', en: 'St Stephen’s Day', on: '12-26', only: 'FR-ALSACE-MOSELLE', from: FROM, source: L3134 },
];

/** Easter Sunday of a Gregorian year (anonymous algorithm, Meeus/Jones/Butcher), `YYYY-MM-DD`. */
export function easterSunday(year: number): DateText {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return `${year}-0${Math.floor(f / 31)}-${String((f % 31) + 1).padStart(2, '0')}`;
}

const memo = new Map<string, ReadonlyMap<DateText, HolidayRule>>();

/**
 * Public holidays of a year: date → rule, in date order. Two rules may fall on one date (Ascension on 1 or 8 May);
 * the date is there once.
 * @throws TandemError UNKNOWN_CALENDAR, CALENDAR_YEAR (before 1982)
 */
export function publicHolidays(year: number, calendar: CalendarId): ReadonlyMap<DateText, HolidayRule> {
  const known = memo.get(`${year} ${calendar}`);
  if (known) return known;
  if (!CALENDARS.includes(calendar)) throw new TandemError('UNKNOWN_CALENDAR', { calendar });
  if (!Number.isInteger(year) || year < 1982 || year > 9999) throw new TandemError('CALENDAR_YEAR', { year });
  const easter = easterSunday(year);
  const days = HOLIDAY_RULES.filter((rule) => !rule.only || rule.only === calendar)
    .map((rule): [DateText, HolidayRule] => [typeof rule.on === 'string' ? `${year}-${rule.on}` : addDays(easter, rule.on), rule])
    .filter(([date, rule]) => date >= rule.from)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const found = new Map(days);
  memo.set(`${year} ${calendar}`, found);
  return found;
}

/** @throws TandemError INVALID_DATE, UNKNOWN_CALENDAR, CALENDAR_YEAR */
export const isHoliday = (date: DateText, calendar: CalendarId): boolean =>
  publicHolidays(Number(assertDate(date).slice(0, 4)), calendar).has(date);

/** Monday to Friday and not a public holiday. @throws TandemError INVALID_DATE, UNKNOWN_CALENDAR, CALENDAR_YEAR */
export const isBusinessDay = (date: DateText, calendar: CalendarId): boolean => !isHoliday(date, calendar) && isoWeekday(date) < 6;

/** The date itself when it is a business day, else the next (`step` 1) or the previous (`step` -1) one. */
export function rollToBusinessDay(date: DateText, calendar: CalendarId, step: 1 | -1 = 1): DateText {
  let day = assertDate(date);
  while (!isBusinessDay(day, calendar)) day = addDays(day, step);
  return day;
}

/**
 * The `count`-th business day strictly after the date (strictly before, when negative); 0 gives the date itself, even a
 * Sunday. So add(add(d, a), b) = add(d, a + b) for counts of the same sign.
 * @throws TandemError INVALID_DATE, NOT_A_COUNT, UNKNOWN_CALENDAR, CALENDAR_YEAR
 */
export function addBusinessDays(date: DateText, count: number, calendar: CalendarId): DateText {
  const step = assertCount(count) < 0 ? -1 : 1;
  let day = assertDate(date);
  for (let left = Math.abs(count); left > 0; left--) day = rollToBusinessDay(addDays(day, step), calendar, step);
  return day;
}

/**
 * Business days after `from` up to and including `to`; when `to` is earlier, minus those from `to` up to before `from`.
 * So businessDaysBetween(d, addBusinessDays(d, n)) = n for every n.
 * @throws TandemError INVALID_DATE, UNKNOWN_CALENDAR, CALENDAR_YEAR
 */
export function businessDaysBetween(from: DateText, to: DateText, calendar: CalendarId): number {
  const step = assertDate(to) < assertDate(from) ? -1 : 1;
  let count = 0;
  for (let day = from; day !== to; ) {
    day = addDays(day, step);
    if (isBusinessDay(day, calendar)) count += step;
  }
  return count;
}
