import { TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { sha256 } from '../documents/typesetter';
import { Convention, ConventionDocument } from '../persistence/convention.entity';
import { Signature } from '../persistence/signature.entity';
import { asSystem } from '../surroundings/as-system';
import { log } from './signing-log';

/** Told, and not yet an answer: the one whose turn it is. */
export const EXPECTED = ['NOTIFIED', 'VIEWED'];
const OPEN = ['SENT', 'PARTIALLY_SIGNED'];

export interface Turn {
  signature: Signature;
  convention: Convention;
}

/** The signature asked about and its convention, both held. The convention first, as everywhere: no deadlock. */
export async function lockTurn(id: string, tx: Tx): Promise<Turn> {
  const { conventionId } = await tx.get(Signature, { id });
  const convention = await tx.lock(Convention, conventionId);
  return { convention, signature: await tx.target(Signature, id) };
}

/** The signer, by signing in and nobody else: not the office, not on behalf. */
export async function ownTurn(id: string, tx: Tx): Promise<Turn> {
  const found = await tx.get(Signature, { id });
  if (found.personId !== tx.person) throw new TandemError('NOT_FOUND');
  if (tx.actor.onBehalfOf) throw new TandemError('NOT_ON_BEHALF');
  const turn = await lockTurn(id, tx);
  checkTurn(turn);
  mayBind(turn.signature, tx);
  return turn;
}

/** @throws TandemError ALREADY_SIGNED, CONVENTION_CLOSED, SIGNER_OUT_OF_TURN */
export function checkTurn({ signature, convention }: Turn): void {
  if (signature.state === 'SIGNED') throw new TandemError('ALREADY_SIGNED');
  if (!OPEN.includes(convention.state)) throw new TandemError('CONVENTION_CLOSED', { state: convention.state });
  if (signature.state === 'WAITING_TURN') throw new TandemError('SIGNER_OUT_OF_TURN');
}

/** Signing for the establishment is a grant held today, not only a name in the document. */
function mayBind(signature: Signature, tx: Tx): void {
  const entitled = tx.actor.grants.some((g) => g.role === 'signatory' && g.organisation === signature.organisationId);
  if (signature.role === 'signatory' && !entitled) throw new TandemError('NOT_SIGNATORY');
}

/** The stored bytes still have the hash that was sent; read and computed anew each time. @throws TandemError DOCUMENT_CHANGED */
export async function unchangedDocument(convention: Convention, tx: Tx): Promise<ConventionDocument> {
  const document = await tx.get(ConventionDocument, { conventionId: convention.id });
  if (sha256(document.bytes) !== convention.sha256) throw new TandemError('DOCUMENT_CHANGED');
  return document;
}

export async function notify(signature: Signature, tx: Tx): Promise<void> {
  signature.notifiedAt = tx.now;
  await asSystem(tx, 'next-signer').move(signature, 'notify');
  await log(tx, { id: signature.conventionId, organisationId: signature.organisationId }, 'NOTIFIED', { signature });
}

/** After one signature: the convention follows, and the next signer is told in the same transaction. */
export async function recordSignature({ signature, convention }: Turn, tx: Tx): Promise<void> {
  convention.signed += 1;
  const last = convention.signed === convention.signers;
  if (last) convention.signedAt = tx.now;
  await tx.move(convention, 'record-signature', { to: last ? 'SIGNED' : 'PARTIALLY_SIGNED' });
  if (last) return;
  const next = await tx.get(Signature, { conventionId: convention.id, turn: signature.turn + 1 });
  await notify(next, tx);
}
