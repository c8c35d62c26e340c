import type { Names } from '../plan/process';
import { tableOf } from '../stages/ways';
import { ROLE_NAMES } from '@tandem/messages/roles';
import { CAPACITIES, type Capacity } from './agenda';
import { DAY } from './days';
import type { House } from './house';
import type { Report } from './report-schema';
import { number, type Language } from './text';

const OTHERS: Record<string, Names> = {
  projects: { fr: 'places dans un projet', en: 'places in a project' },
  halfDays: { fr: 'préparation de la première demi-journée', en: 'preparation of the first half-day' },
};

/** What candidates' days on the way to a first half-day were spent on, most first; of all those days, what holds them longest. */
export function bottleneck(house: House): Report['bottleneck'] {
  const spent = [...house.ledger.spent].sort(([a, x], [b, y]) => y.days - x.days || (a < b ? -1 : 1));
  const all = spent.reduce((sum, [, { days }]) => sum + days, 0);
  const [first] = spent;
  if (!first || !all) return null;
  const [cause, { days, waits }] = first;
  const meanDays = days / waits;
  const said = { days: round(days), share: round(days / all, 3), meanDays: round(meanDays), waits };
  return { cause, names: namesOf(cause), ...said, reason: { fr: reason(house, cause, said, 'fr'), en: reason(house, cause, said, 'en') } };
}

export const round = (n: number, digits = 1): number => Number(n.toFixed(digits));

/** A mean, or a step: "Sélection : choisir un créneau d’entretien". */
function namesOf(cause: string): Names {
  const known = (CAPACITIES as Partial<Record<string, Names>>)[cause] ?? OTHERS[cause];
  if (known) return known;
  const [process, name] = cause.split('.');
  const table = tableOf(process);
  const step = table.steps[name];
  return { fr: `${table.names.fr} : ${step.expects.fr}`, en: `${table.names.en}: ${step.expects.en}` };
}

type Said = { share: number; meanDays: number; waits: number };
function reason(house: House, cause: string, said: Said, lang: Language): string {
  const n = (value: number): string => number(value, lang);
  const share = n(said.share * 100);
  const head = lang === 'fr' ? `${share} % des jours d’attente jusqu’à la première demi-journée, ${n(said.meanDays)} jours en moyenne à chaque fois (${said.waits} attentes)` : `${share}% of the days waited until the first half-day, ${n(said.meanDays)} days on average each time (${said.waits} waits)`;
  return `${head} ; ${why(house, cause, lang)}.`.replace(lang === 'en' ? ' ;' : '\0', ';');
}

function why(house: House, cause: string, lang: Language): string {
  const fr = lang === 'fr';
  if (cause in CAPACITIES) return capacity(house, cause as Capacity, lang);
  if (cause === 'projects') return fr ? 'il n’y avait pas de place dans un projet pour les partenaires prêts' : 'no project had a place for the partners who were ready';
  if (cause === 'halfDays') return fr ? `une demi-journée se prépare ${house.assume.of('halfDays.ahead')} jours à l’avance au moins, ${number(house.assume.of('halfDays.month'), lang)} par mois` : `a half-day is prepared at least ${house.assume.of('halfDays.ahead')} days ahead, ${number(house.assume.of('halfDays.month'), lang)} a month`;
  const [process, step] = cause.split('.');
  const { role } = tableOf(process).steps[step];
  if (role === 'system') return fr ? 'c’est une date convenue, non une réponse' : 'it is an agreed date, not an answer';
  const who = typeof role === 'string' ? ROLE_NAMES[role][lang] : fr ? 'chacun à son tour' : 'each in turn';
  return fr ? `le temps de réponse compte ici, non les moyens (${who})` : `it is the time to answer, not the means (${who})`;
}

/** Rare or full: not the same remedy. */
function capacity(house: House, cause: Capacity, lang: Language): string {
  const agenda = house.agendas[cause];
  const every = number(agenda.every / DAY, lang);
  const full = agenda.used ? agenda.turnedAway / agenda.used : 0;
  const places = agenda.unlimited ? '' : lang === 'fr' ? `, ${agenda.seats} place(s) à chaque fois` : `, ${agenda.seats} place(s) each time`;
  const rhythm = lang === 'fr' ? `une date tous les ${every} jours${places}` : `a date every ${every} days${places}`;
  const refused = number(full * 100, lang);
  if (full < 0.25) return lang === 'fr' ? `${rhythm} : les dates sont rares plus que pleines` : `${rhythm}: dates are rare rather than full`;
  return lang === 'fr' ? `${rhythm} : ${refused} % des demandes ont trouvé la première date pleine` : `${rhythm}: ${refused}% of requests found the first date full`;
}
