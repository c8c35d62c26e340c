import { TandemError } from '@tandem/kernel';

/** Every figure an organisation may want otherwise: default, range, unit, words, since when, from where. */
export interface Setting {
  value: number;
  unit: 'days' | 'hours' | 'cents' | 'km' | 'half-days' | 'months' | 'weeks';
  min: number;
  max: number;
  fr: string;
  en: string;
  since: string;
  source: string;
}
const row = (value: number, unit: Setting['unit'], min: number, max: number, fr: string, en: string, source: string): Setting => ({ value, unit, min, max, fr, en, since: '2024-01-01', source });

export const SETTINGS = {
  'claim-days': row(60, 'days', 1, 365, 'Délai pour envoyer une note de frais', 'Time to submit a claim', 'domain.md F.8'),
  'sworn-limit': row(2_000, 'cents', 0, 10_000, 'Déclaration sur l’honneur, au plus', 'Sworn statement, at most', 'domain.md C.4'),
  'sworn-year': row(10_000, 'cents', 0, 100_000, 'Déclarations sur l’honneur dans l’année, au plus', 'Sworn statements in a year, at most', 'domain.md C.4'),
  'meal-ceiling': row(2_400, 'cents', 0, 2_400, 'Repas, au plus (jamais au-dessus du barème)', 'Meal, at most (never above the scale)', 'arrêté du 20 septembre 2023'),
  'night-ceiling': row(15_000, 'cents', 0, 15_000, 'Nuitée, au plus (jamais au-dessus du barème)', 'Night, at most (never above the scale)', 'arrêté du 20 septembre 2023'),
  'night-km': row(70, 'km', 0, 1_000, 'Distance à partir de laquelle une nuitée est remboursée', 'Distance from which a night is repaid', 'ours'),
  'first-account-hours': row(0, 'hours', 0, 720, 'Délai avant d’utiliser un premier compte vérifié', 'Delay before a first verified account is used', 'domain.md C.6'),
  'account-change-hours': row(72, 'hours', 0, 720, 'Délai avant d’utiliser un compte changé', 'Delay before a changed account is used', 'domain.md C.6'),
  'employment-half-days': row(4, 'half-days', 1, 31, 'Demi-journées par mois qui ressemblent à un emploi', 'Half-days a month that look like a job', 'domain.md C.1'),
  'employment-months': row(6, 'months', 2, 24, 'Mois de suite qui ressemblent à un emploi', 'Months in a row that look like a job', 'domain.md C.1'),
  'employment-weeks': row(12, 'weeks', 4, 52, 'Semaines de suite, même demi-journée, au-delà desquelles le rythme ressemble à un emploi', 'Weeks in a row on one half-day beyond which the rhythm looks like a job', 'domain.md C.1'),
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export type Settings = Record<SettingName, number>;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];
export const DEFAULT_SETTINGS = Object.fromEntries(SETTING_NAMES.map((n) => [n, SETTINGS[n].value])) as Settings;

const isName = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name);

/** @throws TandemError PAYMENT_SETTING_UNKNOWN, PAYMENT_SETTING_RANGE */
export function checkedSetting(name: string, value: number): SettingName {
  if (!isName(name)) throw new TandemError('PAYMENT_SETTING_UNKNOWN', { name });
  const { min, max } = SETTINGS[name];
  if (value < min || value > max) throw new TandemError('PAYMENT_SETTING_RANGE', { name, min, max });
  return name;
}

export const withChanges = (changes: readonly { name: string; value: number }[]): Settings => ({
  ...DEFAULT_SETTINGS,
  ...Object.fromEntries(changes.filter((c) => isName(c.name)).map((c) => [c.name, c.value])),
});
