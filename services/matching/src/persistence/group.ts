import { TandemError } from '@tandem/kernel';
import type { Tx } from '@tandem/platform';
import { PERSON_KINDS, type PersonKind } from '@tandem/programmes';
import { missingFrom, PROFESSIONAL, type GroupNeeds, type Member } from '../domain/group';
import { kindsOf } from '../domain/programme';
import { ProgrammeCopy } from './copies.entity';
import type { Project } from './project.entity';

/** The version a project obeys: the one it was born under. */
export const rulesOf = (tx: Tx, p: { organisationId: string; programme: string; programmeVersion: number | null }): Promise<ProgrammeCopy | null> =>
  p.programmeVersion === null ? Promise.resolve(null) : tx.find(ProgrammeCopy, { organisationId: p.organisationId, programme: p.programme, version: p.programmeVersion });

/** The version in force for what begins today; none when matching never heard of the programme. */
export const newestRules = (tx: Tx, organisationId: string, programme: string): Promise<ProgrammeCopy | null> =>
  tx.em.findOne(ProgrammeCopy, { where: { organisationId, programme }, order: { version: 'DESC' } });

/** Partners bound to the project, by their profile, and the professionals named. Nobody counts on both sides. */
async function membersOf(tx: Tx, project: Project, rules: ProgrammeCopy): Promise<Member[]> {
  const bound = (await tx.em.query(
    `SELECT a.person_id AS person, m.profile FROM assignment a LEFT JOIN membership_copy m ON m.id = a.membership_id WHERE a.project_id = $1 AND a.state IN ('CONFIRMED', 'ACTIVE')`,
    [project.id],
  )) as { person: string; profile: string | null }[];
  const partners = bound.map(({ person, profile }) => ({ person, kinds: kindsOf(rules, profile) }));
  const named = [...new Set([project.referentId, project.leadId, ...project.professionals])].filter((p): p is string => p !== null && !bound.some((b) => b.person === p));
  return [...partners, ...named.map((person) => ({ person, kinds: [PROFESSIONAL] }))];
}

export async function missingInGroup(tx: Tx, project: Project): Promise<GroupNeeds> {
  const rules = await rulesOf(tx, project);
  return rules ? missingFrom(rules.groupNeeds, await membersOf(tx, project, rules)) : {};
}

/** @throws TandemError GROUP_INCOMPLETE, naming who is missing */
export async function mustBeComplete(tx: Tx, project: Project): Promise<void> {
  const missing = await missingInGroup(tx, project);
  const kinds = (Object.keys(PERSON_KINDS) as PersonKind[]).filter((kind) => missing[kind]);
  if (!kinds.length) return;
  const said = (language: 'fr' | 'en') => kinds.map((kind) => `${PERSON_KINDS[kind][language]} (${missing[kind]})`).join(', ');
  throw new TandemError('GROUP_INCOMPLETE', { missing: said('fr'), missingEn: said('en'), codes: kinds });
}
