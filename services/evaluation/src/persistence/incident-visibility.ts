import { TandemError } from '@tandem/kernel';
import { INCIDENT_OFFICES } from '@tandem/messages';
import { personOf, type Tx } from '@tandem/platform';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import { Incident } from './incident.entity';

/**
 * Named people only: who told it, whom it is handed to, whoever they named, and the office it was handed to as long as
 * nobody there has taken it. No other office, administrators included.
 */
export function incidentsOf(tx: Tx): SelectQueryBuilder<Incident> {
  const query = tx.em.createQueryBuilder(Incident, 'i');
  if (tx.isSystem) return query;
  const person = personOf(tx.actor) ?? null;
  return query.where(new Brackets((or) => {
    or.where('i.openedBy = :person OR i.handler = :person OR :person = ANY (i.named)', { person });
    tx.actor.grants.filter((g) => (INCIDENT_OFFICES as readonly string[]).includes(g.role)).forEach((g, n) => {
      or.orWhere(`i.handler IS NULL AND i.office = :role${n} AND i.organisationId = :org${n} AND (:programme${n}::text IS NULL OR i.programme IS NULL OR i.programme = :programme${n})`, {
        [`role${n}`]: g.role, [`org${n}`]: g.organisation, [`programme${n}`]: g.programme ?? null,
      });
    });
  }));
}

/** @throws NOT_FOUND: for whoever may not know it, it is not there */
export async function incidentFor(tx: Tx, id: string): Promise<Incident> {
  const row = await incidentsOf(tx).andWhere('i.id = :id', { id }).getOne();
  if (!row) throw new TandemError('NOT_FOUND');
  return row;
}
