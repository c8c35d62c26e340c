import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { contractsOperations } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In, Not } from 'typeorm';
import { checkParties } from '../domain/parties';
import { checkPeriod, dayAfter, meet } from '../domain/period';
import { Convention } from '../persistence/convention.entity';
import { MembershipCopy, RouteCopy } from '../persistence/cover.entity';
import { Charter, Template } from '../persistence/text.entity';

const LEFT = ['ENDED', 'ALUMNI', 'ANONYMISED'];
const BOUND = ['SENT', 'PARTIALLY_SIGNED', 'SIGNED', 'ACTIVE', 'EXPIRING', 'SUSPENDED'];

/** Every guard of a convention before people see it. They run again when it is sent: weeks may lie between. */
export async function checkConvention(row: Convention, tx: Tx): Promise<{ template: Template; charter: Charter }> {
  const membership = await tx.get(MembershipCopy, { id: row.membershipId });
  if (LEFT.includes(membership.state)) throw new TandemError('MEMBERSHIP_ENDED');
  checkPeriod(row);
  checkParties(row.parties, row.personId);
  await checkFollows(row, tx);
  await checkAlone(row, tx);
  return publishedTexts(row, tx);
}

async function publishedTexts(row: Convention, tx: Tx): Promise<{ template: Template; charter: Charter }> {
  const { organisationId } = row;
  const template = await tx.find(Template, { id: row.templateId, organisationId, state: 'PUBLISHED' });
  if (!template) throw new TandemError('TEMPLATE_NOT_PUBLISHED');
  const charter = await tx.find(Charter, { id: row.charterId, organisationId, state: 'PUBLISHED' });
  if (!charter) throw new TandemError('CHARTER_NOT_PUBLISHED');
  return { template, charter };
}

/** No gap, no overlap: a renewal starts the day after. */
async function checkFollows(row: Convention, tx: Tx): Promise<void> {
  if (!row.renews) return;
  const old = await tx.find(Convention, { id: row.renews, membershipId: row.membershipId, state: In(['ACTIVE', 'EXPIRING']) });
  if (!old) throw new TandemError('RENEWED_CONVENTION');
  const expected = dayAfter(old);
  if (row.starts !== expected) throw new TandemError('RENEWAL_DATES', { expected });
}

async function checkAlone(row: Convention, tx: Tx): Promise<void> {
  const others = await tx.em.find(Convention, { where: { membershipId: row.membershipId, id: Not(row.id), state: In(BOUND) } });
  if (others.some((other) => meet(row, other))) throw new TandemError('CONVENTION_OVERLAP');
}

@Injectable()
export class ConventionPrepare {
  @Handles(contractsOperations.conventionPrepare)
  async prepare({ id }: { id: string }, tx: Tx) {
    const row = await tx.target(Convention, id);
    // In another state the table answers, before any guard does.
    if (row.state === 'DRAFT') await checkConvention(row, tx);
    const chosen = await tx.find(RouteCopy, { membershipId: row.membershipId });
    row.route = chosen && chosen.route !== 'REFUS' ? chosen.route : null;
    return tx.answer(await tx.move(row, 'prepare'));
  }
}
