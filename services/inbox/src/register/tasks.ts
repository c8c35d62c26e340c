import type { Tx } from '@tandem/platform';
import type { Role, TASK_KINDS } from '@tandem/messages';
import { Inject } from '@nestjs/common';
import { TaskRow } from '../persistence/task.entity';
import { serialise } from '../persistence/locks';
import { holdersOf } from './holders';
import { Post } from './post';

export interface TaskAsked {
  kind: (typeof TASK_KINDS)[number];
  role: Role;
  organisation: string;
  programme?: string;
  journey?: string;
  person?: string;
  wait?: string;
  subject?: string;
  code?: string;
  due?: string;
}

/**
 * Tasks that make sense only while their wait is open. A refused act is not one: the workflow goes on to its next wait
 * at once, and somebody must still look at what was refused.
 */
const END_WITH_THEIR_WAIT = ['call', 'check-in'];

export class Tasks {
  constructor(@Inject(Post) private readonly post: Post) {}

  /** The open task that asks the same, or a new one told to those who hold the role. */
  async open(tx: Tx, asked: TaskAsked): Promise<TaskRow> {
    const key = [asked.kind, asked.role, asked.wait ?? asked.subject ?? '', asked.person ?? '', asked.code ?? ''].join('|');
    await serialise(tx.em, 'task', key);
    const known = await tx.find(TaskRow, { key, state: 'OPEN' });
    if (known) return known;
    const task = await tx.create(TaskRow, 'open', {
      organisationId: asked.organisation, key, kind: asked.kind, role: asked.role, programme: asked.programme ?? null, journey: asked.journey ?? null,
      personId: asked.person ?? null, wait: asked.wait ?? null, subject: asked.subject ?? null, code: asked.code ?? null, due: asked.due ?? null, outcome: null, doneBy: null,
    });
    await this.tell(tx, task);
    return task;
  }

  private async tell(tx: Tx, task: TaskRow): Promise<void> {
    for (const person of await holdersOf(tx.em, task)) {
      await this.post.queue(tx, {
        template: 'task-notice', params: { kind: task.kind, due: task.due ?? undefined }, person, organisation: task.organisationId,
        programme: task.programme, journey: task.journey, key: `task/${task.id}/${person}`,
      });
    }
  }

  async endWithWait(tx: Tx, wait: string): Promise<void> {
    const open = await tx.em.find(TaskRow, { where: { wait, state: 'OPEN' }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    for (const task of open) if (END_WITH_THEIR_WAIT.includes(task.kind)) await tx.move(task, 'cancel');
  }
}
