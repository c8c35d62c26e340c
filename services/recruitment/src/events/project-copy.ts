import { Injectable } from '@nestjs/common';
import type { TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';

/** Which projects can be wished for: matching tells, a small copy remembers. */
@Injectable()
export class ProjectCopies {
  @On(
    'project.created', 'project.submitted', 'project.review-started', 'project.changes-requested', 'project.resubmitted', 'project.approved', 'project.rejected',
    'project.opened', 'project.staffed', 'project.started', 'project.closing-started', 'project.closed', 'project.paused', 'project.resumed', 'project.cancelled',
  )
  async copy(fact: TandemEvent, tx: Tx): Promise<void> {
    await tx.em.query(
      `INSERT INTO project_copy (id, organisation_id, state, call_id, version) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, call_id = coalesce(excluded.call_id, project_copy.call_id), version = excluded.version
        WHERE project_copy.version < excluded.version`,
      [fact.subject, fact.organisation, fact.data.state, fact.data.call ?? null, fact.version],
    );
  }
}
