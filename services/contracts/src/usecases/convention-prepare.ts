import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { contractsOperations } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In, Not } from 'typeorm';
import { checkParties, missingParties } from '../domain/parties';
import { checkPeriod, dayAfter, lastDay, meet } from '../domain/period';
import type { ConventionRule } from '../domain/rule';
import { namedIn, type Language } from '../domain/texts';
import { wordsIn } from '../documents/wording';
import { Convention } from '../persistence/convention.entity';
import { MembershipCopy, RouteCopy } from '../persistence/cover.entity';
import { Charter, Template } from '../persistence/text.entity';
import { ruleOf } from './rule';

const LEFT = ['ENDED', 'ALUMNI', 'ANONYMISED'];
const BOUND = ['SENT', 'PARTIALLY_SIGNED', 'SIGNED', 'ACTIVE', 'EXPIRING', 'SUSPENDED'];

/** Every guard of a convention before people see it. They run again when it is sent: weeks may lie between. */
export async function checkConvention(row: Convention, tx: Tx): Promise<Texts> {
  const membership = await tx.get(MembershipCopy, { id: row.membershipId });
  if (LEFT.includes(membership.state)) throw new TandemError('MEMBERSHIP_ENDED');
  checkPeriod(row);
  const rule = await ruleOf(row, tx);
  checkParties(row.parties, row.personId, rule);
  checkWanted(row, rule);
  await checkFollows(row, tx);
  await checkAmends(row, tx);
  await checkAlone(row, tx);
  return publishedTexts(row, rule, tx);
}

/** @throws TandemError PARTIES_MISSING, naming them */
function checkWanted(row: Convention, rule: ConventionRule): void {
  const missing = missingParties(row.parties, rule.parties);
  const said = (language: Language): string => missing.map((role) => wordsIn(language).roles[role]).join(', ');
  if (missing.length) throw new TandemError('PARTIES_MISSING', { missing: said('fr'), missingEn: said('en'), codes: missing });
}

interface Texts {
  template: Template;
  charter: Charter | null;
}
async function publishedTexts(row: Convention, rule: ConventionRule, tx: Tx): Promise<Texts> {
  const { organisationId } = row;
  const template = await tx.find(Template, { id: row.templateId, organisationId, state: 'PUBLISHED' });
  if (!template) throw new TandemError('TEMPLATE_NOT_PUBLISHED');
  const charter = row.charterId ? await tx.find(Charter, { id: row.charterId, organisationId, state: 'PUBLISHED' }) : null;
  if (!charter && (row.charterId || rule.charter === 'required')) throw new TandemError(row.charterId ? 'CHARTER_NOT_PUBLISHED' : 'CHARTER_MISSING');
  const unsaid = [...unsaidOf(row), ...(charter ? [] : ['charterEdition'])];
  const names = namedIn(template.articles, { route: row.route, signers: row.parties.map((p) => p.role) }).filter((name) => unsaid.includes(name));
  if (names.length) throw new TandemError('VARIABLES_MISSING', { names });
  return { template, charter };
}

/** What a full convention always says, and a frame only when its template names it. @throws TandemError VARIABLES_MISSING */
function unsaidOf(row: Convention): string[] {
  const figures = (['halfDaysCap', 'rateTable'] as const).filter((name) => row[name] === null);
  if (row.form === 'full' && figures.length) throw new TandemError('VARIABLES_MISSING', { names: figures });
  return [...figures, ...(['referent', 'signatory'] as const).filter((role) => !row.parties.some((p) => p.role === role))];
}

/** No gap, no overlap: a renewal starts the day after. */
async function checkFollows(row: Convention, tx: Tx): Promise<void> {
  if (!row.renews) return;
  const old = await tx.find(Convention, { id: row.renews, membershipId: row.membershipId, state: In(['ACTIVE', 'EXPIRING']) });
  if (!old) throw new TandemError('RENEWED_CONVENTION');
  const expected = dayAfter(old);
  if (row.starts !== expected) throw new TandemError('RENEWAL_DATES', { expected });
}

/** Other terms before the end: it begins while the old one runs, and neither adds to its length nor hides its past. */
async function checkAmends(row: Convention, tx: Tx): Promise<void> {
  if (!row.amends) return;
  const old = await tx.find(Convention, { id: row.amends, membershipId: row.membershipId, state: In(['ACTIVE', 'EXPIRING']) });
  if (!old) throw new TandemError('AMENDED_CONVENTION');
  if (row.starts <= old.starts || row.starts > lastDay(old)) throw new TandemError('AMENDMENT_DATES', { starts: old.starts, ends: lastDay(old) });
}

async function checkAlone(row: Convention, tx: Tx): Promise<void> {
  const others = await tx.em.find(Convention, { where: { membershipId: row.membershipId, id: Not(In([row.id, ...(row.amends ? [row.amends] : [])])), state: In(BOUND) } });
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
