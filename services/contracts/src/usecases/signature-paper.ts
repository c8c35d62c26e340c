import { Injectable } from '@nestjs/common';
import { parisDate, TandemError } from '@tandem/kernel';
import { contractsOperations, type InputOf } from '@tandem/messages';
import { FileRow, Handles, type Tx } from '@tandem/platform';
import { IsNull } from 'typeorm';
import { asSystem } from '../surroundings/as-system';
import { checkTurn, lockTurn, recordSignature, unchangedDocument, type Turn } from './signing';
import { log } from './signing-log';

type Input = InputOf<typeof contractsOperations.signatureSignOnPaper>;

/** Somebody signs by hand: the coordinator keeps the scan and what two witnesses saw. The same turn, the same document. */
@Injectable()
export class SignatureSignOnPaper {
  @Handles(contractsOperations.signatureSignOnPaper)
  async sign(input: Input, tx: Tx) {
    const turn = await lockTurn(input.id, tx);
    const { signature, convention } = turn;
    checkTurn(turn);
    checkPaper(turn, input, tx);
    await unchangedDocument(convention, tx);
    await claimScan(input, signature.organisationId, tx);
    await logPaper(turn, input, tx);
    // The table lets signers sign; the office only records what a signer did elsewhere, and the evidence says so.
    const recorder = asSystem(tx, 'paper-signature');
    Object.assign(signature, { channel: 'paper', viewedAt: signature.viewedAt ?? tx.now, signedAt: tx.now });
    if (signature.state === 'NOTIFIED') await recorder.move(signature, 'view');
    await recorder.move(signature, 'sign');
    await recordSignature(turn, recorder);
    return tx.answer(signature);
  }
}

function checkPaper({ signature, convention }: Turn, { witnesses, signedOn }: Input, tx: Tx): void {
  const persons = new Set(witnesses.map((w) => w.person));
  const signs = convention.parties.some((p) => persons.has(p.person));
  if (persons.size < 2 || persons.size < witnesses.length || signs) throw new TandemError('PAPER_WITNESSES');
  if (signedOn < parisDate(signature.notifiedAt as string) || signedOn > parisDate(tx.now)) throw new TandemError('PAPER_DATE');
}

async function claimScan({ scan, sha256 }: Input, organisationId: string, tx: Tx): Promise<void> {
  const { affected } = await tx.em.update(FileRow, { id: scan, organisationId, sha256, claimedAt: IsNull() }, { claimedAt: new Date() });
  if (!affected) throw new TandemError('SCAN_UNKNOWN');
}

async function logPaper({ signature, convention }: Turn, { scan, sha256, witnesses, signedOn }: Input, tx: Tx): Promise<void> {
  for (const { person, at } of witnesses) await log(tx, convention, 'WITNESSED', { signature, person, at });
  await log(tx, convention, 'PAPER_RECEIVED', { signature, detail: { scan, sha256, signedOn, recordedBy: tx.actor.sub } });
  await log(tx, convention, 'SIGNED', { signature, detail: { sha256: convention.sha256, channel: 'paper' } });
}
