import { HALF_DAY_PARTS, type Machine } from '@tandem/kernel';
import { z } from 'zod';
import type { Service } from './contract';
import { eventsOf } from './event';

/** What a fact may carry, and nothing else: ids, codes, dates, counts. `catalogue.spec.ts` refuses a bare string. */
export const id = z.uuid();
/** Ours and closed somewhere: `CONVENTION_EXPIRED`. */
export const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,59}$/);
/** A word of a programme definition: `initial-joint`. */
export const slug = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/);
export const date = z.iso.date();
export const instant = z.iso.datetime({ offset: true });
export const count = z.int().min(0);
export const cents = z.int();
export const percent = z.int().min(0).max(100);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const halfDay = z.strictObject({ date, part: z.enum(HALF_DAY_PARTS) });
/** A workflow id, `<type>/<uuid of the row it follows>`: lets the bridge answer the process that asked. */
export const workflowId = z.string().regex(/^[a-z-]+(\/[a-z0-9-]+)+$/).max(200);
/** Wait and step keys: `application/<uuid>/screen#1`. */
export const processKey = z.string().regex(/^[a-z0-9/#:._-]+$/i).max(250);

/** Reason codes travel; a reason of health does not, not even as a code: the owner keeps it and says PERSONAL. */
export const reason = z.string().regex(/^(?!.*(?:HEALTH|SANTE|ILLNESS|DISEASE|CARER))[A-Z][A-Z0-9_]{0,59}$/);

/** `eventsOf` with the reason held to a code. */
export function factsOf<D extends z.ZodRawShape>(service: Service, machine: Machine, data: D) {
  return eventsOf(service, machine, { reason: reason.optional(), ...data });
}
