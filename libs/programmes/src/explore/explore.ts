import { JOURNEY_KINDS } from '@tandem/messages';
import type { Definition } from '../definition/schema';
import { settingsOf } from '../definition/settings-of';
import { JOURNEYS, type JourneyKind } from '../definition/vocabulary';
import { capital } from '../explain/words';
import { stageOf, type PlannedStage } from '../plan/plan';
import type { ProcessTable } from '../plan/process';
import { processOf, tableOf } from '../stages/ways';
import { castOf } from './cast';
import { wrongWith, type Running } from './checks';
import type { Finding } from './finding';
import { HAPPENED } from './french';
import { graphOf } from './graph';
import { waysOf, type Way } from './subjects';
import { ENDED, NEVER, walk, type Node, type World } from './walk';

export interface Explored {
  /** Empty: no wait is for nobody, none is a dead end, every one has a deadline and an act that ends it. */
  findings: Finding[];
  /** States looked at, over every journey and every subject. */
  states: number;
}

/** Looks at every state each journey of the programme can reach: its plan, every outcome, pauses, withdrawal, silence. */
export function explore(definition: Definition, table: (process: string) => ProcessTable = tableOf): Explored {
  const found = JOURNEY_KINDS.flatMap((kind) => waysOf(definition, kind).filter(({ plan }) => plan.stages.length || definition.journeys[kind]?.stages.length).map((way) => lived(definition, kind, way, table)));
  const findings = found.flatMap((f) => f.findings);
  const seen = new Set<string>();
  return { findings: findings.filter((f) => once(seen, JSON.stringify([f.code, f.journey, f.stage, f.step, f.problem]))), states: found.reduce((sum, f) => sum + f.states, 0) };
}

function lived(definition: Definition, kind: JourneyKind, way: Way, table: (process: string) => ProcessTable): Explored {
  const world = worldOf(definition, way, table);
  const nodes = walk(world);
  const make: Make = (node, more) => ({ journey: capital(JOURNEYS[kind].fr), ...(way.subject ? { subject: way.subject } : {}), ...more, story: storyOf(node) });
  const findings = waits(world, nodes, make);
  return { states: nodes.length, findings: findings.length ? findings : stuck(world, nodes, make) };
}

function worldOf(definition: Definition, { plan }: Way, table: (process: string) => ProcessTable): World & { own: Running } {
  const cast = castOf(definition);
  const running = new Map<string, Running>();
  const run = (process: string, options: Record<string, unknown>): Running => {
    const own = table(process);
    return { table: own, graph: graphOf(own, options), settings: settingsOf(definition, process) };
  };
  const of = (stage: PlannedStage): Running => {
    const known = running.get(stage.id) ?? run(processOf({ kind: stage.kind, ...stage.options }), stage.options);
    running.set(stage.id, known);
    return known;
  };
  return { plan, of, cast, moment: (stage, told) => ({ definition, stage, told, hasRepresentatives: cast.has('ru') }), own: run('journey', {}) };
}

type Make = (node: Node, more: Pick<Finding, 'code' | 'problem' | 'stage' | 'step'>) => Finding;

