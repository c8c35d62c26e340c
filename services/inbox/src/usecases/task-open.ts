import { Inject } from '@nestjs/common';
import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, type InputOf } from '@tandem/messages';
import { Tasks } from '../register/tasks';

export class TaskOpen {
  constructor(@Inject(Tasks) private readonly tasks: Tasks) {}

  @Handles(inboxOperations.taskOpen)
  async open(input: InputOf<typeof inboxOperations.taskOpen>, tx: Tx) {
    return tx.answer(await this.tasks.open(tx, input));
  }
}
