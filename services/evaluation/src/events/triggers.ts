import { Inject, Injectable } from '@nestjs/common';
import { parisDate } from '@tandem/kernel';
import { recruitmentOperations, type TandemEvent } from '@tandem/messages';
import { On, PLATFORM, systemActor, type Platform, type Tx } from '@tandem/platform';
import type { Definition } from '@tandem/programmes';
import { askingOf, type Moment } from '../domain/occasions';
import { MembershipCopy, ProgrammeSurvey, VacationCopy } from '../persistence/copies.entity';
import { gather } from '../usecases/gather';
import { askedOf } from './programme-surveys';

type Data = Record<string, string | undefined>;

/** What the journey brings asks the questions: the end of a training, a third half-day, a year, a stage, leaving. */
@Injectable()
export class TriggersConsumer {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** Keeps which questionnaires the programme asks; those of an earlier version are not asked any more. */
  @On('programme.published')
  async programme(fact: TandemEvent, tx: Tx): Promise<void> {
    const { programme, programmeVersion } = fact.data as { programme: string; programmeVersion: number };
    const where = { organisationId: fact.organisation, programme };
    const known = await tx.find(ProgrammeSurvey, where);
    if (known && known.programmeVersion > programmeVersion) return;
    const answer = await this.platform.client.ask(recruitmentOperations.programmeGet, { organisation: fact.organisation, programme, programmeVersion }, { actor: systemActor('evaluation/programme') });
    await tx.em.delete(ProgrammeSurvey, where);
    await tx.em.insert(ProgrammeSurvey, askedOf(answer.definition as unknown as Definition).map((asked, position) => ({ ...where, ...asked, position, programmeVersion })));
    await this.dated(tx, { ...fact, programme });
  }

  @On('enrolment.completed')
  async training(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, session, membership } = fact.data as Data;
    await this.ask(tx, fact, { trigger: 'TRAINING_END', on: parisDate(fact.time), session, ...(membership ? { partner: person } : { professional: person }) });
  }

  @On('vacation.approved')
  async halfDay(fact: TandemEvent, tx: Tx): Promise<void> {
    const { membership, person: partner, referent: professional, date } = fact.data as Data & { membership: string; date: string };
    const count = await tx.em.count(VacationCopy, { where: { membership, state: 'APPROVED' } });
    const moment = { on: date, partner, professional };
    await this.ask(tx, fact, { trigger: 'VACATIONS', ...moment, count });
    for (const trigger of ['PROFESSIONAL_MISSION_END', 'YEARLY']) await this.ask(tx, fact, { trigger, ...moment });
    await this.ask(tx, fact, { trigger: 'DATE', on: parisDate(fact.time), professional });
  }

  @On('assignment.ended-early')
  async mission(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.ask(tx, fact, { trigger: 'MISSION_END', on: parisDate(fact.time), partner: (fact.data as Data).person });
  }

  /** The stage a journey enters is not lived yet, the one it leaves was. */
  @On('journey.stage-entered', 'journey.stage-closed')
  async stage(fact: TandemEvent, tx: Tx): Promise<void> {
    const { stage, person } = fact.data as Data;
    await this.ask(tx, fact, { trigger: fact.type.startsWith('journey.stage-entered') ? 'BEFORE_STAGE' : 'AFTER_STAGE', on: parisDate(fact.time), stage, partner: person });
  }

  @On('membership.activated')
  async activated(fact: TandemEvent, tx: Tx): Promise<void> {
    await this.ask(tx, fact, { trigger: 'DATE', on: parisDate(fact.time), partner: (fact.data as Data).person });
  }

  @On('membership.ended')
  async exit(fact: TandemEvent, tx: Tx): Promise<void> {
    // Nobody writes to the dead, nor to their family through their address.
    if (fact.data.reason === 'DECEASED') return;
    const member = await tx.find(MembershipCopy, { id: fact.subject });
    if (!member?.activatedAt) return;
    await this.ask(tx, fact, { trigger: 'EXIT', on: parisDate(fact.time), partner: String(fact.data.person) });
  }

  /** Those who are partners when a survey with a day is published; who comes later is added as they come. */
  private async dated(tx: Tx, fact: TandemEvent): Promise<void> {
    const on = parisDate(fact.time);
    await this.ask(tx, fact, { trigger: 'DATE', on });
    const active = await tx.em.find(MembershipCopy, { where: { organisationId: fact.organisation, programme: fact.programme, state: 'ACTIVE' }, order: { id: 'ASC' } });
    for (const { person } of active) await this.ask(tx, fact, { trigger: 'DATE', on, partner: person });
  }

  private async ask(tx: Tx, fact: TandemEvent, moment: Moment): Promise<void> {
    if (!fact.programme) return;
    const surveys = await tx.em.find(ProgrammeSurvey, { where: { organisationId: fact.organisation, programme: fact.programme }, order: { position: 'ASC' } });
    for (const survey of surveys) {
      const asking = askingOf(survey, moment);
      const several = surveys.filter((s) => s.instrument === survey.instrument).length > 1;
      if (asking) await gather(tx, survey, asking, parisDate(fact.time), several);
    }
  }
}
