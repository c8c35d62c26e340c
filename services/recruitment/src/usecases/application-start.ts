import { Injectable } from '@nestjs/common';
import { newId, TandemError } from '@tandem/kernel';
import { recruitmentOperations as operations, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { Application } from '../persistence/application.entity';
import { Person } from '../persistence/person.entity';
import { Call, Journey } from '../persistence/programme.entity';
import { fitted } from './application-fit';
import { mustTakeApplications } from './call-change';
import { mustSayChannel } from './consent-change';
import { giveConsent } from './consents';
import { giveRole } from './grants';
import { openPartnerJourney } from './journey-move';
import { makeKnown, mustBeKnown, registerPerson } from './people';

type StartInput = InputOf<typeof operations.applicationStart>;

@Injectable()
export class ApplicationStart {
  /** Person, role, application and journey are born together, or not at all. */
  @Handles(operations.applicationStart)
  async start(input: StartInput, tx: Tx) {
    const call = await tx.get(Call, { id: input.call });
    mustTakeApplications(call, tx);
    if (call.audience === 'TEAMS') throw new TandemError('CALL_FOR_TEAMS');
    const { organisationId, programme } = call;
    const personId = await this.candidate(input, call, tx);
    await this.refuseTwice(tx, call, personId);
    const ids = { applicationId: newId(), journeyId: newId() };
    const application = await tx.create(Application, 'start', {
      id: ids.applicationId, organisationId, callId: call.id, personId, journeyId: ids.journeyId, programme, channel: input.channel, ...BLANK,
      personKind: input.personKind ?? null, source: input.source ?? null, ...said(await fitted(tx, { organisationId, programme, programmeVersion: call.programmeVersion as number }, input)),
    });
    await openPartnerJourney(tx, { id: ids.journeyId, organisationId, programme, programmeVersion: call.programmeVersion as number, personId, applicationId: ids.applicationId });
    await giveRole(tx, { organisationId, personId, role: 'candidate', programme });
    for (const consent of input.consents) await giveConsent(tx, { organisationId, personId, channel: input.channel, ...consent });
    return { ...tx.answer(application), person: personId, journey: ids.journeyId };
  }

  /** The signed-in person; whoever the office enters from paper or a call; or somebody new who fills in the public form. */
  private async candidate(input: StartInput, call: Call, tx: Tx): Promise<string> {
    const me = personOf(tx.actor);
    if (tx.holds(call.organisationId, 'coordinator')) return this.forSomebody(input, call, tx);
    if (input.personId && input.personId !== me) throw new TandemError('NOT_FOUND');
    if (!me) {
      if (!input.person) throw new TandemError('PERSON_REQUIRED');
      return (await registerPerson(tx, call.organisationId, input.person)).id;
    }
    if (input.person) throw new TandemError('PERSON_NOT_EXPECTED');
    await tx.get(Person, { id: me });
    await makeKnown(tx, call.organisationId, me);
    return me;
  }

  private async forSomebody(input: StartInput, { organisationId }: Call, tx: Tx): Promise<string> {
    const known = input.personId ?? tx.actor.onBehalfOf;
    if (!known && !input.person) throw new TandemError('PERSON_REQUIRED');
    const person = known ? await mustBeKnown(tx, organisationId, known) : await registerPerson(tx, organisationId, input.person!);
    mustSayChannel(tx, person.id, input.channel);
    return person.id;
  }

  private async refuseTwice(tx: Tx, call: Call, personId: string): Promise<void> {
    // Two starts of one person wait for each other here.
    await tx.em.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [personId]);
    const before = await tx.em.find(Application, { where: { callId: call.id, personId }, select: { id: true, state: true } });
    if (before.some((a) => !['WITHDRAWN', 'LAPSED'].includes(a.state))) throw new TandemError('ALREADY_CANDIDATE');
    const { organisationId, programme } = call;
    const open = await tx.em.find(Journey, { where: { organisationId, programme, personId }, select: { id: true, state: true } });
    if (open.some((j) => j.state !== 'CLOSED')) throw new TandemError('JOURNEY_ALREADY_OPEN');
  }
}

const said = ({ profile, experience, tasks, structureId }: Awaited<ReturnType<typeof fitted>>) => ({ profile: profile ?? null, experience: experience ?? null, tasks: tasks ?? [], structureId: structureId ?? null });

const BLANK = {
  motivation: null, needs: [], wishes: [], guardianship: null, missing: [], waived: [], refusalProposedBy: null, reason: null, comment: null, alternative: null,
  submittedAt: null, slotId: null, interviewAt: null, interviewMoves: 0, interviewAbsences: 0,
};
