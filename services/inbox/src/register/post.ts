import { PersonKeys, PLATFORM, type Platform, type Tx } from '@tandem/platform';
import { Inject } from '@nestjs/common';
import { TEMPLATES, type ParamsOf, type TemplateName } from '../domain/templates';
import type { Invite } from '../domain/invite';
import { EVERYTHING, EVERYWHERE } from '../domain/nowhere';
import { MessageRow } from '../persistence/message.entity';
import { serialise } from '../persistence/locks';

interface Addressed {
  person: string;
  organisation?: string;
  programme?: string | null;
  journey?: string | null;
  /** The same key is never written twice. */
  key: string;
  wait?: string;
  about?: { aggregate: string; row: string };
  invite?: Invite;
}
/** A template with its own parameters, and whom it goes to. */
export type Letter = { [N in TemplateName]: Addressed & { template: N; params: ParamsOf<N> } }[TemplateName];
/** What the sealed column holds until the letter is sent, and what it says once it was. */
export interface SealedLetter {
  params: object;
  invite?: Invite;
  subject?: string;
  text?: string;
}

/** Letters waiting to go: a row and its fact in the caller's transaction; the sender takes it from there. */
export class Post {
  readonly keys: PersonKeys;
  /** Set by the sender: it looks a moment after the caller's commit instead of at its next round. */
  onQueued: () => void = () => undefined;

  constructor(@Inject(PLATFORM) platform: Platform) {
    this.keys = new PersonKeys(platform.config.SEAL_KEY);
  }

  /** @returns the message (an earlier one of the same key), or undefined when nothing may be written to that person */
  async queue(tx: Tx, letter: Letter): Promise<MessageRow | undefined> {
    await serialise(tx.em, 'message', letter.key);
    const earlier = await tx.find(MessageRow, { key: letter.key });
    if (earlier) return earlier;
    if (await this.isStopped(tx, letter.person, letter.journey ?? null)) return undefined;
    const content: SealedLetter = { params: letter.params, ...(letter.invite ? { invite: letter.invite } : {}) };
    const row = await tx.create(MessageRow, 'queue', {
      organisationId: letter.organisation ?? EVERYWHERE, key: letter.key, personId: letter.person, template: letter.template, channel: 'MAIL',
      programme: letter.programme ?? null, journey: letter.journey ?? null, wait: letter.wait ?? null, aboutAggregate: letter.about?.aggregate ?? null, aboutRow: letter.about?.row ?? null,
      reason: null, sealed: await this.keys.seal(tx.em, letter.person, JSON.stringify(content)), tries: 0, nextTryAt: new Date(),
    });
    this.onQueued();
    return row;
  }

  async isStopped(tx: Tx, person: string, journey: string | null): Promise<boolean> {
    const rows = (await tx.em.query('SELECT 1 FROM recipient_stop WHERE person_id = $1 AND journey IN ($2, $3) LIMIT 1', [person, EVERYTHING, journey ?? EVERYTHING])) as unknown[];
    return rows.length > 0;
  }

  async read(tx: Tx, row: MessageRow): Promise<SealedLetter | null> {
    const text = row.sealed && (await this.keys.unseal(tx.em, row.personId, row.sealed));
    return text ? (JSON.parse(text) as SealedLetter) : null;
  }
  /** What was sent, kept sealed; a code, a link or a ticket is not kept at all once it is out. */
  async keep(tx: Tx, row: MessageRow, sent: { subject: string; text: string }): Promise<void> {
    const secret = TEMPLATES[row.template as TemplateName].secret;
    row.sealed = await this.keys.seal(tx.em, row.personId, JSON.stringify({ params: {}, subject: sent.subject, ...(secret ? {} : { text: sent.text }) } satisfies SealedLetter));
  }
}
