import type { Machine } from '@tandem/kernel';
import type { z } from 'zod';
import * as contracts from './contracts/events';
import * as evaluation from './evaluation/events';
import type { EventFamily } from './event';
import { EVENT_TYPES, type EventType } from './event-types';
import * as inbox from './inbox/events';
import * as matching from './matching/events';
import * as payments from './payments/events';
import * as recruitment from './recruitment/events';

/** Every family of facts, by owner in the order of the chain: what streams, bridge, samples and docs are made from. */
export const ALL_FAMILIES: readonly EventFamily[] = [recruitment, matching, contracts, payments, evaluation, inbox].flatMap((m) => Object.values<EventFamily>(m));

export const ALL_MACHINES: readonly Machine[] = ALL_FAMILIES.flatMap((f) => (f.machine ? [f.machine] : []));

const byType = new Map(ALL_FAMILIES.flatMap((f) => f.types.map((type) => [type, f] as const)));

/** The family of `application.submitted`. @throws Error when no service tells such a fact */
export function familyOf(type: string): EventFamily {
  const family = byType.get(type);
  if (!family) throw new Error(`no event type ${type}`);
  return family;
}
export const isEventType = (type: string): type is EventType => byType.has(type);

/** Data of a family's facts: `FactData<typeof vacationEvents>`. */
export type FactData<F extends EventFamily> = z.infer<F['data']>;

export { EVENT_TYPES, type EventType };
