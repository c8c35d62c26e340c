import { TandemError } from '@tandem/kernel';
import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, type InputOf } from '@tandem/messages';
import { SEES_ALL } from '../persistence/visibility';
import { TaskRow } from '../persistence/task.entity';

/** The two ends of a task a person can give it. */
export class TaskDone {
  @Handles(inboxOperations.taskDone)
  async done({ id, outcome }: InputOf<typeof inboxOperations.taskDone>, tx: Tx) {
    const task = await tx.target(TaskRow, id);
    if (!tx.holds(task.organisationId, task.role, ...SEES_ALL)) throw new TandemError('TASK_OF_ANOTHER_ROLE', { role: task.role });
    return tx.answer(await tx.move(Object.assign(task, { outcome, doneBy: tx.actor.sub }), 'done'));
  }

  @Handles(inboxOperations.taskCancel)
  async cancel({ id }: InputOf<typeof inboxOperations.taskCancel>, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(TaskRow, id), 'cancel'));
  }
}
