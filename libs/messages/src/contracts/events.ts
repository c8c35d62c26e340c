import { z } from 'zod';
import { plainEvents } from '../event';
import { count, date, factsOf, id, sha256 } from '../fields';
import { ROLES } from '../roles';
import { COVER_STATES, ROUTES } from '../vocabulary';
import { charterMachine } from './charter.machine';
import { conventionMachine } from './convention.machine';
import { signatureMachine } from './signature.machine';
import { templateMachine } from './template.machine';

const text = { edition: count, sha256: sha256.optional() };
export const templateEvents = factsOf('contracts', templateMachine, text);
export const charterEvents = factsOf('contracts', charterMachine, text);

/** `renews`: the convention this one follows; `amends`: the one it takes the place of before its end; `endsOn`: where a notice or a termination brings the end. */
export const conventionEvents = factsOf('contracts', conventionMachine, {
  membership: id, person: id, starts: date, ends: date, endsOn: date.optional(), renews: id.optional(), amends: id.optional(), sites: z.array(id), route: z.enum(ROUTES).optional(),
  template: id.optional(), charter: id.optional(), sha256: sha256.optional(), signers: count.optional(), signed: count.optional(),
});
export const signatureEvents = factsOf('contracts', signatureMachine, {
  convention: id, membership: id, person: id, role: z.enum(ROLES), order: z.int().min(1), signers: z.int().min(1),
});
/** The one answer to "is this person covered there, then?". The subject is the membership's cover; copies keep the highest version. */
export const coverEvents = plainEvents('contracts', 'cover', ['changed'], {
  membership: id, person: id, convention: id.optional(), sites: z.array(id), from: date.optional(), to: date.optional(), coverState: z.enum(COVER_STATES),
});
