import type { EventType } from '@tandem/messages';

interface Silence {
  /** Why no process hears them. */
  why: string;
  types: readonly EventType[];
}

/**
 * Facts no process hears, and why: with the rows of the bridge they are every fact there is (`bridge.spec.ts`). A fact
 * that begins to matter leaves this list by being written into a process's table.
 */
export const SILENT = {
  NOT_BUILT: {
    why: 'its transition answers 501 in this version: nobody tells it yet',
    types: [
      'application.interest-registered', 'application.pooled', 'application.recalled', 'grid.cancelled', 'membership.anonymised',
      'enrolment.waitlisted', 'enrolment.place-offered', 'enrolment.expiry-announced', 'enrolment.expired',
      'consent.expired',
      'signature.delegated',
      'invitation.started',
    ],
  },
  SETTING: {
    why: 'it changes what the house is or allows: services keep a copy and read it when they need it',
    types: [
      'organisation.created', 'organisation.changed', 'site.created', 'site.changed', 'unit.created', 'unit.changed', 'staff.joined', 'staff.left',
      'grant.changed', 'programme.published', 'person.registered', 'person.verified', 'person.changed', 'tie.declared', 'tie.framed', 'tie.ended',
      'template.created', 'template.published', 'template.retired', 'charter.created', 'charter.published', 'charter.retired', 'rate.set', 'rate.ended',
      'panel.composed', 'panel.changed', 'profile.changed', 'profile.erased',
    ],
  },
  AT_ONCE: {
    why: 'what follows from it has no wait in it: the owner, or a consumer of another service, does it when it hears it',
    types: [
      'consent.given', 'consent.withdrawn', 'consent.superseded', 'cover.changed', 'membership.opened', 'route.chosen', 'route.warned', 'signature.expected',
      'document.requested', 'document.received', 'document.verified', 'document.rejected', 'document.expiry-announced', 'document.expired', 'document.renewed',
      'assignment.activated', 'assignment.completed', 'assignment.ended-early', 'assignment.replaced',
      'convention.suspended', 'convention.reinstated', 'convention.amended', 'ranking.submitted',
      'payable.created', 'payable.blocked', 'payable.ruled-out', 'payable.unblocked', 'payable.batched', 'payable.unbatched', 'payable.paid', 'payable.returned',
      'payable.requeued', 'payable.reversed', 'claim.batched', 'claim.unbatched', 'claim.paid', 'claim.payment-failed', 'claim.corrected', 'claim.reversed',
      'response.released', 'indicator.computed', 'campaign.reminded',
    ],
  },
  SAME_HAPPENING: {
    why: 'a fact that is heard tells the same happening',
    types: ['interview-slot.booked', 'invitation.queued', 'invitation.sent', 'invitation.completed', 'invitation.declined', 'invitation.expired'],
  },
  OWN_PACE: {
    why: 'people do it at their own pace, from their lists: no deadline of domain.md F stands on it',
    types: [
      'call.created', 'call.published', 'call.closed', 'interview-slot.opened', 'seat.created',
      'session.created', 'session.opened', 'session.confirmed', 'session.held', 'session.closed', 'session.cancelled',
      'proposal.suggested',
      'speed-dating.created', 'speed-dating.opened', 'speed-dating.closed', 'speed-dating.computed', 'speed-dating.published',
      'campaign.archived', 'claim.created',
      'bank-details.entered', 'bank-details.verified', 'bank-details.rejected', 'bank-details.replaced',
    ],
  },
  REGISTER: {
    why: 'the register of waits tells what processes told it; a process asks it `heard` when it must know',
    types: [
      'wait.opened', 'wait.closed', 'wait.withdrawn',
      'message.queued', 'message.sent', 'message.delivered', 'message.bounced', 'message.failed', 'invitation.bounced',
    ],
  },
} satisfies Record<string, Silence>;

/** The one fact that is heard as a clock, by the process whose wait came due, in a sandbox only. */
export const CLOCK: EventType = 'wait.came-due';
