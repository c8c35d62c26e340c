import { Injectable } from '@nestjs/common';
import { assertNoIdentifiers } from '@tandem/kernel';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Convention } from '../persistence/convention.entity';
import { MembershipCopy } from '../persistence/cover.entity';

type Terms = Pick<InputOf<typeof contractsOperations.conventionCreate>, 'establishment' | 'mission' | 'place' | 'rateTable'>;

/** The free texts of the terms end up in a document that several people read. */
export function checkTexts(terms: Terms): void {
  for (const field of ['establishment', 'mission', 'place', 'rateTable'] as const) assertNoIdentifiers(terms[field], field);
}

/** A draft for a membership. Nothing is checked against other conventions yet: `prepare` does. */
@Injectable()
export class ConventionCreate {
  @Handles(contractsOperations.conventionCreate)
  async create({ membership, template, charter, renews, ...terms }: InputOf<typeof contractsOperations.conventionCreate>, tx: Tx) {
    checkTexts(terms);
    const known = await tx.get(MembershipCopy, { id: membership });
    const row = await tx.create(Convention, 'create', {
      ...terms, organisationId: known.organisationId, membershipId: membership, personId: known.personId, programme: known.programme, journeyId: known.journeyId,
      templateId: template, charterId: charter, renews: renews ?? null, endsOn: null, route: null, sha256: null, signers: 0, signed: 0, sentAt: null, signedAt: null, reason: null,
    });
    return tx.answer(row);
  }
}
