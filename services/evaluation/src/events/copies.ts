import { Injectable } from '@nestjs/common';
import { factName, type TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { ApplicationCopy, AssignmentCopy, ConsentCopy, EnrolmentCopy, MembershipCopy, PayableCopy, ProjectCopy, VacationCopy } from '../persistence/copies.entity';

type CopyClass = new () => { id: string; organisationId: string; programme: string | null; version: number; state: string };
const text = (fact: TandemEvent, name: string): string | null => (typeof fact.data[name] === 'string' ? (fact.data[name] as string) : null);

/** Writes a copy unless a later fact of the same row was heard. */
export async function copy<E extends CopyClass>(tx: Tx, entity: E, fact: TandemEvent, values: Partial<InstanceType<E>>): Promise<void> {
  const known = await tx.find(entity as new () => InstanceType<CopyClass>, { id: fact.subject });
  if (known && known.version >= fact.version) return;
  await tx.em.save(entity, { ...known, id: fact.subject, organisationId: fact.organisation, programme: fact.programme ?? known?.programme ?? null, version: fact.version, state: String(fact.data.state), ...values } as object, { reload: false });
}

const DECISIONS = ['application.accepted', 'application.refused'];

/** Keeps what indicators are computed from. */
@Injectable()
export class CopiesConsumer {
  @On('application.submitted', 'application.accepted', 'application.refused', 'application.withdrawn', 'application.lapsed')
  async application(fact: TandemEvent, tx: Tx): Promise<void> {
    const known = await tx.find(ApplicationCopy, { id: fact.subject });
    await copy(tx, ApplicationCopy, fact, {
      person: text(fact, 'person') as string, source: text(fact, 'source') ?? known?.source ?? null,
      submittedAt: known?.submittedAt ?? (factName(fact) === 'application.submitted' ? fact.time : null),
      decidedAt: DECISIONS.includes(factName(fact)) ? fact.time : null,
    });
  }

  @On('membership.opened', 'membership.activated', 'membership.paused', 'membership.resumed', 'membership.suspended', 'membership.reinstated', 'membership.ended')
  async membership(fact: TandemEvent, tx: Tx): Promise<void> {
    const known = await tx.find(MembershipCopy, { id: fact.subject });
    const name = factName(fact);
    await copy(tx, MembershipCopy, fact, {
      person: text(fact, 'person') as string,
      activatedAt: known?.activatedAt ?? (name === 'membership.activated' ? fact.time : null),
      endedAt: name === 'membership.ended' ? fact.time : null,
      checkedAt: known?.checkedAt ?? null,
    });
  }

  @On('vacation.confirmed', 'vacation.done', 'vacation.declared', 'vacation.approved', 'vacation.disputed', 'vacation.rejected', 'vacation.cancelled-by-partner', 'vacation.cancelled-by-team', 'vacation.missed-by-partner', 'vacation.missed-by-team')
  async vacation(fact: TandemEvent, tx: Tx): Promise<void> {
    const { membership, person, project, date, level } = fact.data as Record<string, string>;
    await copy(tx, VacationCopy, fact, { membership, person, project, date, level, referent: text(fact, 'referent'), field: text(fact, 'field') });
  }

  @On('enrolment.completed')
  async trainingDone(fact: TandemEvent, tx: Tx): Promise<void> {
    await copy(tx, EnrolmentCopy, fact, { person: text(fact, 'person') as string, side: text(fact, 'side') as string, completedAt: fact.time });
  }

  @On('project.approved', 'project.opened', 'project.staffed', 'project.started', 'project.closing-started', 'project.closed', 'project.cancelled')
  async project(fact: TandemEvent, tx: Tx): Promise<void> {
    const known = await tx.find(ProjectCopy, { id: fact.subject });
    await copy(tx, ProjectCopy, fact, { field: text(fact, 'field') ?? known?.field ?? null, approvedAt: known?.approvedAt ?? fact.time });
  }

  @On('assignment.confirmed', 'assignment.activated', 'assignment.completed', 'assignment.ended-early', 'assignment.replaced')
  async assignment(fact: TandemEvent, tx: Tx): Promise<void> {
    await copy(tx, AssignmentCopy, fact, { project: text(fact, 'project') as string });
  }

  @On('payable.created', 'payable.blocked', 'payable.ruled-out', 'payable.unblocked', 'payable.batched', 'payable.paid', 'payable.returned', 'payable.requeued')
  async payable(fact: TandemEvent, tx: Tx): Promise<void> {
    const paid = factName(fact) === 'payable.paid';
    await copy(tx, PayableCopy, fact, {
      kind: text(fact, 'kind') as string, vacation: text(fact, 'vacation'), amountCents: fact.data.amountCents as number, paidOn: paid ? (text(fact, 'paidOn') ?? fact.time.slice(0, 10)) : null,
    });
  }

  @On('profile.changed', 'profile.checked')
  async profile(fact: TandemEvent, tx: Tx): Promise<void> {
    await tx.em.update(MembershipCopy, { id: String(fact.data.membership) }, { checkedAt: fact.time });
  }

  @On('consent.given', 'consent.withdrawn')
  async consent(fact: TandemEvent, tx: Tx): Promise<void> {
    if (fact.data.code !== 'C2') return;
    const key = { organisationId: fact.organisation, person: String(fact.data.person), code: 'C2' };
    const known = await tx.find(ConsentCopy, key);
    if (known && known.at > fact.time) return;
    await tx.em.save(ConsentCopy, { ...key, given: factName(fact) === 'consent.given', at: fact.time });
  }
}
