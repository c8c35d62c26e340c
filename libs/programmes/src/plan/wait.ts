import { addDuration, parisDate, parisInstant, parisTime, subtractDuration, type CalendarId } from '@tandem/kernel';
import { ROLE_NAMES, type Role } from '@tandem/messages/roles';
import type { Deadline, Ends, Memory, ProcessSettings, ProcessTable, Step } from './process';

/** A wait as the register of waits holds it and Temporal UI shows it. */
export interface Wait {
  key: string;
  process: string;
  step: string;
  role: Role;
  person?: string;
  since: string;
  due: string;
  /** Reminder instants before the deadline, in order. */
  reminders: string[];
  then: Deadline['then'];
  to?: Role;
  ends: Ends;
  sentence: { fr: string; en: string };
}

/** A message at night helps nobody: deadlines and reminders counted in days fall at this hour, Europe/Paris. */
const DAY_HOUR = '09:00';

const isDays = (duration: string): boolean => !duration.endsWith('h');
const atDayHour = (instant: string, duration: string): string => (isDays(duration) ? parisInstant(parisDate(instant), DAY_HOUR) : instant);

/** The wait of a step entered at `now`, for its `turn`-th time. */
export function waitOf(table: ProcessTable, processId: string, name: string, memory: Memory, settings: ProcessSettings, now: string, turn: number): Wait {
  const step = table.steps[name];
  const deadline = settings.deadlines[step.deadline];
  if (!deadline) throw new Error(`no deadline ${table.process}.${step.deadline}`);
  const role = typeof step.role === 'function' ? step.role(memory) : step.role;
  const since = step.since?.(memory) ?? now;
  const { due, reminders } = instants(step, deadline, memory, settings.calendar, since);
  return describe(table, {
    key: `${processId}/${name}#${turn}`, process: table.process, step: name, role, person: step.person?.(memory), since, due,
    reminders: reminders.filter((r) => r > now && r < due), then: deadline.then, to: deadline.to, ends: step.ends(memory),
  });
}

function instants(step: Step, deadline: Deadline, memory: Memory, calendar: CalendarId, since: string): { due: string; reminders: string[] } {
  const until = step.until?.(memory);
  const due = until ?? atDayHour(addDuration(since, deadline.within, calendar), deadline.within);
  const reminders = (deadline.remind ?? []).map((r) => atDayHour(until ? subtractDuration(until, r, calendar) : addDuration(since, r, calendar), r));
  return { due, reminders: reminders.sort() };
}

/** The same wait handed on or given more time: by `escalate` to its `to`, by `task` and after an act to the same role. */
export function extend(table: ProcessTable, wait: Wait, deadline: Deadline, calendar: CalendarId, now: string): Wait {
  const handedOn = wait.then === 'escalate' && wait.to ? { role: wait.to, person: undefined } : {};
  const due = atDayHour(addDuration(now, deadline.within, calendar), deadline.within);
  return describe(table, { ...wait, ...handedOn, due: due > now ? due : addDuration(now, '1d', calendar), reminders: [] });
}

function describe(table: ProcessTable, wait: Omit<Wait, 'sentence'>): Wait {
  return { ...wait, sentence: { fr: sentence(table, wait, 'fr'), en: sentence(table, wait, 'en') } };
}

function sentence(table: ProcessTable, wait: Omit<Wait, 'sentence'>, lang: 'fr' | 'en'): string {
  const who = ROLE_NAMES[wait.role][lang];
  const what = table.steps[wait.step].expects[lang];
  const when = `${formatDate(wait.due, lang)} ${parisTime(wait.due)}`;
  const otherwise = consequence(wait, lang);
  return lang === 'fr' ? `On attend ${who} pour ${what}, au plus tard le ${when}. Sinon : ${otherwise}.` : `Waiting for ${who} to ${what}, by ${when}. Otherwise: ${otherwise}.`;
}

function consequence(wait: Pick<Wait, 'then' | 'to'>, lang: 'fr' | 'en'): string {
  const to = ROLE_NAMES[wait.to ?? 'coordinator'][lang];
  const fr = { escalate: `${to} prend le relais`, task: `un appel est demandé à ${to}`, lapse: 'le dossier est classé sans suite, si un message a bien été reçu', void: 'le document est annulé', act: 'Tandem passe à la suite' };
  const en = { escalate: `${to} take over`, task: `${to} are asked to call`, lapse: 'the file lapses, once a message was delivered', void: 'the document is voided', act: 'Tandem goes on' };
  return (lang === 'fr' ? fr : en)[wait.then];
}

const formatDate = (instant: string, lang: 'fr' | 'en'): string =>
  new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' }).format(new Date(instant));
