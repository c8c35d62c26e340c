import { allowedCommands, parisDate, TandemError } from '@tandem/kernel';
import { documentMachine, selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { In } from 'typeorm';
import { assertDates, assertRecent } from '../../domain/membership/document';
import { MemberDocument } from '../../persistence/membership/document.entity';
import { Membership } from '../../persistence/membership/membership.entity';
import { claimFile } from './claim-file';
import { renewOlder } from './document-validity';
import { tryActivate, tryReinstate } from './try-activate';

const view = (d: MemberDocument) => ({
  id: d.id, version: d.version, state: d.state, person: d.personId, membership: d.membershipId, kind: d.kind, compulsory: d.compulsory, issued: d.issued, validUntil: d.validUntil,
  allowed: allowedCommands(documentMachine, d.state),
});

export class DocumentUseCases {
  @Handles(ops.documentRequest)
  async request(input: InputOf<typeof ops.documentRequest>, tx: Tx) {
    const membership = await tx.lock(Membership, input.id);
    if (membership.state === 'ENDED') throw new TandemError('MEMBERSHIP_OVER');
    if (await tx.find(MemberDocument, { membershipId: membership.id, kind: input.kind, state: In(['REQUESTED', 'RECEIVED', 'REJECTED']) })) throw new TandemError('DOCUMENT_ASKED');
    return tx.answer(await tx.create(MemberDocument, 'request', {
      organisationId: membership.organisationId, personId: membership.personId, membershipId: membership.id, programme: membership.programme, journeyId: membership.journeyId,
      kind: input.kind, compulsory: input.compulsory, fileId: null, issued: null, validUntil: null,
    }));
  }

  @Handles(ops.documentReceive)
  async receive(input: InputOf<typeof ops.documentReceive>, tx: Tx) {
    const document = await tx.target(MemberDocument, input.id);
    tx.mustOwn(document, document.personId, 'coordinator');
    assertDates(input.issued, input.validUntil, parisDate(tx.now));
    await claimFile(tx, document.organisationId, input.file, input.sha256);
    Object.assign(document, { fileId: input.file, issued: input.issued, validUntil: input.validUntil ?? null });
    return tx.answer(await tx.move(document, 'receive'));
  }

  @Handles(ops.documentVerify)
  async verify(input: InputOf<typeof ops.documentVerify>, tx: Tx) {
    const document = await tx.target(MemberDocument, input.id);
    if (document.personId === personOf(tx.actor)) throw new TandemError('OWN_DOCUMENT');
    if (document.state === 'RECEIVED') assertRecent(document.kind, document.issued as string, document.validUntil, parisDate(tx.now));
    await tx.move(document, 'verify');
    await renewOlder(tx, document);
    await tryActivate(tx, document.membershipId);
    await tryReinstate(tx, document.membershipId);
    return tx.answer(document);
  }

  @Handles(ops.documentReject)
  async reject(input: InputOf<typeof ops.documentReject>, tx: Tx) {
    const document = await tx.target(MemberDocument, input.id);
    return tx.answer(await tx.move(document, 'reject', { reason: input.reason }));
  }

  @Handles(ops.documentList)
  async list(input: InputOf<typeof ops.documentList>, tx: Tx) {
    const membership = await tx.get(Membership, { id: input.id });
    tx.mustOwn(membership, membership.personId, 'coordinator');
    const rows = await tx.em.find(MemberDocument, { where: { membershipId: membership.id }, order: { id: 'ASC' } });
    return { items: rows.map(view) };
  }
}
