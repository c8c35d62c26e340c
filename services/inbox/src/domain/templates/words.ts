import { parisTime, type HalfDayPart } from '@tandem/kernel';
import type { Language } from './template';

const locale = { fr: 'fr-FR', en: 'en-GB' };
const long = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(locale[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' }).format(new Date(instant));

/** `mardi 3 mars 2026` */
export const onDate = (date: string, language: Language): string => long(`${date}T12:00:00Z`, language);
/** `mardi 3 mars 2026 à 09:00`, Paris time. */
export const atInstant = (at: string, language: Language): string => `${long(at, language)} ${language === 'fr' ? 'à' : 'at'} ${parisTime(at)}`;

/** ` du lundi 10 juin 2024 au …`, with its space; nothing when the dates are not known. */
export const period = (starts: string | undefined, ends: string | undefined, language: Language): string => {
  if (!starts) return '';
  if (!ends || ends === starts) return language === 'fr' ? ` le ${onDate(starts, 'fr')}` : ` on ${onDate(starts, 'en')}`;
  return language === 'fr' ? ` du ${onDate(starts, 'fr')} au ${onDate(ends, 'fr')}` : ` from ${onDate(starts, 'en')} to ${onDate(ends, 'en')}`;
};

const PARTS: Record<Language, Record<HalfDayPart, string>> = {
  fr: { AM: 'matin', PM: 'après-midi', EVENING: 'soirée' },
  en: { AM: 'morning', PM: 'afternoon', EVENING: 'evening' },
};
export const halfDayWords = (halfDay: { date: string; part: HalfDayPart }, language: Language): string => `${onDate(halfDay.date, language)}, ${PARTS[language][halfDay.part]}`;

/** A word of the programme's definition, readable: `initial-joint` is `initial joint`. */
export const plainSlug = (slug: string): string => slug.replace(/-/g, ' ');

const MISSING: Record<string, { fr: string; en: string }> = {
  BIRTH_DATE: { fr: 'votre date de naissance', en: 'your date of birth' },
  PHONE: { fr: 'un numéro de téléphone', en: 'a phone number' },
  MOTIVATION: { fr: 'ce qui vous motive', en: 'what motivates you' },
  PERSON_KIND: { fr: 'à quel titre vous vous présentez (patient, proche…)', en: 'in what capacity you apply (patient, relative…)' },
  SOURCE: { fr: 'comment vous avez connu l’appel', en: 'how you heard of the call' },
  WISHES: { fr: 'les projets qui vous intéressent, dans l’ordre', en: 'the projects you are interested in, in order' },
  LIVED_EXPERIENCE: { fr: 'la partie sur votre expérience', en: 'the part on your experience' },
  GUARDIAN_AGREEMENT: { fr: 'l’accord de la personne qui vous représente', en: 'the agreement of your guardian' },
};
export const missingWords = (codes: readonly string[], language: Language): string =>
  codes.map((code) => `- ${MISSING[code]?.[language] ?? (language === 'fr' ? `une information ou une pièce (${code})` : `an item (${code})`)}`).join('\n');
