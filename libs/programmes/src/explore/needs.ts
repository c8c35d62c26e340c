import type { PlannedStage } from '../plan/plan';
import type { Definition } from '../definition/schema';
import { PERSON_KINDS, type PersonKind } from '../definition/vocabulary';

/** What is known when a fact could be told: the programme, the stage that waits for it, and the facts already told. */
export interface Moment {
  definition: Definition;
  stage?: PlannedStage;
  told: readonly string[];
  hasRepresentatives: boolean;
}
type Need = (m: Moment) => string | undefined;

const accepted: Need = ({ told }) => (told.includes('application.accepted') ? undefined : 'il faut une adhésion, et personne n’a été accepté');
const covered: Need = ({ told }) => (told.includes('convention.activated') ? undefined : 'il faut une convention en vigueur, et aucune n’est signée');
const route: Need = ({ definition: { money } }) => (money !== 'none' && !Object.keys(money.routes).length ? 'il faut un statut de versement, et le programme n’en propose aucun (money.routes)' : undefined);

/** Somebody entrusted with a mission needs no team to have asked; otherwise there must be projects to join. */
const projects: Need = ({ definition: d, stage }) => {
  const any = Boolean(d.journeys.project) || d.starts.some((s) => s.of === 'teams') || stage?.options.by === 'appointment';
  return any ? undefined : 'aucune équipe ne peut proposer de projet (ni départ of: teams, ni parcours project)';
};

/** The panel of a selection needs a user representative; a meeting does not. */
const panel: Need = ({ stage, hasRepresentatives }) =>
  (stage?.options.mode === 'panel' && !hasRepresentatives ? 'le jury demande un représentant des usagers, et ce programme n’en a pas' : undefined);

/** Kinds of person a house has, without any journey bringing them. */
export const BY_THEMSELVES: PersonKind[] = ['professional', 'student', 'elected'];
const group: Need = ({ definition: d, stage }) => {
  const min = (stage?.options.group as { min: Record<string, number> } | undefined)?.min ?? {};
  const wanted = Object.keys(min).filter((kind) => !BY_THEMSELVES.includes(kind as PersonKind)) as PersonKind[];
  const name = (kind: PersonKind): string => PERSON_KINDS[kind].fr;
  if (wanted.length && !d.journeys.partner.stages.some((s) => s.kind === 'matching')) return `le groupe attend ${wanted.map(name).join(', ')}, et aucun parcours n’affecte de partenaire à un projet (étape matching)`;
  const missing = wanted.find((kind) => !d.profiles.some((p) => !p.kinds || p.kinds.includes(kind)));
  return missing && `le groupe attend ${name(missing)}, et aucun profil du programme n’en accueille`;
};

/** What other services' guards ask for before such a fact can be told. */
const NEEDS: Record<string, Need[]> = {
  'application.interview-scheduled': [panel],
  'convention.created': [accepted],
  'proposal.proposed': [accepted, projects],
  'assignment.confirmed': [accepted, projects],
  'seat.nominated': [accepted],
  'membership.activated': [accepted, covered, route],
  'project.staffed': [group],
};
/** Facts that make others possible, or that begin a process while its journey pauses: kept along a story, in any order. */
export const REMEMBERED = ['application.screened', 'application.accepted', 'convention.activated'];

/** Why such a fact can never come at that moment, or undefined when it can. */
export function missing(fact: string, moment: Moment): string | undefined {
  for (const need of NEEDS[fact] ?? []) {
    const why = need(moment);
    if (why) return why;
  }
  return undefined;
}
