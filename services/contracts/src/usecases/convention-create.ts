import { Injectable } from '@nestjs/common';
import { assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { endOfTerm, type ConventionRule } from '../domain/rule';
import { Convention } from '../persistence/convention.entity';
import { MembershipCopy } from '../persistence/cover.entity';
import { newestVersion, ruleUnder } from './rule';

type Terms = Omit<InputOf<typeof contractsOperations.conventionCreate>, 'membership' | 'template' | 'charter' | 'form' | 'renews' | 'amends'>;

/** The free texts of the terms end up in a document that several people read. */
export function checkTexts(terms: Terms): void {
  for (const field of ['establishment', 'mission', 'place', 'rateTable'] as const) assertNoIdentifiers(terms[field], field);
}

/** The terms as a row holds them; the end is the programme's unless said. @throws TandemError CONVENTION_END_MISSING */
export function termsUnder(rule: ConventionRule, terms: Terms) {
  const ends = terms.ends ?? endOfTerm(terms.starts, rule.term);
  if (!ends) throw new TandemError('CONVENTION_END_MISSING');
  return { ...terms, ends, halfDaysCap: terms.halfDaysCap ?? null, rateTable: terms.rateTable ?? null };
}

/** A draft for a membership, in the form its programme wants. Nothing is checked against other conventions yet: `prepare` does. */
@Injectable()
export class ConventionCreate {
  @Handles(contractsOperations.conventionCreate)
  async create({ membership, template, charter, form, renews, amends, ...terms }: InputOf<typeof contractsOperations.conventionCreate>, tx: Tx) {
    checkTexts(terms);
    if (renews && amends) throw new TandemError('RENEWS_AND_AMENDS');
    const known = await tx.get(MembershipCopy, { id: membership });
    const version = await newestVersion(known, tx);
    const rule = ruleUnder(version, form);
    const row = await tx.create(Convention, 'create', {
      ...termsUnder(rule, terms), organisationId: known.organisationId, membershipId: membership, personId: known.personId, programme: known.programme, journeyId: known.journeyId,
      form: rule.form, programmeVersion: version?.version ?? null,
      templateId: template, charterId: charter ?? null, renews: renews ?? null, amends: amends ?? null, suspendedOn: null, endsOn: null, route: null, sha256: null, signers: 0, signed: 0, sentAt: null, signedAt: null, reason: null,
    });
    return tx.answer(row);
  }
}
