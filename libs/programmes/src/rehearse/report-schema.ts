import { z } from 'zod';

const names = z.strictObject({ fr: z.string(), en: z.string() });
const count = z.int().min(0);
const days = z.number().min(0).nullable().describe('Days; null where nobody came that far');
const quantiles = z.strictObject({ people: count, medianDays: days, p90Days: days });

/** The report of one rehearsal, as `--json` writes it. */
export const reportSchema = z.strictObject({
  programme: z.strictObject({ id: z.string(), version: z.int(), names }),
  seed: z.string(), start: z.string().describe('First day, YYYY-MM-DD'), monthsRehearsed: z.int(), candidates: count,
  assumptions: z.record(z.string(), z.number().nullable()).describe('Every value used; null: nothing was assumed'),
  months: z.array(z.strictObject({
    month: z.string().describe('YYYY-MM'), places: z.record(z.string(), count).describe('Where every candidate is at the end of the month: a stage kind, before, waiting, active, paused, suspended or left:<outcome>; the sum is the number of candidates'),
    halfDays: count, cents: count.nullable(), missed: count, reminders: count,
  })),
  firstHalfDay: quantiles.describe('From the application to the first half-day done'),
  outcomes: z.record(z.string(), count).describe('Where every candidate is at the end'),
  stages: z.array(z.strictObject({ journey: z.string(), id: z.string(), kind: z.string(), entered: count, closed: count, medianDays: days, p90Days: days })),
  roles: z.array(z.strictObject({ role: z.string(), tasks: count, calls: count, perWeek: z.number(), busiestWeek: count, reminders: count, missed: count })),
  capacities: z.array(z.strictObject({ capacity: z.string(), everyDays: z.number(), places: z.int().nullable().describe('In one date; null: as many as come'), used: count, filled: z.number().nullable().describe('Share of the places offered'), turnedAway: count, meanWaitDays: z.number() })),
  halfDays: count, missed: count, reminders: count,
  cost: z.strictObject({ currency: z.string(), cents: count }).nullable(),
  bottleneck: z.strictObject({ cause: z.string(), names, days: z.number(), share: z.number(), meanDays: z.number(), waits: count, reason: names }).nullable(),
  journeys: z.array(z.strictObject({ journey: z.string(), begun: count, under: count, outcomes: z.record(z.string(), count) })),
  notSimulated: z.array(names),
});
export type Report = z.infer<typeof reportSchema>;

const TITLE = 'Rehearsal of a patient-partnership programme (Tandem)';
/** What `tandem rehearse --json` writes: one report, or two side by side with `--compare`. */
export function reportJsonSchema(): Record<string, unknown> {
  const file = z.union([reportSchema, z.strictObject({ one: reportSchema, other: reportSchema })]);
  return { title: TITLE, ...(z.toJSONSchema(file, { target: 'draft-2020-12', reused: 'ref' }) as Record<string, unknown>) };
}
