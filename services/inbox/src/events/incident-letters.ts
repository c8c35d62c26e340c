import { Inject } from '@nestjs/common';
import type { FactData, incidentEvents, TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { holdersOf } from '../register/holders';
import { Writer } from '../register/writer';

/** Told at once to whom it now falls: a call of the same day cannot wait for a reminder. */
export class IncidentLetters {
  constructor(@Inject(Writer) private readonly writer: Writer) {}

  @On('incident.opened', 'incident.escalated')
  async handed(fact: TandemEvent, tx: Tx): Promise<void> {
    const { office, handler, severity } = fact.data as FactData<typeof incidentEvents>;
    const people = handler ? [handler] : await holdersOf(tx.em, { organisationId: fact.organisation, role: office, programme: fact.programme ?? null });
    for (const person of people) await this.writer.write(tx, fact, person, 'incident-handed', { today: severity === 'DISTRESS' });
  }
}
