import { Inject } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { Handles, type Tx } from '@tandem/platform';
import { inboxOperations, type InputOf } from '@tandem/messages';
import { Post } from '../register/post';

export class MessageSend {
  constructor(@Inject(Post) private readonly post: Post) {}

  @Handles(inboxOperations.messageSend)
  async send(input: InputOf<typeof inboxOperations.messageSend>, tx: Tx) {
    // The gateway speaks for nobody yet when it sends a sign-in link; every other letter is asked for by a service.
    if (!tx.isSystem && input.template !== 'magic-link') throw new TandemError('FORBIDDEN');
    const row = await this.post.queue(tx, input);
    // Nothing is written to somebody who must not be written to; that is not the asker's business, so it is no refusal.
    return row ? tx.answer(row) : { id: input.person, state: 'STOPPED' };
  }
}
