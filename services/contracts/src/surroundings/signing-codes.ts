import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { newId, TandemError } from '@tandem/kernel';
import { PLATFORM, type Platform, type Tx } from '@tandem/platform';
import { Pool } from 'pg';
import { codeExpiry, codeIsOver, CODE_TRIES, CODES_AN_HOUR, hourBefore } from '../domain/code';
import { SigningCode, type Signature } from '../persistence/signature.entity';

/** One-time codes: made, kept as a keyed hash, tried at most five times. */
@Injectable()
export class SigningCodes implements OnModuleDestroy {
  private readonly key: Buffer;
  /** A connection of its own: signers who each hold one and wait for a second would wait for each other. */
  private readonly counter: Pool;

  constructor(@Inject(PLATFORM) platform: Platform) {
    this.key = Buffer.from(platform.config.SEAL_KEY, 'base64');
    this.counter = new Pool({ connectionString: platform.config.DATABASE_URL, max: 1, application_name: 'tandem-contracts-codes', options: '-c tandem.organisations=*' });
    // An idle connection that breaks is made anew at the next code; without a listener it would end the process.
    this.counter.on('error', () => undefined);
  }
  onModuleDestroy(): Promise<void> {
    return this.counter.end();
  }

  /** @returns the clear code, for the mail only. @throws TandemError CODE_TOO_OFTEN */
  async make(signature: Signature, tx: Tx): Promise<{ id: string; code: string; expiresAt: string }> {
    const now = Date.now();
    const [{ n }] = (await tx.em.query('SELECT count(*)::int AS n FROM signing_code WHERE signature_id = $1 AND created_at > $2', [signature.id, hourBefore(now)])) as { n: number }[];
    if (n >= CODES_AN_HOUR) throw new TandemError('CODE_TOO_OFTEN');
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const row = { id: newId(), organisationId: signature.organisationId, signatureId: signature.id, createdAt: new Date(now).toISOString(), expiresAt: codeExpiry(now), tries: 0, usedAt: null };
    await tx.em.insert(SigningCode, { ...row, hash: this.hash(row.id, code) });
    return { id: row.id, code, expiresAt: row.expiresAt };
  }

  /** Only the newest code counts. @throws TandemError CODE_MISSING, CODE_EXPIRED, CODE_EXHAUSTED, CODE_WRONG */
  async use(signature: Signature, given: string, tx: Tx): Promise<void> {
    const latest = await tx.em.findOne(SigningCode, { where: { signatureId: signature.id }, order: { createdAt: 'DESC', id: 'DESC' } });
    if (!latest) throw new TandemError('CODE_MISSING');
    if (codeIsOver(latest, Date.now())) throw new TandemError('CODE_EXPIRED');
    const tries = await this.countTry(latest.id);
    if (!timingSafeEqual(Buffer.from(this.hash(latest.id, given)), Buffer.from(latest.hash))) throw new TandemError('CODE_WRONG', { left: CODE_TRIES - tries });
    await tx.em.update(SigningCode, { id: latest.id }, { usedAt: new Date().toISOString() });
  }

  /** Outside the command's transaction: a wrong code rolls that back, and must count all the same. */
  private async countTry(id: string): Promise<number> {
    const { rows } = await this.counter.query<{ tries: number }>('UPDATE signing_code SET tries = tries + 1 WHERE id = $1 AND tries < $2 RETURNING tries', [id, CODE_TRIES]);
    if (!rows.length) throw new TandemError('CODE_EXHAUSTED');
    return rows[0].tries;
  }

  /** Six digits are guessed from a plain hash in no time: keyed, and bound to this code's id. */
  private hash(id: string, code: string): string {
    return createHmac('sha256', this.key).update(`signing-code:${id}:${code}`).digest('hex');
  }
}
