import { Inject, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PLATFORM, type Platform } from '@tandem/platform';
import { CameDue, stillnessOf } from './clock/came-due';
import { Sender } from './mail/sender';
import { Mailbox } from './mailbox/mailbox';

/** What inbox does without being asked, in the order it needs: mailbox, sender, and in a sandbox the due waits. */
export class Background implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(Mailbox) private readonly mailbox: Mailbox,
    @Inject(Sender) private readonly sender: Sender,
    @Inject(CameDue) private readonly cameDue: CameDue,
  ) {}

  private get works(): boolean {
    return this.platform.config.ROLE !== 'api';
  }
  async onApplicationBootstrap(): Promise<void> {
    this.platform.reportStillness = () => stillnessOf(this.platform);
    if (!this.works) return;
    await this.mailbox.start();
    this.sender.start();
    if (this.platform.config.SANDBOX) this.cameDue.start();
  }
  async onModuleDestroy(): Promise<void> {
    if (!this.works) return;
    if (this.platform.config.SANDBOX) await this.cameDue.stop();
    await this.sender.stop();
    await this.mailbox.stop();
  }
}
