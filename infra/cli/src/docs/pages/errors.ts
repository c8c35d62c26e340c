import type { House } from '../house';
import { code, page, table } from '../markdown';

/** docs/errors.md: every coded refusal, with the sentences a person reads. */
export function errorsPage({ parts, commonErrors }: House): string {
  const section = (title: string, entries: PartErrors): string[] => (entries.length === 0 ? [] : [
    `## ${title}`,
    table(['code', 'status', 'français', 'English'], [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, e]) => [code(name), String(e.status), e.fr, e.en])),
  ]);
  const all = commonErrors.length + parts.reduce((n, p) => n + p.errors.length, 0);
  return page('Errors', [
    `${all} codes. Every refusal is \`application/problem+json\` with its code, the sentence in the language asked for, the paths of the fields concerned and \`details\`, which fill the \`{places}\` of the sentence. Codes are public: never renamed.`,
    ...section('Everywhere', commonErrors),
    ...parts.flatMap((p) => section(p.part, p.errors)),
  ]);
}
type PartErrors = House['commonErrors'];
