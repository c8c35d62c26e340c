import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const WHOLE = readFileSync(join(__dirname, 'whole.yaml'), 'utf8');

/** A text with edits that must each change something. */
export const editedFrom = (text: string) => (...edits: [from: string | RegExp, to: string][]): string =>
  edits.reduce((now, [from, to]) => {
    const next = now.replace(from, to);
    if (next === now) throw new Error(`nothing to edit: ${String(from)}`);
    return next;
  }, text);
