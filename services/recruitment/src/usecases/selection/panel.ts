import { newId, TandemError } from '@tandem/kernel';
import { panelEvents, selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { assertPanel, type PanelMember } from '../../domain/selection/panel';
import { Grant } from '../../persistence/house.entity';
import { Call } from '../../persistence/programme.entity';
import { InterviewSlot } from '../../persistence/selection/interview-slot.entity';
import { Panel } from '../../persistence/selection/panel.entity';
import { mustHold, saveRow, targetRow } from '../../persistence/versioned';
import { listPage, officesOf } from './list';

const facts = (panel: Panel) => ({ ...(panel.callId ? { call: panel.callId } : {}), members: panel.members });
const envelope = (panel: Panel) => ({ programme: panel.programme ?? undefined });
const view = (panel: Panel) => ({ id: panel.id, organisation: panel.organisationId, version: panel.version, programme: panel.programme, call: panel.callId, members: panel.members, allowed: ['change'] });

/** The panel is complete and each member holds, today and here, the role they sit in. */
async function assertMembers(tx: Tx, organisationId: string, members: readonly PanelMember[]): Promise<void> {
  assertPanel(members);
  for (const { person, role } of members) {
    const held = await tx.find(Grant, { organisationId, personId: person, role, granted: true });
    if (!held) throw new TandemError('PANEL_MEMBER_ROLE', { role });
  }
}

export class PanelUseCases {
  @Handles(ops.panelCompose)
  async compose(input: InputOf<typeof ops.panelCompose>, tx: Tx) {
    mustHold(tx, input.organisation, 'coordinator');
    const call = input.call ? await tx.get(Call, { id: input.call, organisationId: input.organisation }) : null;
    await assertMembers(tx, input.organisation, input.members);
    const panel = tx.em.create(Panel, {
      id: newId(), version: 1, createdAt: tx.now, updatedAt: tx.now, organisationId: input.organisation, kind: 'PANEL',
      programme: call?.programme ?? input.programme ?? null, callId: call?.id ?? null, members: input.members,
    });
    await tx.em.insert(Panel, panel);
    await tx.emit(panelEvents, 'panel.composed', panel, facts(panel), envelope(panel));
    return { id: panel.id, version: panel.version, allowed: ['change'] };
  }

  @Handles(ops.panelChange)
  async change(input: InputOf<typeof ops.panelChange>, tx: Tx) {
    const panel = await targetRow(tx, Panel, input.id);
    mustHold(tx, panel.organisationId, 'coordinator');
    if (panel.kind === 'MEETING') throw new TandemError('SELECTION_BY_MEETING');
    await assertMembers(tx, panel.organisationId, input.members);
    // Ties were checked for those who sat when the hour was booked.
    if (await tx.find(InterviewSlot, { panelId: panel.id, state: 'BOOKED' })) throw new TandemError('PANEL_IN_USE');
    await saveRow(tx, panel, { members: input.members });
    await tx.emit(panelEvents, 'panel.changed', panel, facts(panel), envelope(panel));
    return { id: panel.id, version: panel.version, allowed: ['change'] };
  }

  @Handles(ops.panelGet)
  async get(input: InputOf<typeof ops.panelGet>, tx: Tx) {
    return view(await tx.get(Panel, { id: input.id }));
  }

  @Handles(ops.panelList)
  async list(input: InputOf<typeof ops.panelList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Panel, 'p').where(`p.kind = 'PANEL'`);
    if (input.call) query.andWhere('p.call_id = :call', { call: input.call });
    return listPage(query, input, { offices: officesOf(tx, 'coordinator', 'professional', 'ru'), mine: 'FALSE', person: personOf(tx.actor) }, view);
  }
}
