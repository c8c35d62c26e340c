import { Inject } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { PLATFORM, type Platform } from '@tandem/platform';
import { OneTimeLink } from '../persistence/one-time-link.entity';
import { mailHash, newToken, tokenHash } from './tokens';

const at = (ms: number): string => new Date(ms).toISOString();

export interface NewLink {
  person: string;
  minutes: number;
  /** The address it is sent to: using the link proves that the person reads it. */
  mail?: string;
}

export class OneTimeLinks {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  /** @returns the token, which is kept nowhere */
  async make({ person, minutes, mail }: NewLink): Promise<{ token: string; expires: string }> {
    const token = newToken();
    const now = Date.now();
    const expires = at(now + minutes * 60_000);
    await this.platform.source.getRepository(OneTimeLink).insert({ tokenHash: tokenHash(token), person, mailHash: mail ? mailHash(mail) : null, createdAt: at(now), expiresAt: expires, usedAt: null });
    return { token, expires };
  }

  /** Spends it: of two who come together one gets in. @throws LINK_SPENT unknown, used or too old, without saying which */
  async spend(token: string): Promise<{ person: string; mailHash: string | null }> {
    const [rows] = (await this.platform.source.query(
      'UPDATE one_time_link SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now() RETURNING person, mail_hash', [tokenHash(token)],
    )) as [{ person: string; mail_hash: string | null }[], number];
    if (!rows.length) throw new TandemError('LINK_SPENT');
    return { person: rows[0].person, mailHash: rows[0].mail_hash };
  }

  /** Something failed after it was spent (a part of Tandem restarts): the person may try again. */
  async giveBack(token: string): Promise<void> {
    await this.platform.source.query('UPDATE one_time_link SET used_at = NULL WHERE token_hash = $1', [tokenHash(token)]);
  }
}
