/**
 * A recorded history as people read it: one event a line, `[milliseconds since the first, type, what it says]`, payloads
 * as the JSON they hold. `expanded` gives back Temporal's own form. Event ids are the places of the lines.
 */
export interface HistoryFile {
  workflowId: string;
  start: string;
  events: [ms: number, type: string, says: Says][];
}
type Says = Record<string, unknown>;
export interface HistoryEvent {
  eventId: string;
  eventTime: string;
  eventType: string;
  [attributes: string]: unknown;
}

/** Which machine, process and build it ran on, and what only the server counts: no part of a replay. */
const NOISE = ['identity', 'binaryChecksum', 'workerVersion', 'meteringMetadata', 'historySizeBytes', 'requestId', 'header', 'workflowTaskCompletedEventId', 'attempt'];
/** What the server writes where nothing was asked for: ten years, no heartbeat. */
const UNSAID = ['315360000s', '0s'];
const JSON_PLAIN = Buffer.from('json/plain').toString('base64');

const isObject = (value: unknown): value is Says => typeof value === 'object' && value !== null && !Array.isArray(value);
const mapped = (value: unknown, one: (inner: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map(one);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, one(inner)])) : value;
};

const isSaid = ([key, value]: [string, unknown]): boolean => !NOISE.includes(key) && !UNSAID.includes(value as string) && !(isObject(value) && Object.keys(value).length === 0);

/** Words for people may change under a running process: they are no part of what is held to. */
export function withoutWords(value: unknown): unknown {
  return mapped(isObject(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'sentence')) : value, withoutWords);
}

/** A payload is `{ $: value }`, a search attribute's `{ $: value, type }`. */
function readable(value: unknown): unknown {
  if (!isObject(value)) return mapped(value, readable);
  const { metadata, data } = value as { metadata?: Record<string, string>; data?: string };
  if (metadata?.encoding !== JSON_PLAIN || data === undefined) return mapped(Object.fromEntries(Object.entries(value).filter(isSaid)), readable);
  return { $: JSON.parse(fromBase64(data)) as unknown, ...(metadata.type ? { type: fromBase64(metadata.type) } : {}) };
}
function packed(value: unknown): unknown {
  if (!isObject(value) || !('$' in value)) return mapped(value, packed);
  return { metadata: { encoding: JSON_PLAIN, ...(value.type ? { type: toBase64(String(value.type)) } : {}) }, data: toBase64(JSON.stringify(value.$)) };
}
const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString('utf8');
const toBase64 = (text: string): string => Buffer.from(text).toString('base64');

const SUFFIX = 'EventAttributes';
const typeOf = (event: HistoryEvent): string => (Object.keys(event).find((key) => key.endsWith(SUFFIX)) as string).slice(0, -SUFFIX.length);
const constant = (type: string): string => `EVENT_TYPE_${type.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

/** The first event says the queue of all; nobody replays from the words an activity was given. */
function lean(type: string, { taskQueue, ...says }: Says): Says {
  if (type === 'workflowExecutionStarted') return { taskQueue, ...says };
  if (type === 'workflowTaskScheduled') return {};
  return type === 'activityTaskScheduled' ? (withoutWords(says) as Says) : says;
}

export function compacted(workflowId: string, events: HistoryEvent[]): HistoryFile {
  const start = events[0].eventTime;
  const lines = events.map((event): HistoryFile['events'][number] => {
    const type = typeOf(event);
    return [Date.parse(event.eventTime) - Date.parse(start), type, lean(type, readable(event[type + SUFFIX]) as Says)];
  });
  return { workflowId, start, events: lines };
}

export const expanded = ({ start, events }: Pick<HistoryFile, 'start' | 'events'>): HistoryEvent[] =>
  events.map(([ms, type, says], i) => ({
    eventId: String(i + 1), eventTime: new Date(Date.parse(start) + ms).toISOString(), eventType: constant(type), [type + SUFFIX]: packed(says),
  }));

/** The row a process follows is said in every line: `@row`. */
const rowOf = (workflowId: string): string => workflowId.split('/')[1];

export function written({ workflowId, start, events }: HistoryFile): string {
  const lines = events.map((line) => JSON.stringify(line).replaceAll(rowOf(workflowId), '@row'));
  return `{"workflowId":${JSON.stringify(workflowId)},"start":${JSON.stringify(start)},"events":[\n${lines.join(',\n')}\n]}\n`;
}
export function read(text: string): HistoryFile {
  const { workflowId } = JSON.parse(text) as HistoryFile;
  return JSON.parse(text.replaceAll('@row', rowOf(workflowId))) as HistoryFile;
}
