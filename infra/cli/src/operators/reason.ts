const MAIL = /[^\s@]+@[^\s@]+/g;
const NUMBER = /\+?\d[\d .:-]{5,}\d/g;
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const IBAN = /\b[A-Z]{2}\d{2}[A-Z0-9 ]{8,}/g;
/** What the database quotes of its own is a table's, a column's or a rule's name; anything else quoted may be somebody's word. */
const QUOTED = /(column|relation|constraint|table|type|function|index|transition|state)?(\s*)(["'«“`])([^"'»”`]*)["'»”`]/gi;

/** The reason of a failure without what it may quote of a person: an operator's screen, mail and tickets keep it for long. */
export function safeReason(reason: string): string {
  const bare = reason
    .replace(QUOTED, (_, what: string | undefined, space: string, quote: string, word: string) => `${what ?? ''}${space}${quote}${what && /^\w+$/.test(word) ? word : '…'}${quote}`)
    .replace(MAIL, '…').replace(UUID, '…').replace(IBAN, '…').replace(NUMBER, '…');
  return bare.replace(/\s+/g, ' ').trim().slice(0, 160);
}
