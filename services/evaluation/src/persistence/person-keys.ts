import { randomBytes } from 'node:crypto';
import { seal, unseal } from '@tandem/platform';
import type { EntityManager } from 'typeorm';

/** The sealing keys of people, themselves sealed with the service's master key. Deleting a row erases what it sealed. */
export class PersonKeys {
  private readonly master: Buffer;
  constructor(masterBase64: string) {
    this.master = Buffer.from(masterBase64, 'base64');
  }

  async seal(em: EntityManager, person: string, text: string): Promise<string> {
    const fresh = seal(this.master, randomBytes(32).toString('base64'));
    await em.query('INSERT INTO person_key (person_id, sealed_key) VALUES ($1, $2) ON CONFLICT DO NOTHING', [person, fresh]);
    return seal((await this.find(em, person)) as Buffer, text);
  }
  /** Null when the person's key was deleted. */
  async unseal(em: EntityManager, person: string, sealed: string): Promise<string | null> {
    const key = await this.find(em, person);
    return key && unseal(key, sealed);
  }
  private async find(em: EntityManager, person: string): Promise<Buffer | null> {
    const [row] = (await em.query('SELECT sealed_key FROM person_key WHERE person_id = $1', [person])) as { sealed_key: string }[];
    return row ? Buffer.from(unseal(this.master, row.sealed_key), 'base64') : null;
  }
}
