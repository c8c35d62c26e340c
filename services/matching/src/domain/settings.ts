import { TandemError } from '@tandem/kernel';

/**
 * Every figure of matching that a programme may want otherwise: default, range, unit, words, since when, from where.
 * A programme's version (`activities.caps`, `activities.lateCancel`) and then its own change win over the default.
 */
export interface Setting {
  value: number;
  unit: 'half-days' | 'missions' | 'hours' | 'days' | 'business-days' | 'percent' | 'minutes' | 'proposals' | 'points';
  min: number;
  max: number;
  fr: string;
  en: string;
  since: string;
  source: string;
}
const S2 = 'domain.md F.7, programmes.md chu-nice';
const G = 'domain.md G';
const row = (value: number, unit: Setting['unit'], min: number, max: number, fr: string, en: string, source: string): Setting => ({ value, unit, min, max, fr, en, since: '2024-01-01', source });

export const SETTINGS = {
  'cap-week': row(2, 'half-days', 0, 21, 'Demi-journées par semaine, au plus', 'Half-days a week, at most', S2),
  'cap-month': row(6, 'half-days', 0, 93, 'Demi-journées par mois, au plus', 'Half-days a month, at most', S2),
  'max-missions': row(3, 'missions', 1, 20, 'Projets en même temps, au plus', 'Projects at the same time, at most', `${G}.1 H09`),
  'late-hours': row(48, 'hours', 0, 336, 'Une annulation par l’équipe est tardive à moins de', 'A team’s cancellation is late under', S2),
  'late-share': row(100, 'percent', 0, 100, 'Part de l’indemnité due pour une annulation tardive', 'Share of the indemnity owed for a late cancellation', S2),
  'team-absence-share': row(100, 'percent', 0, 100, 'Part due quand l’équipe ne vient pas', 'Share owed when the team does not come', 'architecture.md, Facts'),
  'declare-days': row(30, 'days', 1, 365, 'Délai pour déclarer', 'Time to declare', 'domain.md F.7'),
  'forfeit-days': row(60, 'days', 1, 730, 'Délai avant de clore sans déclaration', 'Time before closing without a declaration', 'domain.md F.7'),
  'unit-minutes': row(240, 'minutes', 30, 480, 'Durée d’une unité, au plus', 'Length of a unit, at most', 'domain.md F.7'),
  'referent-late-days': row(10, 'business-days', 1, 60, 'La coordination peut valider à la place de la personne référente après', 'Coordinators may approve instead of the referent after', 'domain.md F.7 (escalation)'),
  'parallel-proposals': row(3, 'proposals', 1, 20, 'Propositions en même temps par place', 'Proposals at a time per seat', 'domain.md F.6'),
  'overlap-percent': row(60, 'percent', 0, 100, 'Demi-journées prévues possibles, au moins', 'Planned half-days that suit, at least', `${G}.1 H11`),
  'weight-s1': row(25, 'points', 0, 100, 'Poids du vécu', 'Weight of lived experience', `${G}.2`),
  'weight-s2': row(20, 'points', 0, 100, 'Poids du vœu', 'Weight of the wish', `${G}.2`),
  'weight-s4': row(12, 'points', 0, 100, 'Poids des disponibilités', 'Weight of availability', `${G}.2`),
  'weight-s7': row(8, 'points', 0, 100, 'Poids de l’équité (tour de rôle)', 'Weight of rotation fairness', `${G}.2`),
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export type Settings = Record<SettingName, number>;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];
export const DEFAULT_SETTINGS = Object.fromEntries(SETTING_NAMES.map((n) => [n, SETTINGS[n].value])) as Settings;

const isName = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name);

/** @throws TandemError UNKNOWN_SETTING, SETTING_OUT_OF_RANGE */
export function checkedSetting(name: string, value: number): SettingName {
  if (!isName(name)) throw new TandemError('UNKNOWN_SETTING', { name });
  const { min, max } = SETTINGS[name];
  if (value < min || value > max) throw new TandemError('SETTING_OUT_OF_RANGE', { name, min, max });
  return name;
}

/** Defaults with what a programme changed; a name from a later version is left out rather than obeyed blindly. */
export const withChanges = (changes: readonly { name: string; value: number }[]): Settings => ({
  ...DEFAULT_SETTINGS,
  ...Object.fromEntries(changes.filter((c) => isName(c.name)).map((c) => [c.name, c.value])),
});

const figure = (text: unknown, shape: RegExp): number | undefined => {
  const found = shape.exec(String(text ?? ''));
  return found ? Number(found[1]) : undefined;
};
const HOURS_A_DAY = 24;
const hours = (text: unknown): number | undefined => {
  const days = figure(text, /^(\d+)d$/);
  return days === undefined ? figure(text, /^(\d+)h$/) : days * HOURS_A_DAY;
};
/** A published version is never refused here: a figure beyond what we can do becomes the nearest we can. */
const within = (name: SettingName, value: number): number => Math.min(SETTINGS[name].max, Math.max(SETTINGS[name].min, value));

/** The part of a programme definition that matching obeys: caps and late cancellation. What is not said stays the default. */
export function settingsOfDefinition(definition: Record<string, unknown>): { name: SettingName; value: number }[] {
  const activities = (definition.activities ?? {}) as { caps?: Record<string, unknown>; lateCancel?: Record<string, unknown> };
  const told: Partial<Record<SettingName, number | undefined>> = {
    'cap-week': figure(activities.caps?.week, /^(\d+)$/),
    'cap-month': figure(activities.caps?.month, /^(\d+)$/),
    'late-hours': hours(activities.lateCancel?.under),
    'late-share': figure(activities.lateCancel?.pays, /^(\d+)%?$/),
  };
  return SETTING_NAMES.flatMap((name) => (told[name] === undefined ? [] : [{ name, value: within(name, told[name]) }]));
}
