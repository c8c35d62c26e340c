import { JOURNEY_KINDS } from '@tandem/messages';
import { CAPACITIES, type Capacity } from './agenda';
import { bottleneck, round } from './bottleneck';
import { DAY, dateOf } from './days';
import type { House } from './house';
import { notSimulated } from './not-simulated';
import type { Report } from './report-schema';

/** The value below which that share of them is: of an even number, the lower middle one. */
const quantile = (sorted: readonly number[], share: number): number | null => (sorted.length ? round(sorted[Math.ceil(sorted.length * share) - 1]) : null);
function quantiles(values: readonly number[]): { medianDays: number | null; p90Days: number | null } {
  const sorted = [...values].sort((a, b) => a - b);
  return { medianDays: quantile(sorted, 0.5), p90Days: quantile(sorted, 0.9) };
}

export function reportOf(house: House, asked: { candidates: number; start: string }): Report {
  const { id, version, names } = house.definition;
  const people = house.subjects.filter(({ plan }) => plan.journey === 'partner');
  const firsts = people.flatMap(({ arrivedAt, firstHalfDayAt }) => (arrivedAt !== undefined && firstHalfDayAt !== undefined ? [(firstHalfDayAt - arrivedAt) / DAY] : []));
  const months = house.ledger.months.map(({ from, places, halfDays, cents, missed, reminders }) => ({ month: dateOf(from + DAY).slice(0, 7), places: sorted(places), halfDays, cents: priced(house) ? cents : null, missed, reminders }));
  const sum = (key: 'halfDays' | 'missed' | 'reminders'): number => months.reduce((total, month) => total + month[key], 0);
  return {
    programme: { id, version, names }, seed: house.seed, start: asked.start, monthsRehearsed: months.length, candidates: people.length,
    assumptions: house.assume.all(), months,
    firstHalfDay: { people: firsts.length, ...quantiles(firsts) }, outcomes: tally(people.map((s) => s.place())),
    stages: stages(house), roles: roles(house), capacities: capacities(house),
    halfDays: sum('halfDays'), missed: sum('missed'), reminders: sum('reminders'),
    cost: priced(house) ? { currency: house.definition.organisation.currency, cents: months.reduce((total, { cents }) => total + (cents ?? 0), 0) } : null,
    bottleneck: bottleneck(house), journeys: journeys(house), notSimulated: notSimulated(house.definition),
  };
}

/** A cost is said only where the programme pays and somebody gave an amount: none is ours. */
const priced = ({ definition, assume }: House): boolean => definition.money !== 'none' && ['amount.halfDay', 'amount.expenses'].some((key) => assume.maybe(key) !== undefined);

const sorted = (counts: Record<string, number>): Record<string, number> => Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
const tally = (words: readonly string[]): Record<string, number> => sorted(words.reduce<Record<string, number>>((counts, word) => ({ ...counts, [word]: (counts[word] ?? 0) + 1 }), {}));

const stages = ({ definition, ledger }: House): Report['stages'] =>
  JOURNEY_KINDS.flatMap((journey) => (definition.journeys[journey]?.stages ?? []).map(({ id, kind }) => {
    const { entered, days } = ledger.stage(`${journey}/${id}`);
    return { journey, id, kind, entered, closed: days.length, ...quantiles(days) };
  }));

function roles({ ledger, start, end }: House): Report['roles'] {
  const weeks = (end - start) / (7 * DAY);
  return [...ledger.roles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([role, { tasks, calls, reminders, missed, weeks: per }]) => (
    { role, tasks, calls, perWeek: round((tasks + calls) / weeks, 2), busiestWeek: per.reduce((most, many) => Math.max(most, many ?? 0), 0), reminders, missed }));
}

function capacities({ agendas, end }: House): Report['capacities'] {
  return (Object.keys(CAPACITIES) as Capacity[]).filter((capacity) => agendas[capacity].used).map((capacity) => {
    const agenda = agendas[capacity];
    const { unlimited } = agenda;
    const mean = agenda.waits.reduce((total, days) => total + Math.max(0, days), 0) / agenda.waits.length;
    return { capacity, everyDays: round(agenda.every / DAY), places: unlimited ? null : agenda.seats, used: agenda.used, filled: unlimited ? null : round(Math.min(1, agenda.used / agenda.offered(end)), 3), turnedAway: agenda.turnedAway, meanWaitDays: round(mean) };
  });
}

const journeys = ({ definition, subjects }: House): Report['journeys'] =>
  JOURNEY_KINDS.filter((journey) => journey !== 'partner' && definition.journeys[journey]).map((journey) => {
    const begun = subjects.filter(({ plan, arrivedAt }) => plan.journey === journey && arrivedAt !== undefined);
    const over = begun.filter(({ progress }) => progress.ended);
    return { journey, begun: begun.length, under: begun.length - over.length, outcomes: tally(over.map(({ progress }) => String(progress.ended))) };
  });
