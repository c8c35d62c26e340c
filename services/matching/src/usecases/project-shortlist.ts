import { matchingOperations as ops, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { weightsOf } from '../domain/criteria';
import { shortlist } from '../domain/shortlist';
import { Project } from '../persistence/project.entity';
import { missionOf, suitorsOf } from '../persistence/suitors';

/** Who may fit, why, and what blocks. It reads; it never assigns (RGPD art. 22). */
export class ProjectShortlist {
  @Handles(ops.projectShortlist)
  async read(input: InputOf<typeof ops.projectShortlist>, tx: Tx) {
    const project = await tx.get(Project, { id: input.id });
    const mission = missionOf(project);
    const { suitors, context } = await suitorsOf(tx, project, project.id);
    const rows = shortlist(mission, suitors, context).filter((r) => input.blocked || !r.blocked);
    return { project: project.id, weights: weightsOf(mission, context), items: rows.slice(0, input.limit) };
  }
}
