import type { Deadline, ProcessTable } from '@tandem/programmes';

const UNITS: Record<string, [string, string]> = { d: ['day', 'days'], bd: ['business day', 'business days'], mo: ['month', 'months'], h: ['hour', 'hours'] };

/** `5bd` in words. */
export function duration(text: string): string {
  const [, n, unit] = /^(\d+)([a-z]+)$/.exec(text) ?? [];
  const words = UNITS[unit];
  return words ? `${n} ${words[n === '1' ? 0 : 1]}` : text;
}
const list = (texts: readonly string[]): string => texts.map(duration).join(', ');

function then({ then: what, to }: Deadline): string {
  const whom = to ?? 'coordinator';
  const words = { escalate: `handed to ${whom}`, task: `a task for ${whom}`, lapse: 'lapses, once a message was delivered', void: 'voided, once a message was delivered', act: 'Tandem acts' };
  return words[what];
}

/** Does some wait end at a date of its row (a half-day, the end of a convention) instead of after a delay? */
export const atDate = (tables: readonly ProcessTable[], process: string, deadline: string): boolean =>
  tables.some((t) => t.process === process && Object.values(t.steps).some((s) => s.deadline === deadline && s.until));

/** A deadline and the rungs after it, in one line. `dated`: the first one falls on a date, or `ahead` of it. */
export function ladder(deadline: Deadline, dated = false): string {
  const { within, ahead, remind = [], before = [], next } = deadline;
  const when = dated ? (ahead ? `${duration(ahead)} ahead of its date` : 'at its date') : duration(within);
  const told = [remind.length ? `reminders after ${list(remind)}` : '', before.length ? `reminders ${list(before)} before` : ''];
  const again = next ? `; then ${ladder(next)}` : dated ? `; again every ${duration(within)}` : '';
  return `${[when, ...told].filter(Boolean).join(', ')} → ${then(deadline)}${again}`;
}
