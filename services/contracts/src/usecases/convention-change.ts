import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { Convention } from '../persistence/convention.entity';
import { checkTexts, termsUnder } from './convention-create';
import { ruleOf } from './rule';

/** Corrects a draft. A state does not change, so there is no fact; the version grows, so that nobody overwrites unread. */
@Injectable()
export class ConventionChange {
  @Handles(contractsOperations.conventionChange)
  async change({ id, template, charter, ...terms }: InputOf<typeof contractsOperations.conventionChange>, tx: Tx) {
    const row = await tx.target(Convention, id);
    if (row.state !== 'DRAFT') throw new TandemError('CONVENTION_FROZEN', { state: row.state });
    checkTexts(terms);
    Object.assign(row, termsUnder(await ruleOf(row, tx), terms), { templateId: template, charterId: charter ?? null, version: row.version + 1, updatedAt: tx.now });
    await tx.em.save(row, { reload: false });
    return tx.answer(row);
  }
}
