import { allowedCommands, TandemError } from '@tandem/kernel';
import { selectionOperations as ops, structureAgreementMachine, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { StructureAgreement } from '../../persistence/structure/structure-agreement.entity';
import { listPage, officesOf } from '../selection/list';
import { canHandIn } from './agreement';

const OFFICES = ['coordinator', 'lead', 'direction', 'signatory'];

/** Which structures one may come with; the pipeline and its papers are the house's. */
const told = (a: StructureAgreement) => ({
  id: a.id, version: a.version, state: a.state, organisation: a.organisationId, programme: a.programme, kind: a.kind, names: a.names, partnerOrganisation: a.partnerOrganisationId, allowed: [] as string[],
});
const view = (a: StructureAgreement) => ({
  ...told(a), programmeVersion: a.programmeVersion, journey: a.journeyId, contact: a.contactId, through: a.through, rhythm: a.rhythm, documents: a.documents, signedOn: a.signedOn, signedBy: a.signedBy,
  endReason: a.endReason, allowed: [...(canHandIn(a.state) ? ['hand-in'] : []), ...allowedCommands(structureAgreementMachine, a.state)],
});
const shown = (tx: Tx, a: StructureAgreement) => (tx.isSystem || tx.holds(a.organisationId, ...OFFICES) ? view(a) : told(a));

export class StructureAgreementRead {
  @Handles(ops.structureGet)
  async get({ id }: InputOf<typeof ops.structureGet>, tx: Tx) {
    const agreement = await tx.get(StructureAgreement, { id });
    if (agreement.state !== 'ACTIVE' && !tx.holds(agreement.organisationId, ...OFFICES)) throw new TandemError('NOT_FOUND');
    return shown(tx, agreement);
  }

  @Handles(ops.structureList)
  async list(input: InputOf<typeof ops.structureList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(StructureAgreement, 'a').where('TRUE');
    if (input.organisation) query.andWhere('a.organisation_id = :organisation', { organisation: input.organisation });
    if (input.programme) query.andWhere('a.programme = :programme', { programme: input.programme });
    if (input.state) query.andWhere('a.state = :state', { state: input.state });
    return listPage(query, input, { offices: officesOf(tx, ...OFFICES), mine: `a.state = 'ACTIVE'` }, (a) => shown(tx, a));
  }
}
