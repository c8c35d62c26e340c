import { Inject, Injectable } from '@nestjs/common';
import { assertNoIdentifiers } from '@tandem/kernel';
import { evaluationOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { assertDecided, assertPast, checkAction, checkTriage, seenBy } from '../domain/incident';
import { Incident } from '../persistence/incident.entity';
import { IncidentVault } from '../persistence/incident-vault';
import { incidentFor } from '../persistence/incident-visibility';

const iso = (instant: string): string => new Date(instant).toISOString();

/** What is done about it, by those who may see it. */
@Injectable()
export class IncidentHandle {
  constructor(@Inject(IncidentVault) private readonly vault: IncidentVault) {}

  @Handles(operations.incidentTriage)
  async triage({ id, severity, calledAt, handler, named, note }: InputOf<typeof operations.incidentTriage>, tx: Tx) {
    const row = await this.target(tx, id, named);
    assertPast(calledAt, tx.now);
    if (severity) row.severity = severity;
    if (calledAt) row.calledAt = iso(calledAt);
    checkTriage(row, tx.holds(row.organisationId, 'dpo'));
    // A breach somebody told as something else: known since it was told.
    if (row.severity === 'BREACH') Object.assign(row, { office: 'dpo', knownAt: row.knownAt ?? row.createdAt });
    row.handler = handler ?? personOf(tx.actor) ?? null;
    return this.moved(tx, row, 'triage', note);
  }

  @Handles(operations.incidentAct)
  async act({ id, mediator, authority, authorityAt, named, note }: InputOf<typeof operations.incidentAct>, tx: Tx) {
    const row = await this.target(tx, id, named);
    assertPast(authorityAt, tx.now);
    if (mediator) row.mediator = mediator;
    if (authority) Object.assign(row, { authority, authorityAt: iso(authorityAt ?? tx.now) });
    checkAction(row);
    row.named = seenBy(row.named, row.mediator);
    return this.moved(tx, row, 'act', note);
  }

  @Handles(operations.incidentResolve)
  async resolve({ id, outcome, note }: InputOf<typeof operations.incidentResolve>, tx: Tx) {
    const row = await this.target(tx, id);
    row.handler ??= personOf(tx.actor) ?? null;
    return this.moved(tx, row, 'resolve', note, outcome);
  }

  /** From here on it is the direction's; whoever had it keeps seeing it. */
  @Handles(operations.incidentEscalate)
  async escalate({ id, note }: InputOf<typeof operations.incidentEscalate>, tx: Tx) {
    const row = await this.target(tx, id);
    assertDecided(row);
    Object.assign(row, { named: seenBy(row.named, row.handler), office: 'direction', handler: null });
    return this.moved(tx, row, 'escalate', note);
  }

  @Handles(operations.incidentClose)
  async close({ id, note }: InputOf<typeof operations.incidentClose>, tx: Tx) {
    return this.moved(tx, await this.target(tx, id), 'close', note);
  }

  /** Seen first, then locked: nobody learns by a refusal that it is there. */
  private async target(tx: Tx, id: string, named: readonly string[] = []): Promise<Incident> {
    await incidentFor(tx, id);
    const row = await tx.target(Incident, id);
    row.named = seenBy(row.named, ...named, personOf(tx.actor));
    return row;
  }
  private async moved(tx: Tx, row: Incident, command: string, note: string | undefined, reason?: string) {
    if (note) assertNoIdentifiers(note, 'note');
    await tx.move(row, command, { reason });
    await this.vault.add(tx, row, note);
    return tx.answer(row);
  }
}
