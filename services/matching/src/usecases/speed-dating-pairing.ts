import type { Tx } from '@tandem/platform';
import { pairUp, type Pairing, type PartnerSide } from '../domain/pairing';
import { mustNotMeet } from '../domain/blockers';
import { criteria, scoreOf } from '../domain/criteria';
import { Ranking, type SpeedDating } from '../persistence/matching.entity';
import { Project } from '../persistence/project.entity';
import { missionOf, suitorsOf, type Candidate } from '../persistence/suitors';
import { BINDABLE } from './assignment-make';

/** Who takes part: people of the programme with room for one more mission; of the call, when the event is a call's. */
const takesPart = (dating: SpeedDating, ranked: ReadonlySet<string>, maxMissions: number) => (s: Candidate): boolean =>
  BINDABLE.includes(s.state) && s.projects.length < maxMissions && (!dating.callId || s.call === dating.callId || ranked.has(s.membership));

/** Reads both sides' orders and pairs them. A partner who sent none stands with the wishes of her application. */
export async function pairingOf(tx: Tx, dating: SpeedDating, seed: number): Promise<Pairing> {
  const rankings = await tx.em.findBy(Ranking, { speedDatingId: dating.id });
  const byMembership = new Map(rankings.filter((r) => r.membershipId).map((r) => [r.membershipId as string, r]));
  const byProject = new Map(rankings.filter((r) => r.projectId).map((r) => [r.projectId as string, r]));
  const { suitors, context } = await suitorsOf(tx, dating, String(seed));
  const here = suitors.filter(takesPart(dating, new Set(byMembership.keys()), context.settings['max-missions']));
  const known = new Map(here.map((s) => [s.membership, s]));
  const ids = dating.projects.map((p) => p.project);
  const projects = await tx.em.createQueryBuilder(Project, 'p').where('p.id = ANY(:ids)', { ids }).getMany();
  const missions = new Map(projects.map((p) => [p.id, missionOf(p)]));
  const sideOf = (s: Candidate): PartnerSide => {
    const own = byMembership.get(s.membership);
    // Who said nothing of other projects is open to them: better a project than none, and she may decline.
    return { membership: s.membership, person: s.person, order: (own?.choices ?? s.wishes ?? []).filter((id) => missions.has(id)), acceptsOthers: own?.acceptsOthers ?? true };
  };
  const score = (membership: string, project: string): number | null => {
    const [suitor, mission] = [known.get(membership), missions.get(project)];
    if (!suitor || !mission || mustNotMeet(mission, suitor) || suitor.projects.includes(project)) return null;
    return scoreOf(criteria(mission, suitor, context));
  };
  const teams = dating.projects.map(({ project, capacity }) => {
    const own = byProject.get(project);
    return { project, capacity, order: own?.choices ?? [], acceptsOthers: own?.acceptsOthers ?? true };
  });
  return pairUp({ partners: here.map(sideOf), teams, score, seed });
}
