import type { EventType, StageKind } from '@tandem/messages';
import { textOf, type Heard } from './process';
import type { Advance, Plan, PlannedStage, Progress, StageMove } from './plan';

/** A fact that decides a stage of a kind, and the outcome the journey keeps. */
const REACHES: Partial<Record<EventType, [kind: StageKind, outcome: string]>> = {
  'application.screened': ['application', 'SCREENED'],
  'application.accepted': ['selection', 'ACCEPTED'],
  'assignment.confirmed': ['matching', 'MATCHED'],
  'convention.activated': ['convention', 'ACTIVE'],
  'membership.ended': ['engagement', 'ENDED'],
};

/** A fact that ends the journey whatever is open. */
const ENDS: Partial<Record<EventType, string>> = {
  'application.refused': 'REFUSED',
  'application.redirected': 'REDIRECTED',
  'application.withdrawn': 'WITHDRAWN',
  'application.lapsed': 'LAPSED',
  'membership.ended': 'ENDED',
  'journey.closed': 'CLOSED',
};

const COURSE_DONE: readonly EventType[] = ['enrolment.completed', 'enrolment.recognised'];

/** Every fact a journey advances by; the bridge takes them to it. */
export const JOURNEY_FACTS: readonly EventType[] = [
  'journey.opened', 'journey.paused', 'journey.resumed', ...COURSE_DONE,
  ...new Set([...Object.keys(REACHES), ...Object.keys(ENDS)] as EventType[]),
];

/**
 * What a fact opens and closes. Pure: the same facts give the same answer, and a fact heard twice changes nothing the
 * second time. Nothing opens before what it comes after is closed, and nothing opens while the journey is paused.
 */
export function advance(plan: Plan, progress: Progress, fact: Pick<Heard, 'type' | 'data'>): Advance {
  if (progress.ended) return answer(progress, []);
  const heard = hear(progress, fact);
  const end = ENDS[fact.type as EventType];
  return end ? ended(plan, heard, textOf(fact, 'outcome') ?? end) : settled(plan, heard);
}

function hear(progress: Progress, { type, data }: Pick<Heard, 'type' | 'data'>): Progress {
  const next = { ...progress, open: [...progress.open], closed: { ...progress.closed } };
  const reached = REACHES[type as EventType];
  if (reached) next.reached = { ...progress.reached, [reached[0]]: reached[1] };
  if (type === 'journey.opened') next.begun = true;
  if (type === 'journey.paused') next.paused = true;
  if (type === 'journey.resumed') next.paused = false;
  const course = textOf({ data }, 'course');
  if (COURSE_DONE.includes(type as EventType) && course) next.courses = [...new Set([...progress.courses, course])];
  return next;
}

function answer(progress: Progress, moves: StageMove[], end?: string): Advance {
  const enter = moves.flatMap((m) => ('enter' in m ? [m.enter] : []));
  const close = moves.flatMap((m) => ('close' in m ? [{ stage: m.close, outcome: m.outcome }] : []));
  return { progress, enter, close, moves, ...(end ? { end } : {}) };
}

function ended(plan: Plan, progress: Progress, outcome: string): Advance {
  const moves = progress.open.map((stage) => ({ close: stage, outcome: outcomeOf(stageOf(plan, stage), progress) ?? outcome }));
  const closed = { ...progress.closed, ...Object.fromEntries(moves.map((m) => [m.close, m.outcome])) };
  return answer({ ...progress, open: [], closed, ended: outcome }, moves, outcome);
}

/** Closes what is decided and opens what may open, until nothing moves. */
function settled(plan: Plan, progress: Progress): Advance {
  const moves: StageMove[] = [];
  for (let move = nextMove(plan, progress); move; move = nextMove(plan, progress)) {
    moves.push(move);
    progress = moved(progress, move);
  }
  return answer(progress, moves);
}

function nextMove(plan: Plan, progress: Progress): StageMove | undefined {
  for (const close of progress.open) {
    const outcome = outcomeOf(stageOf(plan, close), progress);
    if (outcome) return { close, outcome };
  }
  if (!progress.begun || progress.paused) return undefined;
  const next = plan.stages.find((stage) => mayOpen(stage, progress));
  return next && { enter: next.id };
}

function moved(progress: Progress, move: StageMove): Progress {
  if ('enter' in move) return { ...progress, open: [...progress.open, move.enter] };
  return { ...progress, open: progress.open.filter((id) => id !== move.close), closed: { ...progress.closed, [move.close]: move.outcome } };
}

const stageOf = (plan: Plan, id: string): PlannedStage | undefined => plan.stages.find((stage) => stage.id === id);

function mayOpen(stage: PlannedStage, progress: Progress): boolean {
  const untouched = !progress.open.includes(stage.id) && !(stage.id in progress.closed);
  return untouched && stage.after.every((id) => id in progress.closed);
}

function outcomeOf(stage: PlannedStage | undefined, progress: Progress): string | undefined {
  if (!stage) return undefined;
  if (stage.kind !== 'training') return progress.reached[stage.kind];
  const courses = (stage.options.courses as string[] | undefined) ?? [];
  return courses.every((course) => progress.courses.includes(course)) ? 'COMPLETED' : undefined;
}
