import { Injectable } from '@nestjs/common';
import { addDays, allowedCommands, parisDate, TandemError } from '@tandem/kernel';
import { contractsOperations, conventionMachine, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Convention } from '../persistence/convention.entity';
import { Signature } from '../persistence/signature.entity';
import { maySee, shownConvention, shownSignature } from './shown';
import { unchangedDocument } from './signing';

interface One {
  id: string;
}
type ListInput = InputOf<typeof contractsOperations.conventionList>;

/** Cursor of a list by end date: `2026-03-01|<id>`. */
const cursor = (row: { last: string; id: string }): string => `${row.last}|${row.id}`;
const LIST = `
  SELECT id, organisation_id AS organisation, state, version, membership_id AS membership, person_id AS person, starts::text, ends::text, ends_on::text AS "endsOn",
    renews, sha256, route, signers, signed, coalesce(ends_on, ends)::text AS last
  FROM convention
  WHERE ($1::text IS NULL OR state = $1) AND ($2::uuid IS NULL OR membership_id = $2) AND ($3::uuid IS NULL OR person_id = $3)
    AND ($4::date IS NULL OR coalesce(ends_on, ends) <= $4) AND (NOT $5 OR state IN ('ACTIVE', 'EXPIRING'))
    AND ($6::date IS NULL OR (coalesce(ends_on, ends), id) > ($6::date, $7::uuid))
  ORDER BY coalesce(ends_on, ends), id LIMIT $8`;

@Injectable()
export class ConventionRead {
  @Handles(contractsOperations.conventionGet)
  async get({ id }: One, tx: Tx) {
    const row = await tx.get(Convention, { id });
    maySee(row, tx);
    const signatures = await tx.em.find(Signature, { where: { conventionId: id }, order: { turn: 'ASC' } });
    return { ...shownConvention(row), signatures: signatures.map(shownSignature) };
  }

  /** `expiringWithin` days: those in force that end by then. */
  @Handles(contractsOperations.conventionList)
  async list({ state, membership, person, endsBefore, expiringWithin, limit, after }: ListInput, tx: Tx) {
    const [afterDate, afterId] = after?.split('|') ?? [];
    const until = expiringWithin ? addDays(parisDate(tx.now), expiringWithin) : (endsBefore ?? null);
    const rows = (await tx.em.query(LIST, [state ?? null, membership ?? null, person ?? null, until, expiringWithin !== undefined, afterDate ?? null, afterId ?? null, limit + 1])) as { id: string; state: string; last: string }[];
    const items = rows.slice(0, limit);
    return {
      items: items.map(({ last: _, ...row }) => ({ ...row, allowed: allowedCommands(conventionMachine, row.state) })),
      next: rows.length > limit ? cursor(items[items.length - 1]) : null,
    };
  }

  /** The frozen bytes, checked against their hash each time they are handed out. */
  @Handles(contractsOperations.conventionDocument)
  async document({ id }: One, tx: Tx) {
    const row = await tx.get(Convention, { id });
    maySee(row, tx);
    if (!row.sha256) throw new TandemError('NOT_FOUND');
    const { bytes } = await unchangedDocument(row, tx);
    return { document: { filename: `convention-${row.id}.pdf`, contentType: 'application/pdf', base64: bytes.toString('base64') } };
  }
}
