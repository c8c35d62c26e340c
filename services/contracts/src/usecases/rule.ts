import { TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { ruleFor, type ConventionRule, type Form } from '../domain/rule';
import type { Convention } from '../persistence/convention.entity';
import { ProgrammeCopy } from '../persistence/cover.entity';

type Of = Pick<Convention, 'organisationId' | 'programme'>;

export async function newestVersion(of: Of, tx: Tx): Promise<ProgrammeCopy | null> {
  if (!of.programme) return null;
  return tx.em.findOne(ProgrammeCopy, { where: { organisationId: of.organisationId, programme: of.programme }, order: { version: 'DESC' } });
}

/** @throws TandemError FORM_NOT_OF_PROGRAMME */
export function ruleUnder(copy: ProgrammeCopy | null, form: Form | undefined): ConventionRule {
  const rule = ruleFor(copy?.stages ?? [], form);
  if (!rule) throw new TandemError('FORM_NOT_OF_PROGRAMME', { form, wanted: copy?.stages[0]?.form });
  return rule;
}

/** The rule a convention was drafted under. */
export async function ruleOf(row: Convention, tx: Tx): Promise<ConventionRule> {
  const { organisationId, programme, programmeVersion } = row;
  const copy = programme && programmeVersion ? await tx.find(ProgrammeCopy, { organisationId, programme, version: programmeVersion }) : null;
  return ruleUnder(copy, row.form);
}
