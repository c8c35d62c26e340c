import { Inject, Injectable } from '@nestjs/common';
import { addDays, parisDate } from '@tandem/kernel';
import { recruitmentOperations, type TandemEvent } from '@tandem/messages';
import { On, PLATFORM, systemActor, type Platform, type Tx } from '@tandem/platform';
import { triggerOf, type Definition } from '@tandem/programmes';
import { gather } from '../usecases/gather';
import { MembershipCopy, ProgrammeSurvey, VacationCopy } from '../persistence/copies.entity';

/** `2025-S1`: the half-year in which people are gathered into one asking; alone, nobody would be anonymous. */
export const semester = (date: string): string => `${date.slice(0, 4)}-S${Number(date.slice(5, 7)) <= 6 ? 1 : 2}`;
export const semesterEnd = (date: string): string => (Number(date.slice(5, 7)) <= 6 ? `${date.slice(0, 4)}-06-30` : `${date.slice(0, 4)}-12-31`);

/** What the journey brings asks the questions: the end of a training, a third half-day, a year, leaving. */
@Injectable()
export class TriggersConsumer {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** Keeps which questionnaires the programme asks. */
  @On('programme.published')
  async programme(fact: TandemEvent, tx: Tx): Promise<void> {
    const { programme, programmeVersion } = fact.data as { programme: string; programmeVersion: number };
    const answer = await this.platform.client.ask(recruitmentOperations.programmeGet, { organisation: fact.organisation, programme, programmeVersion }, { actor: systemActor('evaluation/programme') });
    const definition = answer.definition as unknown as Definition;
    for (const survey of definition.surveys) {
      const after = 'afterVacations' in survey.when ? survey.when.afterVacations : null;
      await tx.em.save(ProgrammeSurvey, { organisationId: fact.organisation, programme, instrument: survey.instrument, programmeVersion, trigger: triggerOf(survey, definition), audience: survey.ask.toUpperCase(), after });
    }
  }

  @On('enrolment.completed')
  async training(fact: TandemEvent, tx: Tx): Promise<void> {
    const { person, session, membership } = fact.data as Record<string, string | undefined>;
    if (!membership || !person) return;
    await this.ask(tx, fact, 'TRAINING_END', person, { gathering: session ?? semester(parisDate(fact.time)), opens: addDays(parisDate(fact.time), 1) });
  }

  @On('vacation.approved')
  async halfDay(fact: TandemEvent, tx: Tx): Promise<void> {
    const { membership, person, referent, date } = fact.data as Record<string, string | undefined> & { membership: string; person: string; date: string };
    const count = await tx.em.count(VacationCopy, { where: { membership, state: 'APPROVED' } });
    const group = { gathering: semester(date), opens: addDays(semesterEnd(date), 1) };
    await this.ask(tx, fact, 'VACATIONS', person, group, (survey) => count >= (survey.after ?? 3));
    if (referent) await this.ask(tx, fact, 'PROFESSIONAL_MISSION_END', referent, group);
    await this.ask(tx, fact, 'YEARLY', person, { gathering: date.slice(0, 4), opens: `${date.slice(0, 4)}-12-01` });
  }

  @On('membership.ended')
  async exit(fact: TandemEvent, tx: Tx): Promise<void> {
    // Nobody writes to the dead, nor to their family through their address.
    if (fact.data.reason === 'DECEASED') return;
    const member = await tx.find(MembershipCopy, { id: fact.subject });
    if (!member?.activatedAt) return;
    const year = parisDate(fact.time).slice(0, 4);
    await this.ask(tx, fact, 'EXIT', String(fact.data.person), { gathering: year, opens: addDays(parisDate(fact.time), 3) });
  }

  private async ask(tx: Tx, fact: TandemEvent, trigger: string, person: string, group: { gathering: string; opens: string }, when: (survey: ProgrammeSurvey) => boolean = () => true): Promise<void> {
    if (!fact.programme) return;
    const surveys = await tx.em.find(ProgrammeSurvey, { where: { organisationId: fact.organisation, programme: fact.programme, trigger } });
    for (const survey of surveys.filter(when)) await gather(tx, survey, person, group, parisDate(fact.time));
  }
}
