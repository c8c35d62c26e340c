import type { Condition } from '../kit';
import type { Definition } from '../schema';
import type { JourneyKind } from '../vocabulary';
import { journeysOf, listed, point, type Broken, type Path } from './broken';

/** What can be known of each subject; asking the rest of it would exclude everybody or nobody. */
const LINES: Record<JourneyKind, (keyof Condition)[]> = {
  partner: ['profile', 'personKind', 'public', 'route', 'experience', 'task'],
  project: ['public', 'level', 'task'],
  structure: ['organisationKind'],
  referent: ['public', 'task', 'experience'],
};

/** Conditions that could never hold, or say nothing. */
export function conditions(d: Definition): Broken[] {
  const stages = journeysOf(d).flatMap(({ kind, stages: all, at }) => all.flatMap((stage, i) => conditionAt(stage.when, at(i, 'when'), LINES[kind], d)));
  const formats = (d.activities?.formats ?? []).flatMap((format, i) => conditionAt(format.when, ['activities', 'formats', i, 'when'], LINES.partner.concat('level'), d));
  return [...stages, ...formats];
}

function conditionAt(condition: Condition | undefined, at: Path, lines: (keyof Condition)[], d: Definition): Broken[] {
  if (!condition) return [];
  const said = Object.keys(condition) as (keyof Condition)[];
  if (!said.length) return [point(at, 'EMPTY_CONDITION', `Une condition dit au moins une chose : ${lines.join(', ')}.`)];
  const wrong = said.filter((line) => !lines.includes(line)).map((line) => point([...at, line], 'CONDITION_NOT_KNOWN_HERE', `« ${line} » n’est pas connu à cet endroit. Accepté ici : ${lines.join(', ')}.`));
  return [...wrong, ...named(condition.profile, d.profiles.map((p) => p.id), [...at, 'profile'], 'UNKNOWN_PROFILE', 'Aucun profil'), ...named(condition.task, (d.activities?.formats ?? []).map((f) => f.id), [...at, 'task'], 'UNKNOWN_TASK', 'Aucun format d’activité'), ...routes(condition, at, d)];
}

function named(words: readonly string[] | undefined, known: readonly string[], at: Path, code: string, none: string): Broken[] {
  return (words ?? []).flatMap((word, i) => (known.includes(word) ? [] : [point([...at, i], code, `${none} ne s’appelle « ${word} ». Acceptés : ${listed(known)}.`)]));
}

function routes({ route }: Condition, at: Path, { money }: Definition): Broken[] {
  if (!route || money === 'none') return route ? [point([...at, 'route'], 'ROUTE_WITHOUT_MONEY', 'Ce programme ne paie personne (money: none) : aucun statut de versement n’y est choisi.')] : [];
  return named(route, Object.keys(money.routes), [...at, 'route'], 'UNKNOWN_ROUTE', 'Aucun statut du programme');
}
