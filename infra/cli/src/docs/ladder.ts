import type { Deadline } from '@tandem/programmes';

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

/** A deadline and the rungs after it, in one line. */
export function ladder(deadline: Deadline): string {
  const given = [
    deadline.ahead ? `${duration(deadline.ahead)} ahead of the date` : '',
    duration(deadline.within) + (deadline.ahead ? ' after it' : ''),
    deadline.remind?.length ? `reminders after ${list(deadline.remind)}` : '',
    deadline.before?.length ? `reminders ${list(deadline.before)} before` : '',
  ].filter(Boolean).join(', ');
  return `${given} → ${then(deadline)}${deadline.next ? `; then ${ladder(deadline.next)}` : ''}`;
}
