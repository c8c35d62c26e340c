import { assertDate, type DateText } from '@tandem/kernel';

const MONTHS = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const;

/** `1er mars 2026`, `1 March 2026`. By hand, not with Intl: a frozen document must print the same for ever. */
export function longDate(date: DateText, language: 'fr' | 'en'): string {
  const [year, month, day] = assertDate(date).split('-').map(Number);
  const first = language === 'fr' && day === 1 ? '1er' : String(day);
  return `${first} ${MONTHS[language][month - 1]} ${year}`;
}
