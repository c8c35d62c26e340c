import { DEADLINES, type DeadlineEntry } from '@tandem/programmes';
import type { House, VariableRead } from '../house';
import { ladder } from '../ladder';
import { code, page, table } from '../markdown';

function deadlines(): string[] {
  return Object.entries(DEADLINES).flatMap(([process, entries]) => [
    `### ${process}`,
    table(['setting', 'français', 'English', 'unless the programme says otherwise', 'source'], Object.entries(entries as Record<string, DeadlineEntry>).map(([name, e]) => [code(name), e.names.fr, e.names.en, ladder(e.value), e.source])),
  ]);
}

const standard = ({ required, standard: value }: VariableRead): string => (required ? '**required**' : value === undefined ? 'not set' : code(value || '(empty)'));
const row = (v: VariableRead): string[] => [code(v.name), v.describe, standard(v), v.secret ? 'secret' : ''];
const HEAD = ['variable', 'what for', 'default', ''];

/** docs/settings.md: what a programme may set, and what an operator sets. */
export function settingsPage({ parts }: House): string {
  const [first, ...others] = parts.map((p) => new Set(p.variables.map((v) => v.name)));
  const shared = [...first].filter((name) => others.every((names) => names.has(name)));
  const sharedRows = parts[0].variables.filter((v) => shared.includes(v.name));
  const own = (part: House['parts'][number]): VariableRead[] => part.variables.filter((v) => !shared.includes(v.name));
  return page('Settings', [
    'Two kinds: deadlines, which a programme’s definition may change (`libs/programmes/schema/programme.schema.json` checks them), and environment variables, which an operator sets. A part that finds a bad variable names it and does not start.',
    '## Deadlines',
    'A duration is `30d` days, `5bd` business days, `9mo` months or `48h` hours; days fall at 09:00, Europe/Paris. *Source* is the line of the domain notes it comes from; `ours` where none has a figure.',
    ...deadlines(),
    '## Variables of every part',
    table(HEAD, sharedRows.map(row)),
    ...parts.flatMap((p) => (own(p).length ? [`## Variables of ${p.part}`, table(HEAD, own(p).map(row))] : [])),
  ]);
}
