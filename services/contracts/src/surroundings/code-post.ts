import { Inject, Injectable } from '@nestjs/common';
import { inboxOperations } from '@tandem/messages';
import { PLATFORM, systemActor, type Platform } from '@tandem/platform';
import { CODE_MINUTES } from '../domain/code';

export interface CodeLetter {
  organisation: string;
  person: string;
  code: string;
  key: string;
}

/** A code is a secret: it goes to the inbox as a request, never as a fact. */
@Injectable()
export class CodePost {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** @throws TandemError UNAVAILABLE when the inbox is down: then there is no code either */
  async send({ organisation, person, code, key }: CodeLetter): Promise<void> {
    const letter = { template: 'one-time-code' as const, organisation, person, key, params: { code, minutes: CODE_MINUTES, purpose: 'SIGNATURE' as const } };
    await this.platform.client.ask(inboxOperations.messageSend, letter, { actor: systemActor('contracts/signing-code'), key });
  }
}
