import type { TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { keepCopy } from '../persistence/copies';
import { Project } from '../persistence/project.entity';

/** A fact's attribute where it is there. */
const told = (fact: TandemEvent, name: string): string | undefined => fact.data[name] as string | undefined;

/** Copies from which nothing follows: a guard or a shortlist reads them later. */
export class CopyFacts {
  @On('application.submitted', 'application.resubmitted')
  async application(fact: TandemEvent, tx: Tx): Promise<void> {
    await keepCopy(tx.em, 'application_copy', fact, { person_id: told(fact, 'person'), call_id: told(fact, 'call'), wishes: (fact.data.wishes as string[] | undefined) ?? [], submitted_at: fact.time });
  }

  @On('tie.declared', 'tie.framed', 'tie.ended')
  async tie(fact: TandemEvent, tx: Tx): Promise<void> {
    const state = fact.type.split('.')[1].toUpperCase();
    await keepCopy(tx.em, 'tie_copy', fact, { person_id: told(fact, 'person'), unit_id: told(fact, 'unit'), other_id: told(fact, 'other'), state });
  }

  @On('enrolment.completed', 'enrolment.recognised', 'enrolment.required-again', 'enrolment.expired')
  async training(fact: TandemEvent, tx: Tx): Promise<void> {
    const done = ['enrolment.completed.v1', 'enrolment.recognised.v1'].includes(fact.type);
    await keepCopy(tx.em, 'training_copy', fact, { person_id: told(fact, 'person'), course: told(fact, 'course'), state: done ? 'COMPLETED' : told(fact, 'state') });
  }

  @On('document.requested', 'document.received', 'document.verified', 'document.rejected', 'document.expiry-announced', 'document.expired', 'document.renewed')
  async document(fact: TandemEvent, tx: Tx): Promise<void> {
    await keepCopy(tx.em, 'document_copy', fact, { person_id: told(fact, 'person'), kind: told(fact, 'kind'), compulsory: Boolean(fact.data.compulsory), state: told(fact, 'state') });
  }

  @On('call.created', 'call.published', 'call.closed')
  async call(fact: TandemEvent, tx: Tx): Promise<void> {
    await keepCopy(tx.em, 'call_copy', fact, { programme: fact.programme, state: told(fact, 'state') });
  }

  @On('organisation.created', 'organisation.changed')
  async organisation(fact: TandemEvent, tx: Tx): Promise<void> {
    await keepCopy(tx.em, 'organisation_copy', fact, { calendar: told(fact, 'calendar') });
  }

  /** Vacations carry the programme version of their journey; a project's own journey tells its facts. */
  @On('journey.opened', 'journey.migrated')
  async journey(fact: TandemEvent, tx: Tx): Promise<void> {
    await keepCopy(tx.em, 'journey_copy', fact, { programme_version: fact.data.programmeVersion as number });
    const project = told(fact, 'project');
    if (project) await tx.em.update(Project, { id: project }, { journeyId: fact.subject, programmeVersion: fact.data.programmeVersion as number });
  }
}
