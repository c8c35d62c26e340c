import { Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { contractsOperations } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { documentOf } from '../domain/document';
import { checkVariables } from '../domain/texts';
import { Typesetter } from '../documents/typesetter';
import { defaultText, wordsIn } from '../documents/wording';
import { Charter, Template } from '../persistence/text.entity';

interface One {
  id: string;
}
const NOBODY = '00000000-0000-7000-8000-00000000000';

/** Publishing freezes a text; a template first proves that a document can be made of it. */
@Injectable()
export class TextPublish {
  constructor(private readonly typesetter: Typesetter) {}

  @Handles(contractsOperations.templatePublish)
  async publishTemplate({ id }: One, tx: Tx) {
    const template = await tx.target(Template, id);
    checkVariables(template.articles);
    this.tryOut(template, tx.now);
    return tx.answer(await tx.move(template, 'publish'));
  }
  @Handles(contractsOperations.templateRetire)
  async retireTemplate({ id }: One, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Template, id), 'retire'));
  }
  @Handles(contractsOperations.charterPublish)
  async publishCharter({ id }: One, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Charter, id), 'publish'));
  }
  @Handles(contractsOperations.charterRetire)
  async retireCharter({ id }: One, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Charter, id), 'retire'));
  }

  /** @throws TandemError TRIAL_DOCUMENT_FAILED */
  private tryOut(template: Template, now: string): void {
    const parties = ['partner', 'referent', 'ru', 'signatory'].map((role, i) => ({ role, person: `${NOBODY}${i}` }));
    const names = new Map(parties.map((p) => [p.person, 'Prénom Nom']));
    const terms = {
      id: template.id, starts: '2024-01-01', ends: '2024-12-31', establishment: 'Établissement', mission: 'Mission', place: 'Lieu', level: 'PARTNERSHIP',
      halfDaysCap: 1, rateTable: 'Barème', partnerNoticeDays: 15, route: null, parties,
    };
    const charter = { ...defaultText('charter', template.language), edition: 1, sha256: template.sha256 };
    try {
      this.typesetter.render(documentOf(terms, { language: template.language, template, charter, words: wordsIn(template.language) }, names), now);
    } catch {
      throw new TandemError('TRIAL_DOCUMENT_FAILED');
    }
  }
}
