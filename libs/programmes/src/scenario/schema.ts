import { JOURNEY_KINDS } from '@tandem/messages';
import { z } from 'zod';
import { date, duration, sentences, slug } from '../definition/kit';

/** `signature.notified`, or `signature.notified referent` where a story has several. */
const text = z.string().trim().min(1).max(120);
const data = z.record(z.string(), z.unknown()).nullable();

/**
 * One moment of a story: time passes first, then people tell what they did, and what the programme does of it is
 * expected. `opened`, `closed`, `called`, `tasks` and `asked` are everything of their kind since the moment before:
 * what is not written there must not happen. `waiting`, `reminded` and `ended` say what matters to the story.
 */
const moment = z.strictObject({
  after: duration.optional(),
  /** Facts by their type, in order, with the few data a process reads. */
  told: z.record(text, data).optional(),
  /** No message was delivered until then: nobody lapses unheard. */
  undelivered: z.literal(true).optional(),
  opened: z.array(slug).optional(),
  closed: z.record(slug, z.string()).optional(),
  /** `selection/choosing: candidate`, or `candidate until 2024-04-12`. */
  waiting: z.record(text, z.string()).optional(),
  reminded: z.record(text, z.int().min(0).max(50)).optional(),
  /** Who is asked to call whom a wait stands on: `proposal/suggesting: lead`. */
  called: z.record(text, z.string()).optional(),
  /** Codes of the tasks a process opens: PHASE, REVIEW, EXIT. */
  tasks: z.array(text).optional(),
  /** Operations asked of the services: `recruitment.application.lapse`. */
  asked: z.array(text).optional(),
  ended: z.record(text, z.string()).optional(),
});

const life = z.strictObject({
  journey: z.enum(JOURNEY_KINDS),
  /** What is known of the subject, where the programme has stages for some only. */
  of: z.record(slug, z.string()).optional(),
  moments: z.array(moment).min(2).max(60),
  /** A process, a step of one (`selection/choosing`) or an operation that must not be seen in the whole life. */
  never: z.array(text).min(1),
});

/** A programme's journeys as its source tells them, to be played with the days passing. */
export const scenarioSchema = z.strictObject({ story: sentences, begins: date, lives: z.array(life).min(1).max(8) });

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioLife = z.infer<typeof life>;
export type Moment = z.infer<typeof moment>;
