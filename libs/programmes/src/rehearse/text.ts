import { ROLE_NAMES, type Role } from '@tandem/messages/roles';
import { CAPACITIES, type Capacity } from './agenda';
import type { Report } from './report-schema';

export type Language = 'fr' | 'en';
const WORDS = {
  title: ['Répétition', 'Rehearsal'], of: ['candidats', 'candidates'], months: ['mois', 'months'], seed: ['graine', 'seed'], from: ['à partir du', 'from'],
  first: ['De la candidature à la première demi-journée', 'From the application to the first half-day'], median: ['médiane', 'median'], days: ['jours', 'days'], nobody: ['personne n’y est arrivé', 'nobody came that far'], people: ['personnes', 'people'],
  over: ['Où en sont les candidats', 'Where the candidates are'], means: ['Moyens', 'Means'], tasks: ['Tâches par semaine', 'Tasks a week'], most: ['au plus', 'at most'], missed: ['échéances manquées', 'deadlines missed'], reminders: ['rappels', 'reminders'],
  half: ['demi-journées', 'half-days'], cost: ['Coût', 'Cost'], noCost: ['Coût : rien n’est compté (pas de montant donné, ou le programme ne verse rien)', 'Cost: nothing is counted (no amount given, or the programme pays nothing)'], bottleneck: ['Ce qui retient le plus', 'What holds most'], others: ['Autres parcours', 'Other journeys'],
  begun: ['commencés', 'begun'], under: ['en cours', 'under way'], not: ['Ce qui n’est pas rejoué', 'What is not rehearsed'], every: ['tous les', 'every'], filled: ['remplies à', 'filled'], wait: ['attente moyenne', 'mean wait'], month: ['mois', 'month'],
} as const;
const w = (word: keyof typeof WORDS, lang: Language): string => WORDS[word][lang === 'fr' ? 0 : 1];

const PLACES: Record<string, readonly [string, string]> = {
  before: ['pas encore', 'not yet'], waiting: ['entre deux', 'in between'], application: ['candidature', 'application'], selection: ['sélection', 'selection'], matching: ['projet', 'project'], training: ['formation', 'training'],
  convention: ['convention', 'convention'], engagement: ['activation', 'activation'], review: ['bilan', 'review'], active: ['partenaires', 'partners'], paused: ['en pause', 'pausing'], suspended: ['suspendus', 'suspended'], exit: ['sortie', 'exit'], left: ['partis', 'gone'],
};
const ORDER = Object.keys(PLACES);
const placeText = (place: string, lang: Language): string => PLACES[place]?.[lang === 'fr' ? 0 : 1] ?? place;
export const number = (n: number, lang: Language): string => n.toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 }).replaceAll('\u202f', ' ');

/** A table of text: the first column to the left, the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) => row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ').trimEnd()).join('\n');
}

/** All who have left together: why is in the JSON. */
function gathered(places: Record<string, number>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [place, n] of Object.entries(places)) counts[place.split(':')[0]] = (counts[place.split(':')[0]] ?? 0) + n;
  return counts;
}

function overTime({ months }: Report, lang: Language): string {
  const step = Math.max(1, Math.ceil(months.length / 10));
  const shown = months.filter((_, i) => (i + 1) % step === 0 || i === months.length - 1).map((m) => ({ ...m, counts: gathered(m.places) }));
  const places = ORDER.filter((place) => shown.some(({ counts }) => counts[place]));
  return columns([[w('month', lang), ...places.map((p) => placeText(p, lang)), w('half', lang)], ...shown.map((m) => [m.month, ...places.map((p) => String(m.counts[p] ?? 0)), String(m.halfDays)])]);
}

function means({ capacities }: Report, lang: Language): string[] {
  return capacities.map(({ capacity, everyDays, filled, meanWaitDays }) => {
    const full = filled === null ? '' : `, ${w('filled', lang)} ${number(filled * 100, lang)} %`;
    return `- ${CAPACITIES[capacity as Capacity][lang]} : ${w('every', lang)} ${number(everyDays, lang)} ${w('days', lang)}${full}, ${w('wait', lang)} ${number(meanWaitDays, lang)} ${w('days', lang)}`;
  });
}

const roleLines = ({ roles }: Report, lang: Language): string[] =>
  roles.filter(({ role }) => role !== 'system').map((r) => `- ${ROLE_NAMES[r.role as Role][lang]} : ${number(r.perWeek, lang)} (${w('most', lang)} ${r.busiestWeek}), ${r.missed} ${w('missed', lang)}, ${r.reminders} ${w('reminders', lang)}`);

function firstText({ firstHalfDay: f }: Report, lang: Language): string {
  return f.medianDays === null || f.p90Days === null ? w('nobody', lang) : `${w('median', lang)} ${number(f.medianDays, lang)} ${w('days', lang)}, p90 ${number(f.p90Days, lang)} (${f.people} ${w('people', lang)})`;
}
function costText({ cost }: Report, lang: Language): string {
  return cost ? `${w('cost', lang)} : ${number(cost.cents / 100, lang)} ${cost.currency}` : w('noCost', lang);
}

/** The report as a coordinator reads it in a terminal. */
export function reportText(report: Report, lang: Language = 'fr'): string {
  const { programme, bottleneck, journeys } = report;
  const section = (title: string, lines: readonly string[]): string[] => (lines.length ? ['', title, ...lines] : []);
  return [
    `${w('title', lang)} : ${programme.names[lang]} (${programme.id}, version ${programme.version})`,
    `${report.candidates} ${w('of', lang)}, ${report.monthsRehearsed} ${w('months', lang)} ${w('from', lang)} ${report.start}, ${w('seed', lang)} ${report.seed}`,
    ...section(w('first', lang), [firstText(report, lang)]),
    ...section(w('bottleneck', lang), bottleneck ? [`${bottleneck.names[lang]} : ${bottleneck.reason[lang]}`] : []),
    ...section(w('over', lang), report.candidates ? [overTime(report, lang)] : []),
    ...section(w('means', lang), means(report, lang)),
    ...section(w('tasks', lang), roleLines(report, lang)),
    ...section(w('others', lang), journeys.map((j) => `- ${j.journey} : ${j.begun} ${w('begun', lang)}, ${j.under} ${w('under', lang)}`)),
    '', `${report.halfDays} ${w('half', lang)}, ${report.missed} ${w('missed', lang)}, ${report.reminders} ${w('reminders', lang)}`, costText(report, lang),
    ...section(w('not', lang), report.notSimulated.map((names) => `- ${names[lang]}`)),
  ].join('\n').concat('\n');
}
