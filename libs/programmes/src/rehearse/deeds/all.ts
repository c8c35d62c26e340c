import type { Deeds } from '../scene';
import { convention } from './convention';
import { batch, vacation } from './half-day';
import { engagement, exit, journey, review } from './life';
import { appointment, election, matching, proposal } from './matching';
import { application, meeting, selection } from './selection';
import { training } from './training';
import { agreement, work } from './work';

/** What people do in every step of every process that is rehearsed; what Tandem does by itself is in the tables. */
export const DEEDS: Record<string, Deeds> = {
  journey, application, selection, meeting, training, matching, proposal, appointment, election, convention, engagement, review, exit, vacation, batch, agreement, work,
};

/** Steps nobody acts in, and why: the journey's own are a watch over the others, a project's pause is not rehearsed. */
export const WITHOUT_DEED: readonly string[] = ['journey.moving', 'journey.engaged', 'work.paused'];
