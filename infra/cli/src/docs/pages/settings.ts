import { DEADLINES, type DeadlineEntry } from '@tandem/programmes';
import type { House, VariableRead } from '../house';
import { atDate, ladder } from '../ladder';
import { code, page, table } from '../markdown';

function deadlines({ tables }: House): string[] {
  return Object.entries(DEADLINES).flatMap(([process, entries]) => [
    `### ${process}`,
    table(['setting', 'français', 'English', 'unless the programme says otherwise', 'source'], Object.entries(entries as Record<string, DeadlineEntry>).map(([name, e]) => [code(name), e.names.fr, e.names.en, ladder(e.value, atDate(tables, process, name)), e.source])),
  ]);
}

const standard = ({ required, standard: value }: VariableRead): string => (required ? '**required**' : value === undefined ? 'not set' : code(value || '(empty)'));

/** Who reads it, in the fewest words. */
function readers(parts: readonly string[], all: readonly string[]): string {
  if (parts.length === all.length) return 'every part';
  return parts.length > 2 && !parts.includes('workflows') && parts.length === all.length - 1 ? 'every service and the gateway' : parts.join(', ');
}

/** One line per variable and meaning. */
function variables({ parts }: House): string[][] {
  const lines = new Map<string, { variable: VariableRead; parts: string[] }>();
  for (const { part, variables: own } of parts)
    for (const variable of own) {
      const key = JSON.stringify(variable);
      lines.set(key, { variable, parts: [...(lines.get(key)?.parts ?? []), part] });
    }
  const all = parts.map((p) => p.part);
  const sorted = [...lines.values()].sort((a, b) => b.parts.length - a.parts.length || (a.variable.name < b.variable.name ? -1 : 1));
  return sorted.map(({ variable: v, parts: by }) => [code(v.name), readers(by, all), v.describe, standard(v), v.secret ? 'secret' : '']);
}

/** docs/settings.md: what a programme may set, and what an operator sets. */
export function settingsPage(house: House): string {
  return page('Settings', [
    'Two kinds: deadlines, which a programme’s definition may change (`libs/programmes/schema/programme.schema.json` checks them), and environment variables, which an operator sets. A part that finds a bad variable names it and does not start.',
    '## Deadlines',
    'A duration is `30d` days, `5bd` business days, `9mo` months or `48h` hours; days fall at 09:00, Europe/Paris. *Source* is the line of the domain notes it comes from; `ours` where none has a figure.',
    ...deadlines(house),
    '## Variables',
    '`npm start` sets them all by itself; with `docker-compose.yml` they come from `.env`, which `tandem secrets` writes (`.env.example` lists what it holds).',
    table(['variable', 'read by', 'what for', 'default', ''], variables(house)),
  ]);
}
