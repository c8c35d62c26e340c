import { createHash } from 'node:crypto';
import { canonicalJson, TandemError } from '@tandem/kernel';
import { plan, type Definition, type Plan } from '@tandem/programmes';
import type { Tx } from '@tandem/platform';
import { ProgrammeVersion } from '../persistence/programme.entity';

/** Of the content and not of the file: comments and order of keys do not make another version. */
export const definitionHash = (definition: unknown): string => createHash('sha256').update(canonicalJson(definition)).digest('hex');

/** That version, or the latest published one. @throws PROGRAMME_UNKNOWN */
export async function versionOf(tx: Tx, organisationId: string, programme: string, programmeVersion?: number): Promise<ProgrammeVersion> {
  const where = { organisationId, programme, ...(programmeVersion === undefined ? {} : { programmeVersion }) };
  const row = await tx.em.findOne(ProgrammeVersion, { where, order: { programmeVersion: 'DESC' } });
  if (!row) throw new TandemError('PROGRAMME_UNKNOWN', { programme });
  return row;
}

/** Versions are immutable, so their plans are computed once; a few hundred bytes each. */
const plans = new Map<string, Plan>();

export async function planOf(tx: Tx, journey: { organisationId: string; programme: string; programmeVersion: number }): Promise<Plan> {
  const version = await versionOf(tx, journey.organisationId, journey.programme, journey.programmeVersion);
  const known = plans.get(version.id);
  if (known) return known;
  const made = plan(version.definition as unknown as Definition, 'partner');
  plans.set(version.id, made);
  return made;
}