/** Every wait of every state, each looked at once per moment, at the end of the shortest way to it. */
function waits(world: World & { own: Running }, nodes: readonly Node[], make: Make): Finding[] {
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    const { progress, at, told } = node;
    if (progress.ended) return [];
    if (!progress.open.length && !progress.paused) return once(seen, 'nothing') ? [make(node, { code: 'NOTHING_OPEN', problem: 'plus rien n’est ouvert, le parcours n’est pas fini, et personne n’est attendu.' })] : [];
    const stages = progress.open.flatMap((id) => (once(seen, JSON.stringify([id, at[id], told])) ? stageFindings(world, node, id, make) : []));
    const held = once(seen, JSON.stringify(['leave', at])) && !mayLeave(world, node) ? [make(node, { code: 'CANNOT_LEAVE', problem: 'qui voudrait s’arrêter là ne le pourrait pas : rien de ce qui est ouvert n’entend un retrait.' })] : [];
    const engaged = world.plan.stages.some((s) => s.kind === 'engagement' && progress.open.includes(s.id));
    const step = progress.paused ? 'paused' : engaged ? 'engaged' : 'moving';
    const own = once(seen, step) ? wrongWith(world.own, step, world.cast, world.moment(undefined, told)).map((w) => make(node, { ...w, step })) : [];
    return [...stages, ...held, ...own];
  });
}
/** Everybody may stop at any time; on the way out already, or with nothing open, there is nothing left to stop. */
const LEAVES: readonly string[] = ['application.withdrawn', 'membership.ended', 'project.cancelled', 'structure-agreement.ended'];
function mayLeave({ plan }: World, { progress: { open }, next }: Node): boolean {
  if (!open.length || plan.stages.some((s) => s.kind === 'exit' && open.includes(s.id))) return true;
  return next.some(({ fact }) => LEAVES.includes(fact) || (plan.journey !== 'partner' && fact === 'journey.closed'));
}
const once = (seen: Set<string>, key: string): boolean => !seen.has(key) && Boolean(seen.add(key));

function stageFindings(world: World, node: Node, id: string, make: Make): Finding[] {
  const stage = stageOf(world.plan, id) as PlannedStage;
  const step = node.at[id];
  if (step === NEVER) return [make(node, { code: 'NEVER_BEGINS', stage: id, problem: `l’étape « ${id} » est ouverte et rien ne la fait commencer : personne n’est attendu.` })];
  if (step === ENDED) return [make(node, { code: 'LEFT_OPEN', stage: id, problem: `ce que l’étape « ${id} » attendait est fini, mais l’étape reste ouverte : personne n’est attendu.` })];
  return wrongWith(world.of(stage), step, world.cast, world.moment(stage, node.told)).map((w) => make(node, { ...w, stage: id, step }));
}

/** Where the journey can no longer reach what its plan holds, though every wait taken alone has an end. */
function stuck(world: World, nodes: readonly Node[], make: Make): Finding[] {
  const whole = ({ progress: { open, closed } }: Node): boolean => world.plan.stages.every((s) => s.kind === 'exit' || open.includes(s.id) || s.id in closed);
  const reaches = new Set(nodes.filter((node) => whole(node)));
  // From the last met to the first: what leads on from a node was mostly met after it.
  const backwards = [...nodes].reverse();
  for (let grew = true; grew; ) {
    grew = false;
    for (const node of backwards) if (!reaches.has(node) && node.next.some((n) => !n.givesUp && reaches.has(n.node))) grew = Boolean(reaches.add(node));
  }
  // A journey somebody has left is over, wherever it was; so is one on its way out.
  const left = (node: Node): boolean => Boolean(node.progress.ended) || node.progress.reached.engagement === 'ENDED';
  const lost = nodes.filter((node) => !reaches.has(node) && !left(node));
  const furthest = lost.reduce<Node | undefined>((best, node) => (best && Object.keys(best.progress.closed).length >= Object.keys(node.progress.closed).length ? best : node), undefined);
  if (!furthest) return [];
  const never = world.plan.stages.filter((s) => !(s.id in furthest.progress.closed) && !furthest.progress.open.includes(s.id)).map((s) => `« ${s.id} »`);
  return [make(furthest, { code: 'STUCK', problem: `quoi que chacun fasse, le parcours n’atteint plus ${never.join(', ')}.` })];
}

function storyOf(node: Node): string[] {
  const opens = node.entered.length ? ` ; ${node.entered.length > 1 ? 'les étapes' : 'l’étape'} ${node.entered.map((id) => `« ${id} »`).join(' et ')} s’ouvr${node.entered.length > 1 ? 'ent' : 'e'}` : '';
  return [...(node.from ? storyOf(node.from) : []), `${HAPPENED[node.fact ?? ''] ?? node.fact}${opens}`];
}
