import { ROLE_NAMES, type Role } from '@tandem/messages/roles';
import type { PlannedStage } from '../plan/plan';
import type { Deadline, Memory, ProcessSettings, ProcessTable, Step } from '../plan/process';
import { factsOf, transitionsOf } from './acts';
import type { Finding } from './finding';
import type { Graph, Standing } from './graph';
import { missing, type Moment } from './needs';

/** A process as the programme runs it: its table, its moves, its delays. */
export interface Running {
  table: ProcessTable;
  graph: Graph;
  settings: ProcessSettings;
}
export type Wrong = Pick<Finding, 'code' | 'problem'>;

/** Ways to stop, or to put off: they end a wait without what was waited for, so they are no answer to it. */
const GIVE_UP: readonly string[] = [
  'journey.closed', 'application.withdrawn', 'application.lapsed', 'application.refused', 'application.redirected', 'membership.ended',
  'project.paused', 'project.cancelled', 'project.rejected', 'structure-agreement.ended',
];
/** Leaving is how a stage for leaving goes on. */
export const givesUp = (fact: string, kind: string | undefined): boolean => GIVE_UP.includes(fact) && kind !== 'exit';

/** What is wrong with one wait at that moment: nobody to wait for, no date, nothing at the date, nothing that can end it. */
export function wrongWith({ table, graph, settings }: Running, step: string, cast: ReadonlySet<Role>, moment: Moment): Wrong[] {
  const row = table.steps[step] as Step | undefined;
  if (!row) return [{ code: 'WAITS_FOR_NOBODY', problem: `on arrive à « ${step} », que personne n’a décrit : nul ne sait qui est attendu.` }];
  const standing = graph.steps[step];
  const roles = signers(moment.stage, step) ?? standing.roles;
  const waiting = `on attend ${nameOf(roles[0])} pour ${row.expects.fr}`;
  const nobody = roles.filter((role) => !cast.has(role)).map((role): Wrong => ({ code: 'WAITS_FOR_NOBODY', problem: `on attend ${nameOf(role)} pour ${row.expects.fr}, et personne ne tient ce rôle dans ce programme.` }));
  const listens = (fact: string): boolean => fact in row.on || fact in (table.anywhere ?? {});
  return [...nobody, ...dated(row, standing, settings, cast, waiting), ...ended(standing, listens, cast, moment, waiting)];
}

const nameOf = (role: Role | undefined): string => (role && ROLE_NAMES[role]?.fr) ?? 'personne';

/** The table waits for one signer after the other; who they are is the stage's to say. */
export const signsInTurn = (kind: string | undefined, step: string): boolean => kind === 'convention' && ['signing', 'countersigning'].includes(step);
const signers = (stage: PlannedStage | undefined, step: string): Role[] | undefined => (signsInTurn(stage?.kind, step) ? (stage?.options.parties as Role[]) : undefined);

const ANY: Memory = { organisation: 'o', journey: 'j', ids: {}, dates: {}, counts: {} };
const rungs = (deadline: Deadline): Deadline[] => [deadline, ...(deadline.next ? rungs(deadline.next) : [])];

function dated(row: Step, standing: Standing, settings: ProcessSettings, cast: ReadonlySet<Role>, waiting: string): Wrong[] {
  const deadline = settings.deadlines[row.deadline];
  if (!deadline) return [{ code: 'NO_DEADLINE', problem: `${waiting}, et rien ne dit jusqu’à quand.` }];
  return rungs(deadline).flatMap((rung): Wrong[] => {
    if (['escalate', 'task'].includes(rung.then)) {
      if (rung.to && cast.has(rung.to)) return [];
      return rung.to || rung.then === 'escalate' ? [{ code: 'HANDED_TO_NOBODY', problem: `${waiting} ; passé ${rung.within}, c’est à ${nameOf(rung.to)} d’agir, et personne ne tient ce rôle dans ce programme.` }] : [];
    }
    if (!row.overdue) return [{ code: 'NOTHING_AT_DEADLINE', problem: `${waiting} ; au bout de ${rung.within} Tandem devrait agir, et rien n’est prévu.` }];
    if (rung.then !== 'act' && !row.person) return [{ code: 'LAPSES_UNHEARD', problem: `${waiting} ; au bout de ${rung.within} tout s’arrêterait, sans que l’on sache à qui écrire.` }];
    const heard = factsOf(row.overdue(ANY)).filter((fact) => standing.edges.some((e) => e.fact === fact));
    return heard.length ? [] : [{ code: 'NOTHING_AT_DEADLINE', problem: `${waiting} ; au bout de ${rung.within} Tandem agit, et l’attente ne l’entend pas.` }];
  });
}

/**
 * For everything the wait may stand on: somebody of the programme can do what ends it, and the process hears it. It may
 * move on by another fact of the same gesture (a signature, then the convention): hearing it and having a way on is enough.
 */
function ended(standing: Standing, listens: (fact: string) => boolean, cast: ReadonlySet<Role>, moment: Moment, waiting: string): Wrong[] {
  const goesOn = standing.edges.some(({ fact }) => !givesUp(fact, moment.stage?.kind));
  return standing.ends.flatMap(({ aggregate, states }): Wrong[] => {
    const acts = transitionsOf(aggregate).filter((t) => states.includes(t.to) && !givesUp(`${aggregate}.${t.event}`, moment.stage?.kind));
    const done = acts.filter((t) => goesOn && listens(`${aggregate}.${t.event}`) && t.by.some((role) => cast.has(role as Role)));
    if (!done.length) return [{ code: 'NO_ACT_ENDS_IT', problem: `${waiting}, et aucun geste n’y met fin : l’attente n’aurait pas de terme.` }];
    const reasons = done.map((t) => missing(`${aggregate}.${t.event}`, moment));
    return reasons.every((why) => why !== undefined) ? [{ code: 'NO_ACT_ENDS_IT', problem: `${waiting}, et cela n’arrivera jamais : ${reasons[0]}.` }] : [];
  });
}
