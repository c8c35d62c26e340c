import { Inject } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, type InputOf } from '@tandem/messages';
import { cursorOf, readCursor } from '../persistence/cursor';
import { MessageRow } from '../persistence/message.entity';
import { Where, visibleTo } from '../persistence/visibility';
import { Post } from '../register/post';

const SELECT = `SELECT id, version, person_id AS person, template, channel, state, reason, organisation_id AS organisation, programme, journey, wait, created_at AS at, updated_at AS "updatedAt" FROM message`;
interface Row {
  id: string;
  at: Date;
  updatedAt: Date;
}
const shown = (row: Row) => ({ ...row, at: row.at.toISOString(), updatedAt: row.updatedAt.toISOString() });

export class MessageList {
  constructor(@Inject(Post) private readonly post: Post) {}

  /** Newest first. What was written is not in it: an office knows that a letter arrived, not what it said. */
  @Handles(inboxOperations.messageList)
  async list(input: InputOf<typeof inboxOperations.messageList>, tx: Tx) {
    const where = new Where().when(input.person, (p) => `person_id = ${p}`).when(input.journey, (p) => `journey = ${p}`).when(input.wait, (p) => `wait = ${p}`);
    where.when(input.state, (p) => `state = ${p}`).when(input.template, (p) => `template = ${p}`);
    visibleTo(where, tx.actor, { own: true, byRole: false });
    where.when(readCursor(input.after, 1)?.[0], (p) => `id < ${p}::uuid`);
    const rows = (await tx.em.query(`${SELECT} WHERE ${where.sql} ORDER BY id DESC LIMIT ${where.value(input.limit + 1)}`, where.values)) as Row[];
    const items = rows.slice(0, input.limit).map(shown);
    const last = items.at(-1);
    return { items, next: rows.length > input.limit && last ? cursorOf(last.id) : null };
  }

  @Handles(inboxOperations.messageRead)
  async read({ id }: InputOf<typeof inboxOperations.messageRead>, tx: Tx) {
    const row = await tx.find(MessageRow, { id, personId: tx.person });
    if (!row) throw new TandemError('NOT_FOUND');
    const letter = await this.post.read(tx, row);
    return {
      id: row.id, version: row.version, person: row.personId, template: row.template, channel: row.channel, state: row.state, reason: row.reason, journey: row.journey, wait: row.wait,
      at: row.createdAt, updatedAt: row.updatedAt, subject: letter?.subject ?? null, text: letter?.text ?? null,
    };
  }
}
