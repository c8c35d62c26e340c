/** Mailboxes made to be thrown away: an answer sent there is lost, and a candidate would lapse unheard. */
const DISPOSABLE = new Set([
  'yopmail.com', 'yopmail.fr', 'mailinator.com', 'guerrillamail.com', 'jetable.org', '10minutemail.com', 'temp-mail.org', 'trashmail.com', 'throwawaymail.com', 'maildrop.cc',
]);
export const isDisposable = (mail: string): boolean => DISPOSABLE.has(mail.slice(mail.lastIndexOf('@') + 1).toLowerCase());

/** One spelling for Éléonore d'Arc, ELEONORE D ARC and Eléonore D’Arc: how duplicates and searches see a name. */
export const nameKey = (...parts: string[]): string =>
  parts.map((p) => p.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')).join(' ');

/** The words of a search, as name keys: each must be found somewhere in the name. */
export const searchWords = (q: string): string[] => q.trim().split(/\s+/).map((word) => nameKey(word)).filter(Boolean);
