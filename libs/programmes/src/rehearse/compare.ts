import { columns, number, type Language } from './text';
import type { Report } from './report-schema';

type Row = [fr: string, en: string, value: (report: Report) => number | null];

const ROWS: Row[] = [
  ['Première demi-journée, médiane (jours)', 'First half-day, median (days)', (r) => r.firstHalfDay.medianDays],
  ['Première demi-journée, p90 (jours)', 'First half-day, p90 (days)', (r) => r.firstHalfDay.p90Days],
  ['Personnes arrivées jusque-là', 'People who came that far', (r) => r.firstHalfDay.people],
  ['Partenaires actifs à la fin', 'Active partners at the end', (r) => r.outcomes.active ?? 0],
  ['Demi-journées', 'Half-days', (r) => r.halfDays],
  ['Échéances manquées', 'Deadlines missed', (r) => r.missed],
  ['Rappels', 'Reminders', (r) => r.reminders],
  ['Tâches de la coordination par semaine', 'Tasks of the coordinators a week', (r) => r.roles.find(({ role }) => role === 'coordinator')?.perWeek ?? 0],
  ['Coût (centimes)', 'Cost (cents)', (r) => r.cost?.cents ?? null],
];

/** Two rehearsals side by side: the same people, so that a difference comes from what differs. */
export function comparisonText(one: Report, other: Report, lang: Language = 'fr'): string {
  const fr = lang === 'fr';
  const said = (n: number | null): string => (n === null ? '–' : number(n, lang));
  const rows = ROWS.map(([french, english, value]) => {
    const [a, b] = [value(one), value(other)];
    const change = a === null || b === null || a === b ? '=' : `${b > a ? '+' : '−'}${number(Math.abs(b - a), lang)}`;
    return [fr ? french : english, said(a), said(b), change];
  });
  const changed = Object.keys({ ...one.assumptions, ...other.assumptions }).filter((key) => one.assumptions[key] !== other.assumptions[key]);
  const held = ({ bottleneck }: Report): string => bottleneck?.names[lang] ?? '–';
  return [
    columns([['', one.programme.id, other.programme.id, fr ? 'écart' : 'change'], ...rows]),
    ...(changed.length ? ['', fr ? 'Hypothèses qui diffèrent' : 'Assumptions that differ', ...changed.map((key) => `- ${key} : ${said(one.assumptions[key] ?? null)} → ${said(other.assumptions[key] ?? null)}`)] : []),
    '', `${fr ? 'Ce qui retient le plus' : 'What holds most'} : ${held(one)} → ${held(other)}`,
  ].join('\n').concat('\n');
}
