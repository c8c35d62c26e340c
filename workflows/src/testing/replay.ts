import { msToNumber } from '@temporalio/common/lib/time';
import { Worker, type InjectedSinks } from '@temporalio/worker';
import { expanded, withoutWords, type HistoryFile } from './history-file';
import type { Asked, WatchSinks } from './watching';

/** What one run asked of Temporal, in order: activities with their input and timeouts, timers, its result. */
export type Trail = { kind: Asked['kind']; what?: string; given: unknown }[];
type Attributes = Record<string, never>;

/** `0.200s` as the server writes it, `200ms` or a number as the code does. */
function ms(duration: unknown): number {
  if (typeof duration !== 'string') return Number(duration ?? 0);
  return /^[\d.]+s$/.test(duration) ? Math.round(Number.parseFloat(duration) * 1000) : msToNumber(duration as never);
}
const retries = (retry: Attributes | undefined) => retry && { initial: ms(retry.initialInterval), factor: Number(retry.backoffCoefficient ?? 2), most: ms(retry.maximumInterval), tries: Number(retry.maximumAttempts ?? 0) };

function given(input: unknown, options: Attributes, retry: Attributes | undefined) {
  return {
    input: withoutWords(input), startToClose: ms(options.startToCloseTimeout), scheduleToStart: ms(options.scheduleToStartTimeout),
    scheduleToClose: ms(options.scheduleToCloseTimeout), heartbeat: ms(options.heartbeatTimeout), retry: retries(retry),
  };
}

type Says = { input?: Payloads; result?: Payloads; activityType?: { name: string } } & Attributes;
interface Payloads {
  payloads: { $: unknown }[];
}
const values = (from: Payloads | undefined): unknown[] => (from?.payloads ?? []).map((payload) => payload.$);

/** The trail a recorded history shows. */
export const recordedTrail = ({ events }: Pick<HistoryFile, 'events'>): Trail =>
  events.flatMap(([, type, said]): Trail => {
    const says = said as Says;
    if (type === 'activityTaskScheduled') return [{ kind: 'activity', what: says.activityType?.name, given: given(values(says.input), says, says.retryPolicy) }];
    if (type === 'timerStarted') return [{ kind: 'timer', given: ms(says.startToFireTimeout) }];
    if (type === 'workflowExecutionContinuedAsNew') return [{ kind: 'renewed', given: withoutWords(values(says.input)) }];
    return type === 'workflowExecutionCompleted' ? [{ kind: 'ended', given: values(says.result)[0] }] : [];
  });

function told(asked: Asked): Trail[number] {
  if (asked.kind === 'activity') return { kind: 'activity', what: asked.type, given: given(asked.input, asked.options as Attributes, asked.options.retry as Attributes | undefined) };
  if (asked.kind === 'timer') return { kind: 'timer', given: asked.milliseconds };
  return { kind: asked.kind, given: withoutWords(asked.kind === 'renewed' ? asked.input : asked.result) };
}

/**
 * Replays a history with this code. Temporal's own check refuses other commands in another order, but not another
 * argument, timeout, delay or result of the same command: the trail it answers is compared for these.
 * @throws DeterminismViolationError the commands are others
 */
export async function replayedTrail(bundle: { code: string }, history: HistoryFile): Promise<Trail> {
  for await (const { trail, error } of replayedTrails(bundle, [history])) {
    if (error) throw error;
    return trail;
  }
  throw new Error('nothing was replayed');
}

/** The same of many, by one worker: it replays them one after the other, so what it tells belongs to the one at hand. */
export async function* replayedTrails<H extends HistoryFile>(bundle: { code: string }, histories: readonly H[]): AsyncGenerator<{ history: H; trail: Trail; error?: Error }> {
  let trail: Trail = [];
  const sinks: InjectedSinks<WatchSinks> = { watch: { asked: { fn: (_, asked) => void trail.push(told(JSON.parse(asked) as Asked)), callDuringReplay: true } } };
  const replays = Worker.runReplayHistories({ workflowBundle: bundle, sinks }, histories.map((history) => ({ history: { events: expanded(history) }, workflowId: history.workflowId })));
  let n = 0;
  for await (const { error } of replays) {
    yield { history: histories[n], trail, error };
    n += 1;
    trail = [];
  }
}
