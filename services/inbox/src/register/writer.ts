import { Inject } from '@nestjs/common';
import type { Tx } from '@tandem/platform';
import type { TandemEvent } from '@tandem/messages';
import type { Invite } from '../domain/invite';
import type { ParamsOf, TemplateName } from '../domain/templates';
import { Post, type Letter } from './post';

export interface About {
  organisation: string;
  programme?: string;
  aggregate: string;
  row: string;
}

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

  /**
   * A letter that several facts make together: once per thing, template and person, whichever fact came last. It belongs
   * to no journey, for the facts may be of several.
   */
  async writeOnce<N extends TemplateName>(tx: Tx, about: About, person: string, template: N, params: ParamsOf<N>): Promise<void> {
    const { organisation, programme, aggregate, row } = about;
    await this.post.queue(tx, { template, params, person, organisation, programme, key: `${aggregate}/${row}/${template}/${person}`, about: { aggregate, row } } as Letter);
  }
}
