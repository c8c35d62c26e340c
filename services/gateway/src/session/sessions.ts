import { Inject } from '@nestjs/common';
import { canonicalJson, TandemError } from '@tandem/kernel';
import { recruitmentOperations, type Grant } from '@tandem/messages';
import { PLATFORM, type Actor, type Platform } from '@tandem/platform';
import type { Repository } from 'typeorm';
import { CONFIG, type GatewayConfig } from '../config';
import { Session } from '../persistence/session.entity';
import { newToken, tokenHash } from './tokens';

/** `last seen` is for the person who looks for a session that is not theirs: a minute is exact enough. */
const SEEN_EVERY_MS = 60_000;
const at = (ms: number): string => new Date(ms).toISOString();

export interface SignedIn {
  token: string;
  person: string;
  grants: Grant[];
  expires: string;
}

/** The person before their roles are known: what they may always ask for is their own. */
export const personActor = (person: string, grants: readonly Grant[] = []): Actor => ({ sub: `person:${person}`, grants });

export class Sessions {
  constructor(@Inject(PLATFORM) private readonly platform: Platform, @Inject(CONFIG) private readonly config: GatewayConfig) {}

  private get rows(): Repository<Session> {
    return this.platform.source.getRepository(Session);
  }

  async open(person: string): Promise<SignedIn> {
    const now = Date.now();
    const grants = await this.grantsOf(person);
    const token = newToken();
    const expires = at(now + this.config.SESSION_HOURS * 3_600_000);
    await this.rows.insert({ tokenHash: tokenHash(token), person, grants, grantsReadAt: at(now), createdAt: at(now), expiresAt: expires, seenAt: at(now), revokedAt: null });
    return { token, person, grants, expires };
  }

  /** @throws UNAUTHENTICATED when it is unknown, over or signed out: which one is nobody's business */
  async find(token: string): Promise<Session> {
    const row = await this.rows.findOneBy({ tokenHash: tokenHash(token) });
    const now = Date.now();
    if (!row || row.revokedAt || Date.parse(row.expiresAt) <= now) throw new TandemError('UNAUTHENTICATED');
    if (now - Date.parse(row.seenAt) > SEEN_EVERY_MS) await this.rows.update({ tokenHash: row.tokenHash }, { seenAt: at(now) });
    return row;
  }

  async close(token: string): Promise<void> {
    await this.platform.source.query('UPDATE session SET revoked_at = now() WHERE token_hash = $1 AND revoked_at IS NULL', [tokenHash(token)]);
  }

  async isSignedIn(person: string): Promise<boolean> {
    const [row] = (await this.platform.source.query('SELECT EXISTS (SELECT 1 FROM session WHERE person = $1 AND revoked_at IS NULL AND expires_at > now()) AS open', [person])) as { open: boolean }[];
    return row.open;
  }

  /** Asks recruitment again and keeps the answer in every open session of that person. */
  async refresh(person: string): Promise<Grant[]> {
    const asked = at(Date.now());
    const grants = await this.grantsOf(person);
    await this.platform.source.query(
      'UPDATE session SET grants = $2, grants_read_at = $3 WHERE person = $1 AND grants_read_at < $3 AND revoked_at IS NULL',
      [person, JSON.stringify(grants), asked],
    );
    return grants;
  }

  async grantsOf(person: string): Promise<Grant[]> {
    const { grants } = await this.platform.client.ask(recruitmentOperations.grantOf, { person }, { actor: personActor(person) });
    return grants;
  }

  /** Old doors: nobody looks at them again. */
  async forgetOld(): Promise<void> {
    await this.platform.source.query(`DELETE FROM session WHERE least(expires_at, coalesce(revoked_at, expires_at)) < now() - interval '30 days'`);
    await this.platform.source.query(`DELETE FROM one_time_link WHERE expires_at < now() - interval '30 days'`);
  }
}

export const sameGrants = (a: readonly Grant[], b: readonly Grant[]): boolean => {
  const text = (grants: readonly Grant[]) => grants.map((g) => canonicalJson(g)).sort().join('\n');
  return text(a) === text(b);
};
