import { Inject } from '@nestjs/common';
import type { Tx } from '@tandem/platform';
import type { TandemEvent } from '@tandem/messages';
import type { Invite } from '../domain/invite';
import type { ParamsOf, TemplateName } from '../domain/templates';
import { Post, type Letter } from './post';

/** Answers a fact with a letter: once per fact, template and person. */
export class Writer {
  constructor(@Inject(Post) private readonly post: Post) {}

  async write<N extends TemplateName>(tx: Tx, fact: TandemEvent, person: string | undefined, template: N, params: ParamsOf<N>, invite?: Invite): Promise<void> {
    if (!person) return;
    await this.post.queue(tx, {
      template, params, person, organisation: fact.organisation, programme: fact.programme, journey: fact.journey, key: `${fact.id}/${template}/${person}`,
      about: { aggregate: fact.aggregate, row: fact.subject }, invite,
    } as Letter);
  }
}
