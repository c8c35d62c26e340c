/**
 * Facts nobody in the house acts on, each with the reason why they are told all the same: the history of an aggregate,
 * what an export or a dashboard of the establishment reads. `docs --check` asks for a line here, and refuses one that is
 * no longer true.
 */
export const BECAUSE: readonly (readonly [reason: string, types: readonly string[]])[] = [
  ['places are read from recruitment when they are needed; no other service keeps a copy', ['site.created', 'site.changed', 'unit.created', 'unit.changed']],
  ['others obey roles, and those are told by grant.changed', ['staff.joined', 'staff.left']],
  ['names and addresses stay in recruitment and are asked for at the moment of use: there is nothing to copy', ['person.registered', 'person.verified', 'person.changed']],
  ['a free slot concerns nobody; once booked, it is the application that tells it (application.interview-scheduled)', ['interview-slot.opened', 'interview-slot.booked']],
  ['read by recruitment itself when it opens the slots', ['panel.composed', 'panel.changed']],
  ['an empty seat concerns nobody; whoever is put forward is told by seat.nominated', ['seat.created']],
  ['a draft: payments copies the session once it is open', ['session.created']],
  ['each place is given back by its own fact (enrolment.cancelled), which is acted on', ['session.cancelled']],
  ['lived inside matching; what leaves it is the assignment', [
    'proposal.suggested',
    'speed-dating.created', 'speed-dating.opened', 'speed-dating.closed', 'speed-dating.computed', 'ranking.submitted',
  ]],
  ['the convention that takes its place is told when it comes into force (convention.activated)', ['convention.amended']],
  ['erased in the same transaction where the profile was kept; nobody else had a copy', ['profile.erased']],
  ['versions are looked up by contracts when a convention is made', ['template.created', 'template.published', 'template.retired', 'charter.created', 'charter.published', 'charter.retired']],
  ['the signer whose turn it is hears signature.notified', ['signature.expected']],
  ['looked up by date in payments when a payable is made', ['rate.set', 'rate.ended']],
  ['kept with the route for an audit; no task or page shows it yet', ['route.warned']],
  ['ready again for the next batch: nothing is owed more or less', ['payable.unbatched', 'claim.unbatched']],
  ['a draft: nothing is asked of anybody until it is submitted', ['claim.created']],
  ['the claim follows its payable, and those facts are acted on', ['claim.batched', 'claim.paid', 'claim.payment-failed', 'claim.corrected', 'claim.reversed']],
  ['the details that replace them are a fact of their own (bank-details.entered), which the person is told', ['bank-details.replaced']],
  ['who was asked is followed by evaluation alone, so that answers stay anonymous', ['invitation.queued', 'invitation.sent', 'invitation.bounced', 'invitation.completed', 'invitation.declined', 'invitation.expired']],
  ['put away once its results were read; nothing follows', ['campaign.archived']],
  ['counted by evaluation itself; told for the dashboards of the establishment', ['response.released', 'indicator.computed']],
  ['the register of waits is read at /waits; what ends a wait is the fact of its row', ['wait.opened', 'wait.closed', 'wait.withdrawn']],
  ['a process asks for deliveries (inbox.wait.heard); a bounce opens its task in the same transaction', ['message.queued', 'message.sent', 'message.delivered', 'message.failed']],
];

export const TOLD_ONLY: Readonly<Record<string, string>> = Object.fromEntries(BECAUSE.flatMap(([reason, types]) => types.map((type) => [type, reason])));
