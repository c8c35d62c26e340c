import { z } from 'zod';
import { plainEvents } from '../event';
import { code, count, date, factsOf, halfDay, id, instant, sha256, slug } from '../fields';
import { ROLES } from '../roles';
import { CONSENTS, JOURNEY_KINDS, MIX_SIDES, STAGE_KINDS } from '../vocabulary';
import { applicationMachine } from './application.machine';
import { callMachine } from './call.machine';
import { consentMachine } from './consent.machine';
import { documentMachine } from './document.machine';
import { enrolmentMachine } from './enrolment.machine';
import { gridMachine } from './grid.machine';
import { interviewSlotMachine } from './interview-slot.machine';
import { journeyMachine } from './journey.machine';
import { membershipMachine } from './membership.machine';
import { seatMachine } from './seat.machine';
import { sessionMachine } from './session.machine';
import { structureAgreementMachine } from './structure-agreement.machine';

// The house: who exists, so that others can check an id and count the right holidays.
export const organisationEvents = plainEvents('recruitment', 'organisation', ['created', 'changed'], { kind: code, calendar: code });
export const siteEvents = plainEvents('recruitment', 'site', ['created', 'changed'], { open: z.boolean() });
export const unitEvents = plainEvents('recruitment', 'unit', ['created', 'changed'], { site: id.optional(), open: z.boolean() });
export const staffEvents = plainEvents('recruitment', 'staff', ['joined', 'left'], { person: id, unit: id.optional() });
/** Read by the gateway and by every service that checks a role. */
export const grantEvents = plainEvents('recruitment', 'grant', ['changed'], {
  person: id, role: z.enum(ROLES), granted: z.boolean(), programme: slug.optional(), unit: id.optional(),
});
/** Each service fetches and keeps the part of the definition it obeys. */
export const programmeEvents = plainEvents('recruitment', 'programme', ['published'], { programme: slug, programmeVersion: count, sha256 });
/** Installation-wide: no organisation in the envelope. The subject is the person. */
export const personEvents = plainEvents('recruitment', 'person', ['registered', 'verified', 'changed'], {});
/** Who must not judge or be matched with whom. Why (care, family, money) stays with recruitment. */
export const tieEvents = plainEvents('recruitment', 'tie', ['declared', 'framed', 'ended'], { person: id, unit: id.optional(), other: id.optional() });

export const callEvents = factsOf('recruitment', callMachine, {
  programmeVersion: count.optional(), opens: date.optional(), closes: date.optional(), projects: z.array(id).optional(),
});
/** `reason` of a stage for leaving: why the membership ended; nobody writes to the dead. */
export const journeyEvents = factsOf('recruitment', journeyMachine, {
  kind: z.enum(JOURNEY_KINDS), person: id.optional(), project: id.optional(), agreement: id.optional(), programmeVersion: count,
  application: id.optional(), membership: id.optional(), stage: slug.optional(), stageKind: z.enum(STAGE_KINDS).optional(), outcome: code.optional(),
});
/** `wishes`: project ids in the candidate's order; matching keeps them for the speed-dating. `professional`: of the panel, who says whether the interview took place. */
export const applicationEvents = factsOf('recruitment', applicationMachine, {
  person: id, call: id.optional(), source: code.optional(), wishes: z.array(id).optional(), missing: z.array(code).optional(),
  slot: id.optional(), interviewAt: instant.optional(), professional: id.optional(),
});
export const interviewSlotEvents = factsOf('recruitment', interviewSlotMachine, {
  panel: id, startsAt: instant, mode: z.enum(['ON_SITE', 'VIDEO', 'PHONE']), application: id.optional(), person: id.optional(),
});
/** A panel has no life of its own: it is composed, and composed again. */
export const panelEvents = plainEvents('recruitment', 'panel', ['composed', 'changed'], {
  call: id.optional(), members: z.array(z.strictObject({ person: id, role: z.enum(['professional', 'ru', 'coordinator', 'partner']) })).min(1),
});
/** Scores never travel: the two grids are hidden from each other until both are in. */
export const gridEvents = factsOf('recruitment', gridMachine, {
  application: id, slot: id, member: id, role: z.enum(ROLES).optional(),
});
export const membershipEvents = factsOf('recruitment', membershipMachine, {
  person: id, profile: slug.optional(), application: id.optional(), returns: date.optional(),
});
export const sessionEvents = factsOf('recruitment', sessionMachine, {
  course: slug, starts: date, ends: date, halfDays: z.array(halfDay).min(1), site: id.optional(), places: count.optional(),
});
export const enrolmentEvents = factsOf('recruitment', enrolmentMachine, {
  person: id, membership: id.optional(), session: id.optional(), course: slug, side: z.enum(MIX_SIDES), validUntil: date.optional(),
  /** Last day of the session. */
  ends: date.optional(),
});
export const documentEvents = factsOf('recruitment', documentMachine, {
  person: id, membership: id.optional(), kind: code, compulsory: z.boolean(), issued: date.optional(), validUntil: date.optional(),
});
export const consentEvents = factsOf('recruitment', consentMachine, {
  person: id, code: z.enum(CONSENTS), edition: count, validUntil: date.optional(),
});
export const seatEvents = factsOf('recruitment', seatMachine, { body: slug, membership: id.optional(), person: id.optional(), starts: date.optional(), ends: date.optional() });
export const structureAgreementEvents = factsOf('recruitment', structureAgreementMachine, { partnerOrganisation: id, rhythm: z.enum(['ONE_OFF', 'CONTINUOUS']).optional() });
