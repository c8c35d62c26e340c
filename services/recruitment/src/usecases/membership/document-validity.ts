import { parisDate, TandemError } from '@tandem/kernel';
import { selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { assertEnded, assertEndsSoon } from '../../domain/membership/document';
import { MemberDocument } from '../../persistence/membership/document.entity';
import { Membership } from '../../persistence/membership/membership.entity';
import { asSystem } from '../selection/as-system';
import { tryReinstate } from './try-activate';

const ENDING = ['EXPIRING', 'EXPIRED'];
const outlives = (successor: MemberDocument, older: MemberDocument): boolean => !successor.validUntil || (older.validUntil !== null && successor.validUntil > older.validUntil);

/** A verified paper takes the place of those of its kind that end before it: nobody has to say so. */
export async function renewOlder(tx: Tx, successor: MemberDocument): Promise<void> {
  const older = await tx.em.find(MemberDocument, { where: { membershipId: successor.membershipId, kind: successor.kind, state: In(ENDING) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  for (const document of older.filter((o) => outlives(successor, o))) await asSystem(tx).move(document, 'renew');
}

/** The end of a paper: announced, come, replaced. When is a workflow's to know; whether it is true is checked here. */
export class DocumentValidityUseCases {
  @Handles(ops.documentAnnounceExpiry)
  async announce({ id }: InputOf<typeof ops.documentAnnounceExpiry>, tx: Tx) {
    const document = await tx.target(MemberDocument, id);
    if (document.state === 'VERIFIED') assertEndsSoon(document.validUntil, parisDate(tx.now));
    return tx.answer(await tx.move(document, 'announce-expiry'));
  }

  /** Whoever works under a compulsory paper stops with it, at once and not before. */
  @Handles(ops.documentExpire)
  async expire({ id }: InputOf<typeof ops.documentExpire>, tx: Tx) {
    const document = await tx.target(MemberDocument, id);
    if (document.state === 'EXPIRING') assertEnded(document.validUntil, parisDate(tx.now));
    await tx.move(document, 'expire');
    if (document.compulsory) await suspend(tx, document.membershipId);
    return tx.answer(document);
  }

  /** For a paper whose successor was verified before its own end was announced. */
  @Handles(ops.documentRenew)
  async renew({ id }: InputOf<typeof ops.documentRenew>, tx: Tx) {
    const document = await tx.target(MemberDocument, id);
    if (ENDING.includes(document.state)) await this.assertSuccessor(tx, document);
    await tx.move(document, 'renew');
    await tryReinstate(tx, document.membershipId);
    return tx.answer(document);
  }

  private async assertSuccessor(tx: Tx, document: MemberDocument): Promise<void> {
    const verified = await tx.em.findBy(MemberDocument, { membershipId: document.membershipId, kind: document.kind, state: 'VERIFIED' });
    if (!verified.some((v) => outlives(v, document))) throw new TandemError('DOCUMENT_NO_SUCCESSOR');
  }
}

async function suspend(tx: Tx, membershipId: string): Promise<void> {
  const membership = await tx.em.findOne(Membership, { where: { id: membershipId }, lock: { mode: 'pessimistic_write' } });
  if (membership?.state !== 'ACTIVE') return;
  membership.suspendReason = 'DOCUMENT_EXPIRED';
  await asSystem(tx).move(membership, 'suspend', { reason: 'DOCUMENT_EXPIRED' });
}
