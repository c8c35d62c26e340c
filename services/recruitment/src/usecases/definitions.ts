import { createHash } from 'node:crypto';
import { canonicalJson, TandemError } from '@tandem/kernel';
import { plan, type Definition, type Plan } from '@tandem/programmes';
import type { Tx } from '@tandem/platform';
import { ProgrammeVersion, type Journey } from '../persistence/programme.entity';
import { subjectOfWay } from './subject';

/** Of the content and not of the file: comments and order of keys do not make another version. */
export const definitionHash = (definition: unknown): string => createHash('sha256').update(canonicalJson(definition)).digest('hex');

/** That version, or the latest published one. @throws PROGRAMME_UNKNOWN */
export async function versionOf(tx: Tx, organisationId: string, programme: string, programmeVersion?: number): Promise<ProgrammeVersion> {
  const where = { organisationId, programme, ...(programmeVersion === undefined ? {} : { programmeVersion }) };
  const row = await tx.em.findOne(ProgrammeVersion, { where, order: { programmeVersion: 'DESC' } });
  if (!row) throw new TandemError('PROGRAMME_UNKNOWN', { programme });
  return row;
}

/** Versions are immutable, so plans that are the same for all are computed once; a few hundred bytes each. */
const plans = new Map<string, Plan>();

type Planned = Pick<Journey, 'organisationId' | 'programme' | 'programmeVersion' | 'kind'> & Partial<Pick<Journey, 'applicationId' | 'membershipId'>>;

/** The plan of one journey today: what its programme keeps for some is left out for those known not to be among them. */
export async function planOf(tx: Tx, journey: Planned): Promise<Plan> {
  const version = await versionOf(tx, journey.organisationId, journey.programme, journey.programmeVersion);
  const key = `${version.id} ${journey.kind}`;
  const known = plans.get(key);
  if (known) return known;
  const definition = version.definition as unknown as Definition;
  const made = plan(definition, journey.kind);
  if (made.conditional && journey.kind === 'partner') return plan(definition, 'partner', await subjectOfWay(tx, journey, definition));
  plans.set(key, made);
  return made;
}
