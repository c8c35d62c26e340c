import { z } from 'zod';
import { plainEvents } from '../event';
import { cents, code, count, date, factsOf, id, instant, sha256, slug } from '../fields';
import { ROUTES } from '../vocabulary';
import { bankDetailsMachine } from './bank-details.machine';
import { batchMachine } from './batch.machine';
import { claimMachine } from './claim.machine';
import { payableMachine } from './payable.machine';

const route = z.enum(ROUTES);
/** A dated rate exists. The amount stays in payments, where it is looked up by date. */
export const rateEvents = plainEvents('payments', 'rate', ['set', 'ended'], { kind: slug, route: route.optional(), from: date, to: date.optional() });
/** `warned`: the same person's rhythm looks like employment (C.1). REFUS is never shown to teams. */
export const routeEvents = plainEvents('payments', 'route', ['chosen', 'warned'], { membership: id, person: id, route, from: date.optional(), warning: code.optional() });

export const payableEvents = factsOf('payments', payableMachine, {
  kind: z.enum(['INDEMNITY', 'EXPENSE']), membership: id, person: id, vacation: id.optional(), claim: id.optional(), date, amountCents: cents,
  route: route.optional(), rate: id.optional(), blockedReason: code.optional(), batch: id.optional(), paidOn: date.optional(), reverses: id.optional(), replaces: id.optional(),
});
/** `missing`: what is asked for while information is requested, as codes; the line stays in payments. */
export const claimEvents = factsOf('payments', claimMachine, {
  membership: id, person: id, vacation: id.optional(), session: id.optional(), lines: count.optional(), claimedCents: cents.optional(), approvedCents: cents.optional(),
  missing: z.array(code).optional(),
});
export const bankDetailsEvents = factsOf('payments', bankDetailsMachine, { person: id, usableFrom: instant.optional() });
export const batchEvents = factsOf('payments', batchMachine, {
  payer: id, route, executesOn: date.optional(), lines: count, totalCents: cents, returnedLines: count.optional(), sha256: sha256.optional(),
});
