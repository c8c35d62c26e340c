import { TandemError, errorEntry } from './errors';
import { IBAN_LENGTHS, isIban, luhn, mod97 } from './identifiers';

/** What must never sit in a free text: social security number, bank account, bank card. */
export type IdentifierKind = 'NIR' | 'IBAN' | 'CARD';

// Sex, year, month (01-12, or 20-42 and 50-99 for unknown months), department (2A and 2B in Corsica), commune, order.
const NIR_SHAPE = /^[1-478]\d{2}(0[1-9]|1[0-2]|[235-9]\d|4[0-2])(\d{2}|2[AB])\d{6}(\d{2})?$/;
// Without a key to confirm it, only the usual people: sex 1 or 2, a true month, a department that exists.
const NIR_PLAUSIBLE = /^[12]\d{2}(0[1-9]|1[0-2])(0[1-9]|[1-8]\d|9[0-57-9]|2[AB])\d{6}/;
const NIR_FIELDS = new Set([1, 3, 5, 7, 10, 13, 15]);

/** Pieces of digits that follow one another with only a space, a dot or a hyphen between them. */
function digitRuns(text: string): string[][] {
  // A piece glued to a letter (a reference such as AB12, a UUID) is no piece; A and B are kept for Corsica's 2A and 2B.
  const piece = String.raw`(?<![A-Z0-9])\d+(?:[AB]\d*)?(?![A-Z0-9])`;
  const runs = text.match(new RegExp(String.raw`${piece}(?:[\s.\-]{1,2}${piece})*`, 'g')) ?? [];
  return runs.map((run) => run.split(/[\s.-]+/));
}

const nirKeyHolds = (nir: string): boolean => {
  // Corsica since 1976: 2A counts as 19 and 2B as 18 (INSEE).
  const digits = nir.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return Number(nir.slice(13)) === 97 - mod97(digits);
};

/** The pieces are cut where somebody who knows the number cuts it: 1 85 05 78 006 084 36, or fewer cuts. */
function cutLikeNir(pieces: readonly string[]): boolean {
  let length = 0;
  return pieces.every((piece) => NIR_FIELDS.has((length += piece.length)));
}

function isNir(pieces: readonly string[]): boolean {
  const nir = pieces.join('');
  if (!NIR_SHAPE.test(nir)) return false;
  if (nir.length === 15 && nirKeyHolds(nir)) return true;
  // No key, or a mistyped one: the way it is cut must betray it. 15 digits in one block with a wrong key pass.
  return NIR_PLAUSIBLE.test(nir) && cutLikeNir(pieces) && (nir.length === 13 || pieces.length >= 6);
}

function isCard(pieces: readonly string[]): boolean {
  const card = pieces.join('');
  const grouped = pieces.length === 1 || pieces.map((p) => p.length).join() === '4,4,4,4';
  // Visa, Mastercard (both series), Maestro-CB.
  return grouped && /^(4\d{3}|5[1-8]\d\d|2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720))\d{12}$/.test(card) && luhn(card);
}

/** Tries every window of whole pieces: a phone number beside the identifier must not hide it. */
const someWindow = (runs: readonly string[][], longest: number, test: (pieces: readonly string[]) => boolean): boolean =>
  runs.some((run) =>
    run.some((_, start) => {
      let length = 0;
      for (let end = start; end < run.length && length < longest; end++) {
        length += run[end]!.length;
        if (length >= 13 && length <= longest && test(run.slice(start, end + 1))) return true;
      }
      return false;
    }),
  );

/** An IBAN of a known country at this place: exactly its length, separators skipped, not cut in the middle of a word. */
function ibanAt(text: string, start: number): boolean {
  const length = IBAN_LENGTHS[text.slice(start, start + 2)];
  if (!length) return false;
  let iban = '';
  let at = start;
  for (; at < text.length && iban.length < length; at++) {
    if (/[A-Z0-9]/.test(text[at]!)) iban += text[at];
    // Two separators in a row at most; other characters end it.
    else if (!/[\s.\-]/.test(text[at]!) || /^[\s.\-]{3}/.test(text.slice(at))) return false;
  }
  const digits = iban.slice(4).replace(/\D/g, '').length;
  return !/^[A-Z0-9]/.test(text.slice(at)) && digits >= 8 && isIban(iban);
}

/**
 * Which identifiers a free text holds, each kind once, in the order NIR, IBAN, CARD; empty when none. Meant to stop a
 * number pasted by mistake, not somebody who hides one. Phones, dates, SIRET, FINESS and RPPS numbers are not found.
 * - NIR (décret 82-103 art. 4; INSEE): 15 digits whose key is right, or 13 (15) digits cut like a NIR.
 * - IBAN (ISO 13616): mod 97, and the RIB key in France. - CARD: 16 digits of the usual networks with a Luhn key.
 */
export function findIdentifiers(text: string): IdentifierKind[] {
  // NFKC: full-width digits and narrow spaces become plain ones. Invisible characters go.
  const plain = text.normalize('NFKC').replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '').replace(/[\u2010-\u2015]/g, '-').toUpperCase();
  const runs = digitRuns(plain);
  const found: IdentifierKind[] = [];
  if (someWindow(runs, 15, isNir)) found.push('NIR');
  const starts = [...plain.matchAll(/(?<![A-Z0-9])[A-Z]{2}(?=[\s.\-]?\d{2})/g)];
  if (starts.some((match) => ibanAt(plain, match.index))) found.push('IBAN');
  if (someWindow(runs, 16, isCard)) found.push('CARD');
  return found;
}

/**
 * Refuses a text that holds an identifier. The error never repeats the text.
 * @param path JSON path of the field from the body's root: `answers.motivation`
 * @throws TandemError IDENTIFIER_IN_TEXT with details `{ kind }` (the first found) and one field error per kind
 */
export function assertNoIdentifiers(text: string | null | undefined, path: string): void {
  const [kind, ...more] = findIdentifiers(text ?? '');
  if (!kind) return;
  const code = 'IDENTIFIER_IN_TEXT';
  const field = (k: IdentifierKind): { path: string; code: string; message: string } => ({ path, code, message: errorEntry(code).fr.replace('{kind}', k) });
  throw new TandemError(code, { kind }, [kind, ...more].map(field));
}
