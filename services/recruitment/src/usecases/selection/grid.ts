import { allowedCommands, assertNoIdentifiers, TandemError } from '@tandem/kernel';
import { applicationMachine, gridMachine, selectionOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, personOf, type Tx } from '@tandem/platform';
import { assertGrid, type GridContent } from '../../domain/selection/grid';
import { Application } from '../../persistence/application.entity';
import { Grid } from '../../persistence/selection/grid.entity';
import { completeInterview } from './complete-interview';
import { officesOf } from './list';

function checkTexts(content: GridContent): void {
  assertNoIdentifiers(content.comment, 'comment');
  for (const list of ['criteria', 'competencies'] as const) content[list].forEach((mark, i) => assertNoIdentifiers(mark.evidence, `${list}[${i}].evidence`));
}

/** Until the last one is in, each member sees their own grid, and everybody else only who has submitted. */
function view(grid: Grid, complete: boolean, reader: string | undefined) {
  const hidden = !complete && grid.memberId !== reader;
  return {
    id: grid.id, version: grid.version, state: grid.state, application: grid.applicationId, slot: grid.slotId, member: grid.memberId, role: grid.memberRole,
    hidden, allowed: grid.memberId === reader ? allowedCommands(gridMachine, grid.state) : [], content: hidden ? null : grid.content,
  };
}

export class GridUseCases {
  @Handles(ops.gridSubmit)
  async submit({ id, ...content }: InputOf<typeof ops.gridSubmit>, tx: Tx) {
    // The application first: the last two grids, submitted together, are counted one after the other.
    const { applicationId } = await tx.get(Grid, { id });
    const application = await tx.lock(Application, applicationId);
    const grid = await tx.target(Grid, id);
    if (grid.memberId !== personOf(tx.actor)) throw new TandemError('GRID_NOT_YOURS');
    assertGrid(content);
    checkTexts(content);
    if (application.state !== 'INTERVIEW_SCHEDULED') {
      throw new TandemError('ILLEGAL_TRANSITION', { aggregate: 'application', state: application.state, command: 'complete-interview', allowed: allowedCommands(applicationMachine, application.state) });
    }
    grid.content = content;
    await tx.move(grid, 'submit');
    if (!(await tx.em.countBy(Grid, { slotId: grid.slotId, state: 'DRAFT' }))) await completeInterview(tx, application);
    return tx.answer(grid);
  }

  @Handles(ops.gridGet)
  async get(input: InputOf<typeof ops.gridGet>, tx: Tx) {
    const grid = await tx.get(Grid, { id: input.id });
    const [row] = await this.readable(tx, [grid]);
    if (!row) throw new TandemError('NOT_FOUND');
    return row;
  }

  @Handles(ops.gridList)
  async list(input: InputOf<typeof ops.gridList>, tx: Tx) {
    const query = tx.em.createQueryBuilder(Grid, 'g').where('TRUE');
    if (input.application) query.andWhere('g.application_id = :application', { application: input.application });
    if (input.slot) query.andWhere('g.slot_id = :slot', { slot: input.slot });
    if (input.state) query.andWhere('g.state = :state', { state: input.state });
    // Without a question, one's own; the coordinators see whose is missing anywhere.
    if (!input.application && !input.slot && !officesOf(tx, 'coordinator').length) query.andWhere('g.member_id = :me', { me: personOf(tx.actor) ?? null });
    return { items: await this.readable(tx, await query.orderBy('g.id').limit(200).getMany()) };
  }

  /** What the actor may see of these grids; nothing at all of an interview they had no part in, nor of their own. */
  private async readable(tx: Tx, grids: readonly Grid[]) {
    if (!grids.length) return [];
    const reader = personOf(tx.actor);
    const slots = [...new Set(grids.map((g) => g.slotId))];
    const siblings = await tx.em.createQueryBuilder(Grid, 'g').where('g.slot_id IN (:...slots)', { slots }).getMany();
    const own = new Set((await tx.em.createQueryBuilder(Application, 'a').select(['a.id']).where('a.id IN (:...ids) AND a.person_id = :reader', { ids: grids.map((g) => g.applicationId), reader: reader ?? null }).getMany()).map((a) => a.id));
    const complete = (g: Grid) => siblings.every((s) => s.slotId !== g.slotId || s.state !== 'DRAFT');
    const onPanel = (g: Grid) => siblings.some((s) => s.slotId === g.slotId && s.memberId === reader);
    return grids.filter((g) => !own.has(g.applicationId) && (onPanel(g) || tx.holds(g.organisationId, 'coordinator'))).map((g) => view(g, complete(g), reader));
  }
}
