import { Inject, Injectable } from '@nestjs/common';
import { assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { evaluationOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { assertPast, officeOf } from '../domain/incident';
import { ApplicationCopy, MembershipCopy } from '../persistence/copies.entity';
import { Incident } from '../persistence/incident.entity';
import { IncidentVault } from '../persistence/incident-vault';

type Input = InputOf<typeof operations.incidentOpen>;

/** Saying that something is wrong: whoever has a place in the organisation may. */
@Injectable()
export class IncidentOpen {
  constructor(@Inject(IncidentVault) private readonly vault: IncidentVault) {}

  @Handles(operations.incidentOpen)
  async open(input: Input, tx: Tx) {
    const { organisation: organisationId, severity, text } = input;
    await this.mustBelong(tx, organisationId);
    assertNoIdentifiers(text, 'text');
    assertPast(input.knownAt, tx.now);
    const about = { openedBy: tx.person, concerns: input.concerns ?? null };
    return tx.answer(await tx.create(Incident, 'open', {
      ...about, organisationId, programme: input.programme ?? null, severity, office: officeOf(severity, input.to), handler: null, named: [], sealed: await this.vault.seal(tx, about, text),
      calledAt: null, knownAt: severity === 'BREACH' ? new Date(input.knownAt ?? tx.now).toISOString() : null, mediator: null, authority: null, authorityAt: null,
    }));
  }

  /** A role there, a membership, or a candidature. @throws NOT_FOUND */
  private async mustBelong(tx: Tx, organisationId: string): Promise<void> {
    if (tx.holds(organisationId, ...operations.incidentOpen.by.filter((role) => role !== 'person'))) return;
    const mine = { organisationId, person: tx.person };
    if ((await tx.find(MembershipCopy, mine)) ?? (await tx.find(ApplicationCopy, mine))) return;
    throw new TandemError('NOT_FOUND');
  }
}
