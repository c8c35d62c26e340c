import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, seal, unseal, type Platform } from '@tandem/platform';
import type { EntityManager } from 'typeorm';
import type { Account } from '../domain/bank';

/** Seals with the key of one person, itself sealed with the service's. Deleting the person's key erases her accounts. */
@Injectable()
export class Vault {
  private readonly master: Buffer;
  constructor(@Inject(PLATFORM) platform: Pick<Platform, 'config'>) {
    this.master = Buffer.from(platform.config.SEAL_KEY, 'base64');
  }

  async seal(em: EntityManager, person: string, account: Account): Promise<string> {
    const fresh = seal(this.master, randomBytes(32).toString('base64'));
    await em.query('INSERT INTO person_key (person_id, sealed_key) VALUES ($1, $2) ON CONFLICT DO NOTHING', [person, fresh]);
    return seal((await this.keyOf(em, person)) as Buffer, JSON.stringify(account));
  }
  /** Null when the person's key was deleted. */
  async open(em: EntityManager, person: string, sealed: string): Promise<Account | null> {
    const key = await this.keyOf(em, person);
    return key && (JSON.parse(unseal(key, sealed)) as Account);
  }
  /** Files name several persons: sealed with the service's own key. */
  sealFile = (text: string): string => seal(this.master, text);
  openFile = (sealed: string): string => unseal(this.master, sealed);

  private async keyOf(em: EntityManager, person: string): Promise<Buffer | null> {
    const [row] = (await em.query('SELECT sealed_key FROM person_key WHERE person_id = $1', [person])) as { sealed_key: string }[];
    return row ? Buffer.from(unseal(this.master, row.sealed_key), 'base64') : null;
  }
}
