import { TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import type { Definition } from '@tandem/programmes';
import { StructureAgreement } from '../persistence/structure/structure-agreement.entity';
import { versionOf } from './definitions';

export interface Fit {
  profile?: string;
  experience?: string;
  tasks?: string[];
  structure?: string;
}
interface Followed {
  organisationId: string;
  programme: string;
  programmeVersion: number;
}

/**
 * What the person says of themselves is in the programme's words, and their structure has come in.
 * @throws UNKNOWN_PROFILE, UNKNOWN_TASK, STRUCTURE_NOT_ACTIVE
 */
export async function fitted(tx: Tx, way: Followed, { profile, experience, tasks, structure }: Fit) {
  if (profile || tasks?.length) mustKnow((await versionOf(tx, way.organisationId, way.programme, way.programmeVersion)).definition as unknown as Definition, profile, tasks);
  if (structure) await mustBeActive(tx, way, structure);
  return { profile, experience, tasks: tasks && [...new Set(tasks)], structureId: structure };
}

function mustKnow({ profiles, activities }: Definition, profile: string | undefined, tasks: string[] = []): void {
  const known = profiles.map((p) => p.id);
  if (profile && !known.includes(profile)) throw new TandemError('UNKNOWN_PROFILE', { known });
  const formats = activities?.formats.map((f) => f.id) ?? [];
  const task = tasks.find((t) => !formats.includes(t));
  if (task) throw new TandemError('UNKNOWN_TASK', { task, known: formats });
}

/** Held until the end: an agreement ended at the same moment waits. */
async function mustBeActive(tx: Tx, { organisationId, programme }: Followed, id: string): Promise<void> {
  const agreement = await tx.em.findOne(StructureAgreement, { where: { id, organisationId, programme }, lock: { mode: 'pessimistic_read' } });
  if (!agreement) throw new TandemError('NOT_FOUND');
  if (agreement.state !== 'ACTIVE') throw new TandemError('STRUCTURE_NOT_ACTIVE');
}
