import { Inject, Injectable } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { recruitmentOperations } from '@tandem/messages';
import { PLATFORM, systemActor, type Platform } from '@tandem/platform';

/** Names live in recruitment; they are asked for once, when the document is frozen. */
@Injectable()
export class Names {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** @throws TandemError SIGNER_UNKNOWN when somebody has no name there, UNAVAILABLE */
  async of(persons: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { cards } = await this.platform.client.ask(
      recruitmentOperations.personCards, { ids: [...persons], purpose: 'convention', fields: ['givenName', 'familyName'] }, { actor: systemActor('contracts/convention') },
    );
    const names = new Map(cards.map((card) => [card.id, [card.givenName, card.familyName].filter(Boolean).join(' ')]));
    if (persons.some((p) => !names.get(p))) throw new TandemError('SIGNER_UNKNOWN');
    return names;
  }
}
