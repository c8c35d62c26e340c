import { Inject, Injectable } from '@nestjs/common';
import { evaluationOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Incident } from '../persistence/incident.entity';
import { IncidentVault } from '../persistence/incident-vault';
import { incidentFor, incidentsOf } from '../persistence/incident-visibility';

const shown = (row: Incident, tx: Tx) => ({ ...(tx.answer(row) as { id: string; version: number; state: string; allowed: string[] }), severity: row.severity, office: row.office, openedAt: row.createdAt, programme: row.programme });

@Injectable()
export class IncidentRead {
  constructor(@Inject(IncidentVault) private readonly vault: IncidentVault) {}

  @Handles(operations.incidentList)
  async list({ state, limit, after }: InputOf<typeof operations.incidentList>, tx: Tx) {
    const query = incidentsOf(tx).orderBy('i.id').take(limit + 1);
    if (state) query.andWhere('i.state = :state', { state });
    if (after) query.andWhere('i.id > :after', { after });
    const rows = await query.getMany();
    return { items: rows.slice(0, limit).map((row) => shown(row, tx)), next: rows.length > limit ? rows[limit - 1].id : null };
  }

  @Handles(operations.incidentGet)
  async get({ id }: { id: string }, tx: Tx) {
    const row = await incidentFor(tx, id);
    const { concerns, handler, named, calledAt, knownAt, mediator, authority, authorityAt } = row;
    return { ...shown(row, tx), ...(await this.vault.read(tx, row)), concerns, handler, named, calledAt, knownAt, mediator, authority, authorityAt };
  }
}
