import { addDuration, parseDuration } from '@tandem/kernel';
import type { Deadline } from '../../plan/process';
import { defaultSettings } from '../../plan/deadlines';
import { processOf } from '../../stages/ways';
import type { DeadlineChange, Definition } from '../schema';
import { rhythm } from '../settings-of';
import { journeysOf, listed, point, type Broken, type Path } from './broken';

/** Every delay a programme changes, in a stage, outside the stages, or of a channel. */
export function delays(d: Definition): Broken[] {
  const stages = journeysOf(d).flatMap(({ stages: all, at }) => all.flatMap((stage, i) => changed(processOf(stage), stage.deadlines, at(i, 'deadlines'))));
  const outside = Object.entries(d.deadlines ?? {}).flatMap(([process, changes]) => changed(process, changes, ['deadlines', process]));
  const channels = (d.channels ?? []).flatMap(({ answer }, i) => (answer.within ? own(answer as Deadline, ['channels', i, 'answer']) : [point(['channels', i, 'answer'], 'ANSWER_WITHOUT_DATE', 'Dites avant quand une réponse est due (within).')]));
  return [...stages, ...outside, ...channels, ...contradictions(d)];
}

/** Compared on a real calendar, from a Monday without holidays near: a business day is longer than a day. */
const length = (duration: string): string => addDuration('2024-01-08T09:00:00.000Z', duration, 'FR');
const acts = (then: string): boolean => ['lapse', 'void', 'act'].includes(then);

function changed(process: string, changes: Record<string, DeadlineChange> | undefined, at: Path): Broken[] {
  const { deadlines } = defaultSettings(process);
  return Object.entries(changes ?? {}).flatMap(([name, change]): Broken[] => {
    const standard = deadlines[name];
    if (!standard) return [point([...at, name], 'UNKNOWN_DEADLINE', `Aucun délai ne s’appelle « ${name} » ici. Délais acceptés : ${listed(Object.keys(deadlines))}.`)];
    const wrong = change.then && acts(change.then) && change.then !== standard.then && !(acts(standard.then) && acts(lastOf(standard).then)) ? [point([...at, name, 'then'], 'NO_SUCH_CONSEQUENCE', `Ce délai ne peut pas finir par « ${change.then} ». Acceptés : escalate, task${acts(standard.then) ? `, ${standard.then}` : ''}.`)] : [];
    return [...own({ ...standard, ...change }, [...at, name]), ...wrong];
  });
}
const lastOf = (deadline: Deadline): Deadline => (deadline.next ? lastOf(deadline.next) : deadline);

function own(set: Deadline, at: Path): Broken[] {
  const late = (set.ahead || set.before ? [] : (set.remind ?? [])).flatMap((r, i) => (length(r) < length(set.within) ? [] : [point([...at, 'remind', i], 'REMINDER_AFTER_DEADLINE', `Le rappel à ${r} tombe après l’échéance (${set.within}) : choisissez un délai plus court.`)]));
  const nobody = set.then === 'escalate' && !set.to ? [point([...at, 'to'], 'ESCALATE_TO_NOBODY', 'Dites qui prend le relais (to) : lead, coordinator...')] : [];
  const none = parseDuration(set.within).amount === 0 ? [point([...at, 'within'], 'NO_TIME_GIVEN', 'Ce délai est nul : il serait échu avant d’être dit. Donnez au moins 1h.')] : [];
  return [...late, ...nobody, ...none];
}

/** One process has one delay of a name, whichever journey it serves. */
function contradictions(d: Definition): Broken[] {
  const said = new Map<string, string>();
  return journeysOf(d).flatMap(({ stages, at }) => stages.flatMap((stage, i) => Object.entries({ ...rhythm(stage), ...stage.deadlines }).flatMap(([name, change]) => {
    const key = `${processOf(stage)}.${name}`;
    const text = JSON.stringify(change);
    const known = said.get(key);
    said.set(key, known ?? text);
    return known && known !== text ? [point(at(i, ...(stage.deadlines?.[name] ? ['deadlines', name] : ['every'])), 'DEADLINE_CONTRADICTED', `Le délai « ${name} » est déjà dit autrement dans une étape de même nature : un seul vaut pour tout le programme.`)] : [];
  })));
}
