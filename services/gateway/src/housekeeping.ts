import { Inject, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PLATFORM, type Platform } from '@tandem/platform';
import { Sessions } from './session/sessions';
import { Refusals } from './summary/refusals';

const EVERY_MS = 3_600_000;

/** Once an hour: what nobody will look at again goes. Harmless when several gateways do it. */
export class Housekeeping implements OnModuleInit, OnModuleDestroy {
  private timer?: NodeJS.Timeout;

  constructor(@Inject(PLATFORM) private readonly platform: Platform, @Inject(Sessions) private readonly sessions: Sessions, @Inject(Refusals) private readonly refusals: Refusals) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.tidy(), EVERY_MS).unref();
  }
  onModuleDestroy(): void {
    clearInterval(this.timer);
  }
  async tidy(): Promise<void> {
    await Promise.all([this.sessions.forgetOld(), this.refusals.addUp()]).catch((error: unknown) => this.platform.logger.warn({ err: String(error) }, 'housekeeping was put off'));
  }
}
