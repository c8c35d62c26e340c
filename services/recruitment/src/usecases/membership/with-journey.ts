import type { Tx } from '@tandem/platform';
import type { Membership } from '../../persistence/membership/membership.entity';
import { Journey } from '../../persistence/programme.entity';

/** While a partner pauses nothing opens: the journey rests and goes on with the membership, in one transaction. */
const WITH = { pause: 'OPEN', resume: 'PAUSED' } as const;

/** A journey that rests, goes on or is over already is left as it is. A stage for leaving opens only in one that goes on. */
export async function journeyToo(tx: Tx, { journeyId }: Membership, command: keyof typeof WITH): Promise<void> {
  const journey = journeyId ? await tx.em.findOne(Journey, { where: { id: journeyId }, lock: { mode: 'pessimistic_write' } }) : null;
  if (journey?.state === WITH[command]) await tx.move(journey, command);
}
