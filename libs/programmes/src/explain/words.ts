import { parseDuration, type DurationUnit } from '@tandem/kernel';
import { ROLE_NAMES, type Role } from '@tandem/messages/roles';
import type { Condition } from '../definition/kit';
import type { Definition } from '../definition/schema';
import { EXPERIENCES, ORGANISATION_KINDS, PERSON_KINDS, PUBLICS } from '../definition/vocabulary';
import type { Deadline, Names, Step } from '../plan/process';
import { toWhom } from '../plan/sentence';

export const plural = (n: number, one: string, many: string): string => `${n} ${n > 1 ? many : one}`;

const UNITS: Record<DurationUnit, [one: string, many: string]> = { bd: ['jour ouvré', 'jours ouvrés'], mo: ['mois', 'mois'], d: ['jour', 'jours'], h: ['heure', 'heures'] };

/** `10bd` as "10 jours ouvrés". */
export function durationText(duration: string): string {
  const { amount, unit } = parseDuration(duration);
  return plural(amount, ...UNITS[unit]);
}

const DAY = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
/** `2026-08-31` as "31 août 2026". */
export const dateText = (date: string): string => DAY.format(new Date(`${date}T00:00:00Z`)).replace(/^1 /, '1er ');

/** "a, b et c" */
export const listText = (words: readonly string[], last = 'et'): string => (words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : (words[0] ?? ''));
export const capital = (text: string): string => (text ? text[0].toUpperCase() + text.slice(1) : text);
export const roleText = (role: Role): string => ROLE_NAMES[role].fr;
export const frOf = (list: Record<string, Names>, words: readonly string[]): string[] => words.map((word) => list[word].fr);

const LEVELS: Record<string, string> = { information: 'information', consultation: 'consultation', collaboration: 'collaboration', partnership: 'partenariat' };
export const levelText = (level: string): string => LEVELS[level] ?? level;

/** For whom something holds: "profil Patient vigilant ; expérience : après de petits projets". */
export function conditionText(condition: Condition | undefined, d: Definition): string {
  const named = (list: readonly { id: string; names: Names }[], ids: readonly string[]) => ids.map((id) => list.find((item) => item.id === id)?.names.fr ?? id);
  const lines: Record<keyof Condition, [string, (words: readonly string[]) => string[]]> = {
    profile: ['profil', (ids) => named(d.profiles, ids)], personKind: ['personne', (w) => frOf(PERSON_KINDS, w)], public: ['public', (w) => frOf(PUBLICS, w)], level: ['niveau', (w) => w.map(levelText)],
    route: ['statut', (w) => [...w]], experience: ['expérience', (w) => frOf(EXPERIENCES, w)], task: ['tâche', (ids) => named(d.activities?.formats ?? [], ids)], organisationKind: ['structure', (w) => frOf(ORGANISATION_KINDS, w)],
  };
  return (Object.entries(condition ?? {}) as [keyof Condition, string[]][]).map(([line, words]) => `${lines[line][0]} : ${listText(lines[line][1](words), 'ou')}`).join(' ; ');
}

const reminders = (all: readonly string[] | undefined, how: string): string => (all?.length ? `, ${all.length > 1 ? 'rappels' : 'rappel'} ${listText(all.map(durationText))} ${how}` : '');

/** When a wait falls. */
export const dueText = (deadline: Deadline, step?: Pick<Step, 'until'>): string =>
  (step?.until ? (deadline.ahead ? `${durationText(deadline.ahead)} avant la date prévue` : 'à la date prévue') : `sous ${durationText(deadline.within)}`);

/** When a wait for that role falls, who is reminded, and what happens then, rung after rung. */
export function deadlineText(deadline: Deadline, role: Role, step?: Pick<Step, 'until' | 'otherwise'>): string {
  const then = step?.otherwise ? step.otherwise.fr.replace(/^(Sinon|Ensuite) : /, (word) => word.toLowerCase().replace(' : ', ' ')) : consequence(deadline, role);
  const next = deadline.then === 'escalate' && deadline.to ? deadline.to : role;
  return `${dueText(deadline, step)}${reminders(deadline.remind, 'après')}${reminders(deadline.before, 'avant')} ; ${then}${deadline.next ? `, puis ${deadlineText(deadline.next, next)}` : ''}`;
}

function consequence({ then, to }: Deadline, role: Role): string {
  const whom = to ?? 'coordinator';
  const texts: Record<Deadline['then'], string> = {
    escalate: whom === role ? 'sinon l’attente est prolongée' : `sinon ${roleText(whom)} prend le relais`, task: whom === role ? 'sinon une tâche lui est confiée' : `sinon un appel est demandé ${toWhom(roleText(whom))}`, lapse: 'sinon c’est classé sans suite, si un message a bien été reçu',
    void: 'sinon le document est annulé, si un message a bien été reçu', act: 'alors Tandem passe à la suite',
  };
  return texts[then];
}
