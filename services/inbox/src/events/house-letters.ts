import { Inject } from '@nestjs/common';
import { factName, type FactData, type seatEvents, type TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { holdersOf } from '../register/holders';
import { Writer } from '../register/writer';

const seatOf = (fact: TandemEvent) => fact.data as FactData<typeof seatEvents>;

/** Seats, to whoever holds them or was put forward; structures coming in, to the coordinators. */
export class HouseLetters {
  constructor(@Inject(Writer) private readonly writer: Writer) {}

  @On('seat.nominated')
  async nominated(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, body } = seatOf(fact);
    await this.writer.write(tx, fact, person, 'seat-nominated', { body });
  }
  @On('seat.appointed')
  async appointed(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, body, starts, ends } = seatOf(fact);
    await this.writer.write(tx, fact, person, 'seat-appointed', { body, starts, ends });
  }
  @On('seat.ended')
  async ended(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, body, from } = seatOf(fact);
    await this.writer.write(tx, fact, person, 'seat-ended', { body, chosen: from === 'APPOINTED' });
  }

  /** Whoever did it knows. */
  @On('structure-agreement.signed', 'structure-agreement.activated')
  async structure(fact: TandemEvent, tx: Tx): Promise<void> {
    const template = factName(fact) === 'structure-agreement.signed' ? 'structure-signed' : 'structure-active';
    const office = await holdersOf(tx.em, { organisationId: fact.organisation, role: 'coordinator', programme: fact.programme ?? null });
    for (const person of office) if (fact.actor !== `person:${person}`) await this.writer.write(tx, fact, person, template, {});
  }
}
