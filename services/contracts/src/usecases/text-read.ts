import { Injectable } from '@nestjs/common';
import { allowedCommands } from '@tandem/kernel';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { MoreThan } from 'typeorm';
import { Charter, Template } from '../persistence/text.entity';

type Text = typeof Template | typeof Charter;

const shown = (row: Template | Charter) => ({
  id: row.id, organisation: row.organisationId, state: row.state, version: row.version, allowed: allowedCommands(row.family().machine, row.state),
  language: row.language, edition: row.edition, title: row.title, sha256: row.sha256,
});

@Injectable()
export class TextRead {
  @Handles(contractsOperations.templateGet)
  template({ id }: { id: string }, tx: Tx) {
    return this.one(Template, id, tx);
  }
  @Handles(contractsOperations.charterGet)
  charter({ id }: { id: string }, tx: Tx) {
    return this.one(Charter, id, tx);
  }
  @Handles(contractsOperations.templateList)
  templates(input: InputOf<typeof contractsOperations.templateList>, tx: Tx) {
    return this.list(Template, input, tx);
  }
  @Handles(contractsOperations.charterList)
  charters(input: InputOf<typeof contractsOperations.charterList>, tx: Tx) {
    return this.list(Charter, input, tx);
  }

  private async one(entity: Text, id: string, tx: Tx) {
    const row = await tx.get(entity as typeof Template, { id });
    return { ...shown(row), articles: row.articles };
  }
  private async list(entity: Text, { language, state, limit, after }: InputOf<typeof contractsOperations.templateList>, tx: Tx) {
    const rows = await tx.em.find(entity as typeof Template, {
      where: { ...(language ? { language } : {}), ...(state ? { state } : {}), ...(after ? { id: MoreThan(after) } : {}) }, order: { id: 'ASC' }, take: limit + 1,
    });
    const items = rows.slice(0, limit);
    return { items: items.map(shown), next: rows.length > limit ? items[items.length - 1].id : null };
  }
}
