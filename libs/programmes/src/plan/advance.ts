import type { EventType, StageKind } from '@tandem/messages';
import { textOf, type Heard } from './process';
import { stageOf, type Advance, type Plan, type PlannedStage, type Progress, type StageMove } from './plan';

/** A fact that decides a stage of a kind, and the outcome the journey keeps. */
const REACHES: Partial<Record<EventType, [kind: StageKind, outcome: string]>> = {
  'application.screened': ['application', 'SCREENED'],
  'application.accepted': ['selection', 'ACCEPTED'],
  'assignment.confirmed': ['matching', 'MATCHED'],
  'convention.activated': ['convention', 'ACTIVE'],
  'membership.ended': ['engagement', 'ENDED'],
  'structure-agreement.activated': ['agreement', 'ACTIVE'],
  'seat.appointed': ['matching', 'MATCHED'],
  'project.closed': ['work', 'CLOSED'],
};

/** A fact that ends the journey whatever is open. */
const ENDS: Partial<Record<EventType, string>> = {
  'application.refused': 'REFUSED',
  'application.redirected': 'REDIRECTED',
  'application.withdrawn': 'WITHDRAWN',
  'application.lapsed': 'LAPSED',
  'membership.ended': 'ENDED',
  'structure-agreement.ended': 'ENDED',
  'project.rejected': 'REJECTED',
  'project.cancelled': 'CANCELLED',
  'journey.closed': 'CLOSED',
};

const COURSE_DONE: readonly EventType[] = ['enrolment.completed', 'enrolment.recognised'];
/** A review held once; its task carries this code, which tells it from another one of the same journey. */
export const REVIEW_CODE = 'REVIEW';
const REVIEWED: EventType = 'task.done';

/** Every fact a journey advances by; the bridge takes them to it. */
export const JOURNEY_FACTS: readonly EventType[] = [
  ...new Set<EventType>(['journey.opened', 'journey.paused', 'journey.resumed', 'journey.migrated', REVIEWED, ...COURSE_DONE, ...(Object.keys({ ...REACHES, ...ENDS }) as EventType[])]),
];

/** When more is known of a subject than before: a file read, a decision with its profile. */
const TELLING: readonly string[] = ['application.screened', 'application.accepted'];

/** Is the plan to be asked for (again) before this fact is acted on? */
export const asksForPlan = (plan: Plan | undefined, type: string): boolean => !plan || type === 'journey.migrated' || (!!plan.conditional && TELLING.includes(type));

/**
 * What a fact opens and closes. Pure: the same facts give the same answer, and a fact heard twice changes nothing the
 * second time. Nothing opens before what it comes after is closed, and nothing opens while the journey is paused.
 */
export function advance(plan: Plan, progress: Progress, fact: Pick<Heard, 'type' | 'data'>): Advance {
  if (progress.ended) return answer(progress, []);
  const heard = hear(progress, fact);
  const type = fact.type as EventType;
  const end = ENDS[type];
  if (!end) return settled(plan, heard);
  const leaving = type === 'membership.ended' ? plan.stages.find((s) => s.kind === 'exit' && !(s.id in heard.closed)) : undefined;
  return leaving ? left(plan, heard, leaving.id) : ended(plan, heard, textOf(fact, 'outcome') ?? end);
}

function hear(progress: Progress, { type, data }: Pick<Heard, 'type' | 'data'>): Progress {
  const next = { ...progress, open: [...progress.open], closed: { ...progress.closed } };
  const reached = REACHES[type as EventType];
  if (reached) next.reached = { ...progress.reached, [reached[0]]: reached[1] };
  if (type === REVIEWED && data.code === REVIEW_CODE) next.reached = { ...next.reached, review: 'REVIEWED' };
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

/** The membership is over and the programme has a stage for leaving: everything else is closed, and the journey ends with that stage. */
function left(plan: Plan, progress: Progress, exit: string): Advance {
  if (progress.open.includes(exit)) return settled(plan, progress);
  const { progress: over, moves } = ended(plan, progress, 'ENDED');
  const never = plan.stages.filter((stage) => stage.id !== exit && !(stage.id in over.closed)).map((stage) => [stage.id, 'ENDED']);
  const then = settled(plan, { ...over, closed: { ...over.closed, ...Object.fromEntries(never) }, ended: undefined });
  return answer(then.progress, [...moves, ...then.moves]);
}

/** Closes what is decided and opens what may open, until nothing moves. */
function settled(plan: Plan, progress: Progress): Advance {
  const moves: StageMove[] = [];
  for (let move = nextMove(plan, progress); move; move = nextMove(plan, progress)) {
    moves.push(move);
    progress = moved(progress, move);
  }
  const done = plan.journey !== 'partner' && progress.begun && plan.stages.every((stage) => stage.id in progress.closed);
  return done && !progress.ended ? answer({ ...progress, ended: 'COMPLETED' }, moves, 'COMPLETED') : answer(progress, moves);
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

function mayOpen(stage: PlannedStage, progress: Progress): boolean {
  const untouched = !progress.open.includes(stage.id) && !(stage.id in progress.closed);
  // A stage for leaving opens when the membership ends, and by nothing else.
  if (stage.kind === 'exit') return untouched && progress.reached.engagement === 'ENDED';
  return untouched && stage.after.every((id) => id in progress.closed);
}

function outcomeOf(stage: PlannedStage | undefined, progress: Progress): string | undefined {
  // Open, and not in the plan any more: a later version has no such stage.
  if (!stage) return 'REMOVED';
  if (stage.kind === 'review' && stage.options.every !== undefined) return undefined;
  if (stage.kind !== 'training') return progress.reached[stage.kind];
  const courses = (stage.options.courses as string[] | undefined) ?? [];
  return courses.every((course) => progress.courses.includes(course)) ? 'COMPLETED' : undefined;
}
