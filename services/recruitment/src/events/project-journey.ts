import { Injectable } from '@nestjs/common';
import type { TandemEvent } from '@tandem/messages';
import { On, type Tx } from '@tandem/platform';
import { openJourneyOf } from '../usecases/journey-move';

/** A project of a programme with a journey for projects: matching names that journey in the project's facts, we open it. */
@Injectable()
export class ProjectJourneys {
  @On('project.created')
  async open({ organisation: organisationId, subject, journey: id, programme }: TandemEvent, tx: Tx): Promise<void> {
    if (id && programme) await openJourneyOf(tx, 'project', subject, { id, organisationId, programme });
  }
}
