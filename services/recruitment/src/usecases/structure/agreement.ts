import { allowedCommands, assertNoIdentifiers, newId, parisDate, TandemError } from '@tandem/kernel';
import { selectionOperations as ops, structureAgreementMachine, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { Not } from 'typeorm';
import { nameKey } from '../../domain/identity';
import { assertAsked, assertRhythm, assertSignable, assertThrough } from '../../domain/structure/agreement';
import { StructureAgreement } from '../../persistence/structure/structure-agreement.entity';
import { mustHold } from '../../persistence/versioned';
import { claimFile } from '../membership/claim-file';
import { mustBeKnown } from '../people';
import { openStructureJourney, structureRules } from './structure-journey';

const rulesOf = async (tx: Tx, a: StructureAgreement) => (await structureRules(tx, a.organisationId, a.programme, a.programmeVersion)).rules;
/** Papers are gathered until the signature. */
const GATHERING = ['CONTACT', 'IN_DISCUSSION', 'AGREEMENT_DRAFT'];
export const canHandIn = (state: string): boolean => GATHERING.includes(state);

export class StructureAgreementUseCases {
  @Handles(ops.structureRegister)
  async register({ organisation: organisationId, programme, ...input }: InputOf<typeof ops.structureRegister>, tx: Tx) {
    mustHold(tx, organisationId, 'coordinator', 'lead');
    assertNoIdentifiers(input.names.fr, 'names.fr');
    assertNoIdentifiers(input.names.en, 'names.en');
    const { programmeVersion, journey, rules } = await structureRules(tx, organisationId, programme);
    assertThrough(rules, input.through);
    if (input.contact) await mustBeKnown(tx, organisationId, input.contact);
    const key = nameKey(input.names.fr);
    await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 15))', [`${organisationId} ${programme} ${key}`]);
    if (await tx.find(StructureAgreement, { organisationId, programme, nameKey: key, state: Not('ENDED') })) throw new TandemError('AGREEMENT_KNOWN');
    const agreement = await tx.create(StructureAgreement, 'register', {
      organisationId, programme, programmeVersion, journeyId: journey ? newId() : null, partnerOrganisationId: input.partnerOrganisation ?? newId(), kind: input.kind, names: input.names,
      nameKey: key, contactId: input.contact ?? null, through: input.through ?? null, rhythm: null, documents: [], signedFileId: null, signedOn: null, signedBy: null, endReason: null,
    });
    await openStructureJourney(tx, agreement);
    return tx.answer(agreement);
  }

  @Handles(ops.structureOpenDiscussion)
  async openDiscussion({ id }: InputOf<typeof ops.structureOpenDiscussion>, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(StructureAgreement, id), 'open-discussion'));
  }

  @Handles(ops.structureDraft)
  async draft({ id }: InputOf<typeof ops.structureDraft>, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(StructureAgreement, id), 'draft'));
  }

  /** Changes the version without a fact: what matters to others is the signature these papers allow. */
  @Handles(ops.structureHandIn)
  async handIn({ id, kind, file, sha256 }: InputOf<typeof ops.structureHandIn>, tx: Tx) {
    const agreement = await tx.target(StructureAgreement, id);
    mustHold(tx, agreement.organisationId, 'coordinator', 'lead');
    const { state } = agreement;
    if (!canHandIn(state)) throw new TandemError('ILLEGAL_TRANSITION', { aggregate: 'structure-agreement', state, command: 'hand-in', allowed: allowedCommands(structureAgreementMachine, state) });
    assertAsked(await rulesOf(tx, agreement), kind);
    await claimFile(tx, agreement.organisationId, file, sha256);
    const documents = [...agreement.documents.filter((d) => d.kind !== kind), { kind, file }];
    Object.assign(agreement, { documents, version: agreement.version + 1, updatedAt: tx.now });
    await tx.em.save(agreement, { reload: false });
    return tx.answer(agreement);
  }

  @Handles(ops.structureSign)
  async sign({ id, file, sha256, signedOn }: InputOf<typeof ops.structureSign>, tx: Tx) {
    const agreement = await tx.target(StructureAgreement, id);
    if (agreement.state === 'AGREEMENT_DRAFT') {
      assertSignable(await rulesOf(tx, agreement), agreement.documents, signedOn, parisDate(tx.now));
      await claimFile(tx, agreement.organisationId, file, sha256);
    }
    Object.assign(agreement, { signedFileId: file, signedOn, signedBy: personOf(tx.actor) ?? null });
    return tx.answer(await tx.move(agreement, 'sign'));
  }

  @Handles(ops.structureActivate)
  async activate({ id, rhythm }: InputOf<typeof ops.structureActivate>, tx: Tx) {
    const agreement = await tx.target(StructureAgreement, id);
    if (agreement.state === 'SIGNED') assertRhythm(await rulesOf(tx, agreement), rhythm);
    agreement.rhythm = rhythm;
    return tx.answer(await tx.move(agreement, 'activate'));
  }

  @Handles(ops.structureEnd)
  async end({ id, reason }: InputOf<typeof ops.structureEnd>, tx: Tx) {
    const agreement = await tx.target(StructureAgreement, id);
    agreement.endReason = reason;
    return tx.answer(await tx.move(agreement, 'end', { reason }));
  }
}
