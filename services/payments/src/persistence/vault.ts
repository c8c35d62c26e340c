import { Inject, Injectable } from '@nestjs/common';
import { PersonKeys, PLATFORM, seal, unseal, type Platform } from '@tandem/platform';
import type { EntityManager } from 'typeorm';
import type { Account } from '../domain/bank';

/** Accounts are sealed with the key of one person: deleting it erases them. */
@Injectable()
export class Vault {
  private readonly master: Buffer;
  private readonly keys: PersonKeys;
  constructor(@Inject(PLATFORM) platform: Pick<Platform, 'config'>) {
    this.master = Buffer.from(platform.config.SEAL_KEY, 'base64');
    this.keys = new PersonKeys(platform.config.SEAL_KEY);
  }

  seal = (em: EntityManager, person: string, account: Account): Promise<string> => this.keys.seal(em, person, JSON.stringify(account));
  /** Null when the person's key was deleted. */
  async open(em: EntityManager, person: string, sealed: string): Promise<Account | null> {
    const text = await this.keys.unseal(em, person, sealed);
    return text === null ? null : (JSON.parse(text) as Account);
  }
  /** Files name several persons: sealed with the service's own key. */
  sealFile = (text: string): string => seal(this.master, text);
  openFile = (sealed: string): string => unseal(this.master, sealed);
}
