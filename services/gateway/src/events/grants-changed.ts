import { Inject } from '@nestjs/common';
import type { TandemEvent } from '@tandem/messages';
import { On } from '@tandem/platform';
import { Sessions } from '../session/sessions';

/** A role given or withdrawn counts at once, not at the next sign-in. */
export class GrantsChanged {
  constructor(@Inject(Sessions) private readonly sessions: Sessions) {}

  @On('grant.changed')
  async hear(fact: TandemEvent): Promise<void> {
    const { person } = fact.data as { person: string };
    if (await this.sessions.isSignedIn(person)) await this.sessions.refresh(person);
  }
}
