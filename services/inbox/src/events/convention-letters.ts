import { Inject } from '@nestjs/common';
import type { conventionEvents, FactData, signatureEvents, TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { Writer } from '../register/writer';

const dataOf = (fact: TandemEvent) => fact.data as FactData<typeof conventionEvents>;

export class ConventionLetters {
  constructor(@Inject(Writer) private readonly writer: Writer) {}

  @On('signature.notified')
  async pleaseSign(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, order, signers } = fact.data as FactData<typeof signatureEvents>;
    await this.writer.write(tx, fact, person, 'signature-requested', { order, signers });
  }
  /** One that amends or renews another says so: that one is over without a word of its own. */
  @On('convention.activated')
  async active(fact: TandemEvent, tx: Tx): Promise<void> {
    const { starts, ends, amends, renews } = dataOf(fact);
    const params = { starts, ends, replaces: Boolean(amends ?? renews) };
    for (const person of await this.parties(fact, tx)) await this.writer.write(tx, fact, person, 'convention-active', params);
  }
  /** A draft nobody was shown is voided in silence. */
  @On('convention.voided')
  async voided(fact: TandemEvent, tx: Tx): Promise<void> {
    if (dataOf(fact).from === 'DRAFT' || dataOf(fact).from === 'READY') return;
    for (const person of await this.parties(fact, tx)) await this.writer.write(tx, fact, person, 'convention-voided', {});
  }
  @On('convention.suspended')
  async suspended(fact: TandemEvent, tx: Tx): Promise<void> {
    for (const person of await this.parties(fact, tx)) await this.writer.write(tx, fact, person, 'convention-suspended', {});
  }
  @On('convention.reinstated')
  async reinstated(fact: TandemEvent, tx: Tx): Promise<void> {
    const { ends, endsOn } = dataOf(fact);
    for (const person of await this.parties(fact, tx)) await this.writer.write(tx, fact, person, 'convention-reinstated', { ends: endsOn ?? ends });
  }
  @On('convention.terminated')
  async terminated(fact: TandemEvent, tx: Tx): Promise<void> {
    for (const person of await this.parties(fact, tx)) await this.writer.write(tx, fact, person, 'convention-terminated', {});
  }
  @On('convention.expiry-announced')
  async expiring(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, dataOf(fact).person, 'convention-expiring', { ends: dataOf(fact).ends });
  }
  @On('convention.expired')
  async expired(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.writer.write(tx, fact, dataOf(fact).person, 'convention-expired', { ends: dataOf(fact).ends });
  }

  /** The partner and every signer, known from the facts of their signatures. */
  private async parties(fact: TandemEvent, tx: Tx): Promise<string[]> {
    const rows = (await tx.em.query(`SELECT DISTINCT data->>'person' AS person FROM aggregate_state WHERE aggregate = 'signature' AND data->>'convention' = $1 ORDER BY 1`, [fact.subject])) as { person: string }[];
    return [...new Set([dataOf(fact).person, ...rows.map((r) => r.person)])];
  }
}
