import { HALF_DAY_PARTS } from '@tandem/kernel';
import { z } from 'zod';
import { commandAnswer } from '../contract';
import { date, halfDay, slug } from '../fields';
import { LEVELS } from '../vocabulary';

/** What matching's operations share: ids of the examples and small schemas. */
export const sampleUuid = (n: number): string => `0192f0c1-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;
export const text = (max: number) => z.string().trim().min(1).max(max);
export const one = z.strictObject({ id: z.uuid() });
/** What every GET of an aggregate says, so that a screen can send If-Match and show the right buttons. */
export const aggregateRow = commandAnswer.required();
export const parts = z.enum(HALF_DAY_PARTS);
export const slugs = (max: number) => z.array(slug).max(max);
export const sentence = z.object({ fr: z.string(), en: z.string() });

/** One thing somebody lived: the pathway (`renal`), and as whom. Health data: only with consent C1. */
export const livedExperience = z.strictObject({ pathway: slug, group: slug.optional(), role: z.enum(['PATIENT', 'RELATIVE']) });

export const weeklyHalfDay = z.strictObject({ weekday: z.int().min(1).max(7), part: parts });
export const absence = z.strictObject({ from: date, to: date, part: parts.optional() });
export const levels = z.enum(LEVELS);
export const halfDays = (max: number) => z.array(halfDay).max(max);
