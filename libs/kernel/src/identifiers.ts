/** Whole numbers too long for a double, modulo 97, seven digits at a time. */
export function mod97(digits: string): number {
  let rest = '';
  for (let i = 0; i < digits.length; i += 7) rest = String(Number(rest + digits.slice(i, i + 7)) % 97);
  return Number(rest);
}

/** Luhn key (ISO/IEC 7812-1) over a text of digits only; false for anything else, the empty text included. */
export function luhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[digits.length - 1 - i]) * (i % 2 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const LA_POSTE = '356000000';

/** SIREN of an organisation: 9 digits, Luhn key, no spaces. Says nothing of whether it is registered. */
export const isSiren = (text: string): boolean => /^\d{9}$/.test(text) && text !== '000000000' && luhn(text);

/**
 * SIRET of an establishment: 14 digits, no spaces, its SIREN valid and the whole with a Luhn key. La Poste ran out of
 * keys: for SIREN 356000000 the sum of the digits is a multiple of 5 (its head office 35600000000048 keeps Luhn).
 */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text) || !isSiren(text.slice(0, 9))) return false;
  if (luhn(text)) return true;
  return text.startsWith(LA_POSTE) && [...text].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
}

/**
 * FINESS number of a legal entity or an establishment: 9 characters, the first two the department (2A and 2B in Corsica,
 * upper case). Shape only: no official text of the key was read, and a true number refused would stop a hospital.
 */
export const isFiness = (text: string): boolean => /^(0[1-9]|[1-9]\d|2[AB])\d{7}$/.test(text);

/** Length of an IBAN by country (ISO 13616 registry, SWIFT): SEPA area first, then countries met in practice. */
export const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24, AL: 28, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22,
  GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24, ME: 22, MK: 19,
  MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, RS: 22, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22,
  AE: 23, BA: 20, GE: 22, IL: 23, JO: 30, KW: 30, LB: 28, MR: 27, MU: 30, QA: 29, SA: 24, TN: 24, TR: 26, UA: 29, XK: 20,
};

const compact = (text: string): string => text.replace(/[\s\u200b]/g, '').toUpperCase();

/** Letters of an old French account number as the digits of its RIB key: A and J are 1, B, K and S are 2… */
const ribDigits = (text: string): string =>
  text.replace(/[A-Z]/g, (letter) => '12345678912345678923456789'[letter.charCodeAt(0) - 65]!);

/** RIB key of a French or Monegasque account: bank 5, branch 5, account 11, key 2; the whole is a multiple of 97. */
function ribKeyHolds(bban: string): boolean {
  if (!/^\d{10}[0-9A-Z]{11}\d{2}$/.test(bban)) return false;
  const [bank, branch, account] = [bban.slice(0, 5), bban.slice(5, 10), ribDigits(bban.slice(10, 21))];
  return Number(bban.slice(21)) === 97 - ((89 * mod97(bank) + 15 * mod97(branch) + 3 * mod97(account)) % 97);
}

/**
 * True for an IBAN (ISO 13616): known country, its length, mod 97 = 1, and for France and Monaco the RIB key too.
 * Spaces and lower case are accepted; store the compact form (`normaliseIban`). It does not say the account exists.
 */
export function isIban(text: string): boolean {
  const iban = compact(text);
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]+$/.test(iban) || iban.length !== IBAN_LENGTHS[iban.slice(0, 2)]) return false;
  // Keys 00, 01 and 99 can satisfy mod 97 = 1 but are never issued.
  const key = Number(iban.slice(2, 4));
  if (key < 2 || key > 98) return false;
  const rearranged = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  if (mod97(rearranged) !== 1) return false;
  return !/^(FR|MC)/.test(iban) || ribKeyHolds(iban.slice(4));
}

/** The form to store and compare: no spaces, upper case. Does not check it. */
export const normaliseIban = (text: string): string => compact(text);

/**
 * What a screen or a letter may show: country, key and the last four, in groups of four:
 * `FR76 •••• •••• •••• •••• •••0 189`. A text of eight characters or less is all dots.
 */
export function maskIban(text: string): string {
  const iban = compact(text);
  const hidden = '•'.repeat(Math.max(0, iban.length - 8));
  const masked = iban.length > 8 ? iban.slice(0, 4) + hidden + iban.slice(-4) : '•'.repeat(iban.length);
  return masked.replace(/.{4}(?=.)/g, '$& ');
}
