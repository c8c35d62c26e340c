import { advance } from '../plan/advance';
import { noProgress, stageOf, type Plan, type PlannedStage, type Progress } from '../plan/plan';
import type { Role } from '@tandem/messages/roles';
import { TASK_CODES } from './acts';
import { givesUp, type Running } from './checks';
import type { Edge } from './graph';
import { missing, REMEMBERED, type Moment } from './needs';

/** Where a journey may stand: what is open, the step of each open stage's process, what has been told. */
export interface Node {
  progress: Progress;
  /** Step of each open stage; `ENDED` when its process is over and it is still open, `NEVER` when it could not begin. */
  at: Record<string, string>;
  told: string[];
  /** The shortest way here. */
  from?: Node;
  fact?: string;
  entered: string[];
  next: { node: Node; fact: string; givesUp: boolean }[];
}
export const ENDED = '(over)';
export const NEVER = '(never)';

export interface World {
  plan: Plan;
  of: (stage: PlannedStage) => Running;
  moment: (stage: PlannedStage | undefined, told: readonly string[]) => Moment;
  cast: ReadonlySet<Role>;
}

/** Far above any real procedure; a journey with more parallel stages than that is nobody's. */
const MOST_NODES = 60_000;
type Told = { fact: string; data: Record<string, unknown>; to: Record<string, Edge['to']> };

/** Every state of the journey, each with the shortest way to it. @throws Error for a journey too wide to be looked at whole */
export function walk(world: World): Node[] {
  const found = new Map<string, Node>();
  const meet = (node: Node): Node => {
    const key = JSON.stringify([node.progress, node.at, node.told]);
    const known = found.get(key);
    if (!known) found.set(key, node);
    return known ?? node;
  };
  const start: Node = { progress: noProgress(), at: {}, told: [], entered: [], next: [] };
  for (const node of after(world, start, { fact: 'journey.opened', data: {}, to: {} })) meet({ ...node, from: undefined });
  // Those met on the way are walked too, in the order they were met: the first way to each is a shortest one.
  for (const node of found.values()) {
    if (found.size > MOST_NODES) throw new Error(`more than ${MOST_NODES} states: too many stages at the same time`);
    for (const told of happening(world, node)) {
      const kinds = Object.keys(told.to).map((id) => stageOf(world.plan, id)?.kind);
      for (const next of after(world, node, told)) node.next.push({ node: meet(next), fact: told.fact, givesUp: givesUp(told.fact, kinds.includes('exit') ? 'exit' : undefined) });
    }
  }
  return [...found.values()];
}

/** Facts of one course or one task concern one stage; all others are heard by every stage that listens. */
const ofOneStage = (fact: string): boolean => fact.startsWith('enrolment.') || fact.startsWith('task.');

/** What may be told next, to which step it leads each stage that hears it. */
function happening({ plan, of, moment }: World, { progress, at, told }: Node): Told[] {
  if (progress.ended) return [];
  const found = new Map<string, Told[]>();
  for (const id of progress.open) {
    const stage = stageOf(plan, id) as PlannedStage;
    for (const { fact, to } of of(stage).graph.steps[at[id]]?.edges ?? []) {
      if (missing(fact, moment(stage, told))) continue;
      const key = ofOneStage(fact) ? `${fact} ${id}` : fact;
      found.set(key, [...(found.get(key) ?? []), { fact, data: dataOf(stage, progress), to: { [id]: to } }]);
    }
  }
  const pause: Told = { fact: progress.paused ? 'journey.resumed' : 'journey.paused', data: {}, to: {} };
  return [...[...found.values()].flatMap(together), pause];
}

/** One fact heard by several stages moves them all, each by one of its moves. */
function together(all: Told[]): Told[] {
  const stages = [...new Set(all.flatMap(({ to }) => Object.keys(to)))];
  return stages.reduce<Told[]>((made, id) => made.flatMap((sofar) => all.filter(({ to }) => id in to).map(({ to }) => ({ ...sofar, to: { ...sofar.to, ...to } }))), [{ ...all[0], to: {} }]);
}

function dataOf(stage: PlannedStage, { courses }: Progress): Record<string, unknown> {
  const asked = (stage.options.courses as string[] | undefined)?.find((course) => !courses.includes(course));
  return { stageKind: stage.kind, code: TASK_CODES[stage.kind], course: asked };
}

/** The journey after a fact: what `advance` opens and closes, and where each process then stands. */
function after(world: World, node: Node, { fact, data, to }: Told): Node[] {
  const { progress, enter } = advance(world.plan, node.progress, { type: fact, data });
  const told = REMEMBERED.includes(fact) ? [...new Set([...node.told, fact])].sort() : node.told;
  const places = progress.open.map((id): [string, string[]] => [id, enter.includes(id) ? begins(world, id, [fact, ...told]) : stays(node, id, to[id])]);
  const combined = places.reduce<Record<string, string>[]>((made, [id, steps]) => made.flatMap((at) => steps.map((step) => ({ ...at, [id]: step }))), [{}]);
  return combined.map((at) => ({ progress: tidy(progress), at, told, from: node, fact, entered: enter, next: [] }));
}
const stays = (node: Node, id: string, to: Edge['to'] | undefined): string[] => [to === undefined ? node.at[id] : typeof to === 'string' ? to : ENDED];
/** Of what was reached, only what a stage still waits for tells two states apart. */
const tidy = (progress: Progress): Progress => (progress.ended ? { ...progress, reached: {}, courses: [] } : progress);

/** Stages that come with their own first fact: a form, a request, a project. Any other is begun by the journey or by what opened it. */
const COMES_BY_ITSELF = ['application', 'agreement', 'work'];

function begins({ plan, of }: World, id: string, told: readonly string[]): string[] {
  const stage = stageOf(plan, id) as PlannedStage;
  const { starts } = of(stage).graph;
  const by = (...types: readonly string[]): Edge[] => starts.filter((edge) => types.includes(edge.fact));
  const first = [by('journey.stage-entered'), by(...told), COMES_BY_ITSELF.includes(stage.kind) ? starts : []].find((edges) => edges.length) ?? [];
  const steps = [...new Set(first.flatMap(({ to }) => (typeof to === 'string' ? [to] : [])))];
  return steps.length ? steps : [NEVER];
}
