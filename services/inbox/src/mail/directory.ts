import { Inject } from '@nestjs/common';
import { PLATFORM, systemActor, type Platform } from '@tandem/platform';
import { recruitmentOperations } from '@tandem/messages';

export interface Contact {
  givenName?: string;
  mail: string | null;
  language: 'fr' | 'en';
}

/** Where a person is reached, asked at the moment of sending and kept nowhere. Undefined: nobody knows them. */
export abstract class Directory {
  abstract contact(person: string): Promise<Contact | undefined>;
}

export class RecruitmentDirectory extends Directory {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {
    super();
  }
  override async contact(person: string): Promise<Contact | undefined> {
    const { contacts } = await this.platform.client.ask(recruitmentOperations.personContact, { ids: [person], purpose: 'message' }, { actor: systemActor('inbox/sender') });
    const found = contacts.find((c) => c.id === person);
    return found && { givenName: found.givenName, mail: found.mail, language: found.language === 'en' ? 'en' : 'fr' };
  }
}
