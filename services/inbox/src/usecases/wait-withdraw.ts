import { Inject } from '@nestjs/common';
import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, type InputOf } from '@tandem/messages';
import { Waits } from '../register/waits';

export class WaitWithdraw {
  constructor(@Inject(Waits) private readonly waits: Waits) {}

  @Handles(inboxOperations.waitWithdraw)
  async withdraw({ workflow }: InputOf<typeof inboxOperations.waitWithdraw>, tx: Tx) {
    const open = await this.waits.open(tx, { workflow });
    for (const wait of open) await this.waits.withdraw(tx, wait);
    return { id: workflow, withdrawn: open.length };
  }
}
