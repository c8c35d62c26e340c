import { STAGE_KINDS } from '@tandem/messages';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const NATURES: Record<string, string> = { string: 'un texte', number: 'un nombre', int: 'un nombre entier', boolean: 'vrai ou faux', array: 'une liste', object: 'un groupe de champs', record: 'un groupe de champs', null: 'rien', undefined: 'rien' };
const list = (values: readonly unknown[]): string => values.map(String).join(', ');

/** What is wrong with one value and what is accepted, as a coordinator would say it. */
export function explain(issue: Issue, value: unknown, accepted: readonly string[] = []): { code: string; message: string } {
  switch (issue.code) {
    case 'unrecognized_keys':
      return { code: 'UNKNOWN_FIELD', message: `Champ inconnu : ${list(issue.keys)}.${accepted.length ? ` Champs acceptés ici : ${list(accepted)}.` : ''}` };
    case 'invalid_type':
      if (value === undefined) return { code: 'MISSING', message: `Ce champ manque. Attendu : ${NATURES[issue.expected] ?? issue.expected}.` };
      return { code: 'WRONG_KIND', message: `${shown(value)}Attendu ici : ${NATURES[issue.expected] ?? issue.expected}.` };
    case 'invalid_value':
      return { code: value === undefined ? 'MISSING' : 'NOT_ACCEPTED', message: `${value === undefined ? 'Ce champ manque. ' : shown(value)}Valeurs acceptées : ${list(issue.values)}.` };
    case 'invalid_union':
      return union(issue, value);
    case 'too_small':
      return { code: 'TOO_SMALL', message: issue.origin === 'string' ? 'Ce texte est vide.' : issue.origin === 'array' ? `Il en faut au moins ${issue.minimum}.` : `${shown(value)}Au moins ${issue.minimum}.` };
    case 'too_big':
      return { code: 'TOO_BIG', message: issue.origin === 'string' ? `Ce texte est trop long : au plus ${issue.maximum} caractères.` : issue.origin === 'array' ? `Il y en a trop : au plus ${issue.maximum}.` : `${shown(value)}Au plus ${issue.maximum}.` };
    case 'invalid_format':
      return { code: 'WRONG_FORM', message: `${shown(value)}${formOf(issue.pattern)}` };
    case 'invalid_key':
      return { code: 'NOT_ACCEPTED', message: `Ce nom de champ n’est pas accepté ici : ${String(issue.path.at(-1))}.` };
    default:
      if (issue.message === 'date') return { code: 'WRONG_FORM', message: `${shown(value)}Une date est attendue : 2026-08-31.` };
      return { code: 'WRONG_FORM', message: issue.message === 'duration' ? `${shown(value)}Un délai est attendu : 10bd (jours ouvrés), 21d (jours), 12mo (mois) ou 48h (heures).` : `${shown(value)}Cette valeur n’est pas acceptée.` };
  }
}

function union(issue: z.core.$ZodIssueInvalidUnion, value: unknown): { code: string; message: string } {
  if ('discriminator' in issue && issue.discriminator) return { code: 'NOT_ACCEPTED', message: `${shown((value as Record<string, unknown> | undefined)?.[issue.discriminator])}Le champ ${issue.discriminator} vaut l’un de : ${list(STAGE_KINDS)}.` };
  if (issue.path.at(-1) === 'money') return { code: 'NOT_ACCEPTED', message: `${shown(value)}Écrivez none si le programme ne paie personne, ou bien kinds, routes et claims.` };
  return { code: 'NOT_ACCEPTED', message: 'Écrivez un seul moment : afterStage (avec delay), afterVacations, every, afterExit, afterMission, beforeStage ou at.' };
}

function formOf(pattern: string | undefined): string {
  if (pattern?.includes('/[1-9]')) return 'Une part est attendue : 2/3 ou 60%.';
  if (pattern?.includes('%')) return 'Un pourcentage est attendu : 30%.';
  if (pattern?.includes('-\\d{4}')) return 'Une année universitaire est attendue : 2023-2024.';
  return 'Minuscules sans accent, chiffres et tirets, en commençant par une lettre : chu-nice.';
}
const shown = (value: unknown): string => (['string', 'number', 'boolean'].includes(typeof value) ? `« ${String(value).slice(0, 60)} » n’est pas accepté. ` : '');
