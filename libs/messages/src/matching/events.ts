import { HALF_DAY_PARTS } from '@tandem/kernel';
import { z } from 'zod';
import { plainEvents } from '../event';
import { count, date, factsOf, id, percent, slug } from '../fields';
import { FIELDS, LEVELS } from '../vocabulary';
import { assignmentMachine } from './assignment.machine';
import { projectMachine } from './project.machine';
import { proposalMachine } from './proposal.machine';
import { speedDatingMachine } from './speed-dating.machine';
import { vacationMachine } from './vacation.machine';

export const projectEvents = factsOf('matching', projectMachine, {
  referent: id.optional(), unit: id.optional(), call: id.optional(), field: z.enum(FIELDS).optional(), level: z.enum(LEVELS).optional(),
  starts: date.optional(), ends: date.optional(), seats: count.optional(), plannedHalfDays: count.optional(), paid: z.boolean().optional(),
  programmeVersion: count.optional(), feedbackOn: date.optional(),
});
export const proposalEvents = factsOf('matching', proposalMachine, { project: id, membership: id, person: id, assignment: id.optional() });
export const assignmentEvents = factsOf('matching', assignmentMachine, {
  project: id, membership: id, person: id, proposal: id.optional(), speedDating: id.optional(), referent: id.optional(), starts: date.optional(), ends: date.optional(),
  /** The assignment that takes its place, when it was replaced by somebody at once. */
  successor: id.optional(),
});
export const speedDatingEvents = factsOf('matching', speedDatingMachine, {
  call: id.optional(), projects: z.array(id), closes: date.optional(), seed: count.optional(), matched: count.optional(), unmatched: count.optional(),
});
/** One side's order is in (again). What the order is stays here; the wait for it ends. */
export const rankingEvents = plainEvents('matching', 'ranking', ['submitted'], {
  speedDating: id, side: z.enum(['PARTNER', 'TEAM']), membership: id.optional(), project: id.optional(),
});
/** `checked`: the person says it is still true (freshness); `erased`: consent C1 is gone. No lived experience travels. */
export const profileEvents = plainEvents('matching', 'profile', ['changed', 'checked', 'erased'], { membership: id, person: id });
export const availabilityEvents = plainEvents('matching', 'availability', ['changed'], { membership: id, person: id });

/**
 * What payments freezes from, what evaluation counts and what the portal's calendar shows. `payableShare` is the share
 * of the indemnity owed in this state (0 or 100 by default; a late cancellation's share is the programme's setting).
 */
export const vacationEvents = factsOf('matching', vacationMachine, {
  membership: id, person: id, assignment: id, project: id, referent: id.optional(), date, part: z.enum(HALF_DAY_PARTS), site: id.optional(), remote: z.boolean(),
  format: slug, field: z.enum(FIELDS), level: z.enum(LEVELS), programmeVersion: count.optional(), payableShare: percent, late: z.boolean().optional(),
  minutes: count.optional(), units: z.int().min(1).max(2).optional(),
});
