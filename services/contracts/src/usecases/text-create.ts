import { Injectable } from '@nestjs/common';
import { assertNoIdentifiers, canonicalJson } from '@tandem/kernel';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { allSentences, checkVariables, VARIABLES, type Article, type Language } from '../domain/texts';
import { sha256 } from '../documents/typesetter';
import { defaultText } from '../documents/wording';
import { Charter, Template } from '../persistence/text.entity';

interface Text {
  organisation: string;
  language: Language;
  title: string;
  articles: Article[];
}

/** A new edition of a text, as a draft. A charter is the same for all: it names nobody, so it has no variable. */
@Injectable()
export class TextCreate {
  @Handles(contractsOperations.templateCreate)
  template(input: InputOf<typeof contractsOperations.templateCreate>, tx: Tx) {
    return this.create(Template, input, VARIABLES, tx);
  }
  @Handles(contractsOperations.templateCreateDefault)
  defaultTemplate(input: InputOf<typeof contractsOperations.templateCreateDefault>, tx: Tx) {
    return this.create(Template, { ...input, ...defaultText(input.form === 'frame' ? 'frame' : 'convention', input.language) }, VARIABLES, tx);
  }
  @Handles(contractsOperations.charterCreate)
  charter(input: InputOf<typeof contractsOperations.charterCreate>, tx: Tx) {
    return this.create(Charter, input, [], tx);
  }
  @Handles(contractsOperations.charterCreateDefault)
  defaultCharter(input: InputOf<typeof contractsOperations.charterCreateDefault>, tx: Tx) {
    return this.create(Charter, { ...input, ...defaultText('charter', input.language) }, [], tx);
  }

  private async create(entity: typeof Template | typeof Charter, { organisation, language, title, articles }: Text, variables: readonly string[], tx: Tx) {
    checkVariables(articles, variables);
    for (const sentence of [title, ...allSentences(articles)]) assertNoIdentifiers(sentence, 'articles');
    // Two coordinators creating at once must not get the same edition.
    await tx.em.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`${entity.name}:${organisation}:${language}`]);
    const last = await tx.em.findOne(entity as typeof Template, { where: { organisationId: organisation, language }, order: { edition: 'DESC' } });
    const values = { organisationId: organisation, language, edition: (last?.edition ?? 0) + 1, title, articles, sha256: sha256(canonicalJson({ language, title, articles })) };
    return tx.answer(await tx.create(entity as typeof Template, 'create', values));
  }
}
