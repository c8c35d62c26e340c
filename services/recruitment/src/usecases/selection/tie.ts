import { assertNoIdentifiers, newId, TandemError } from '@tandem/kernel';
import { selectionOperations as ops, tieEvents, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { Grant, Unit } from '../../persistence/house.entity';
import { Tie } from '../../persistence/selection/tie.entity';
import { mustHold, saveRow, targetRow } from '../../persistence/versioned';
import { claimFile } from '../membership/claim-file';
import { mustBeKnown } from '../people';
import { listPage, officesOf } from './list';

const facts = (tie: Tie) => ({ person: tie.personId, ...(tie.unitId ? { unit: tie.unitId } : {}), ...(tie.otherId ? { other: tie.otherId } : {}) });
const answer = (tie: Tie) => ({ id: tie.id, state: tie.state, version: tie.version, allowed: tie.state === 'DECLARED' ? ['end'] : [] });

/** One’s own tie, or any for the coordinators: an undeclared tie is found by whoever knows of it. */
function mayTouch(tx: Tx, organisation: string, ...people: (string | null | undefined)[]): void {
  mustHold(tx, organisation, 'person', 'candidate', 'partner', 'professional', 'ru', 'coordinator');
  const me = tx.actor.onBehalfOf ?? personOf(tx.actor);
  if (!people.includes(me) && !tx.holds(organisation, 'coordinator')) throw new TandemError('FORBIDDEN');
}

export class TieUseCases {
  @Handles(ops.tieDeclare)
  async declare(input: InputOf<typeof ops.tieDeclare>, tx: Tx) {
    mayTouch(tx, input.organisation, input.person, input.other);
    if (!input.other === !input.unit || input.other === input.person) throw new TandemError('TIE_TARGET');
    assertNoIdentifiers(input.note, 'note');
    await mustBeKnown(tx, input.organisation, input.person);
    if (input.other) await mustBeKnown(tx, input.organisation, input.other);
    if (input.unit) await tx.get(Unit, { id: input.unit, organisationId: input.organisation });
    const target = (input.other ?? input.unit) as string;
    const known = await tx.find(Tie, { organisationId: input.organisation, personId: input.person, otherKey: target, kind: input.kind, state: 'DECLARED' });
    if (known) throw new TandemError('TIE_KNOWN');
    const tie = tx.em.create(Tie, {
      id: newId(), version: 1, createdAt: tx.now, updatedAt: tx.now, organisationId: input.organisation, state: 'DECLARED', personId: input.person,
      otherId: input.other ?? null, unitId: input.unit ?? null, otherKey: target, kind: input.kind, note: input.note ?? null, frameFileId: null,
    });
    await tx.em.insert(Tie, tie);
    await tx.emit(tieEvents, 'tie.declared', tie, facts(tie));
    return answer(tie);
  }

  @Handles(ops.tieEnd)
  async end(input: InputOf<typeof ops.tieEnd>, tx: Tx) {
    const tie = await targetRow(tx, Tie, input.id);
    mayTouch(tx, tie.organisationId, tie.personId, tie.otherId);
    if (tie.state === 'ENDED') throw new TandemError('TIE_ENDED');
    await saveRow(tx, tie, { state: 'ENDED' });
    await tx.emit(tieEvents, 'tie.ended', tie, facts(tie));
    return answer(tie);
  }

  /** Only a tie of care is lifted by a frame (H06 a): family, money or a complaint are not settled on paper. */
  @Handles(ops.tieFrame)
  async frame(input: InputOf<typeof ops.tieFrame>, tx: Tx) {
    const tie = await targetRow(tx, Tie, input.id);
    mustHold(tx, tie.organisationId, 'ru', 'coordinator');
    if (!tx.holds(tie.organisationId, 'ru')) await this.assertNobodyRepresents(tx, tie);
    if (tie.state !== 'DECLARED') throw new TandemError('TIE_ENDED');
    if (tie.kind !== 'CARE') throw new TandemError('TIE_NOT_FRAMED');
    await claimFile(tx, tie.organisationId, input.file, input.sha256);
    await saveRow(tx, tie, { state: 'FRAMED', frameFileId: input.file });
    await tx.emit(tieEvents, 'tie.framed', tie, facts(tie));
    return answer(tie);
  }

  /** A small house may have no user representative: the coordinators then stand in, but never for a tie of their own. */
  private async assertNobodyRepresents(tx: Tx, tie: Tie): Promise<void> {
    const me = personOf(tx.actor);
    if (me === tie.personId || me === tie.otherId) throw new TandemError('FORBIDDEN');
    if (await tx.find(Grant, { organisationId: tie.organisationId, role: 'ru', granted: true })) throw new TandemError('TIE_FRAME_RU');
  }

  @Handles(ops.tieList)
  async list(input: InputOf<typeof ops.tieList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Tie, 't').where(`t.state = 'DECLARED'`);
    if (input.person) query.andWhere('(t.person_id = :person OR t.other_id = :person)', { person: input.person });
    const scope = { offices: officesOf(tx, 'coordinator'), mine: '(t.person_id = :me OR t.other_id = :me)', person: personOf(tx.actor) };
    return listPage(query, input, scope, (t) => ({
      id: t.id, organisation: t.organisationId, version: t.version, state: t.state, person: t.personId, other: t.otherId, unit: t.unitId, kind: t.kind,
    }));
  }
}
