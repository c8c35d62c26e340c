import { assertDate, type DateText } from './dates';
import { TandemError, defineErrors } from './errors';
import { assertCents, type Cents } from './money';

export const EXPENSE_ERRORS = defineErrors({
  RATE_UNKNOWN: { status: 422, fr: 'Aucun barème connu pour « {what} » à la date du {date}.', en: 'No rate known for "{what}" on {date}.' },
  INVALID_KM: { status: 422, fr: 'Une distance est un nombre positif de kilomètres, au dixième près (reçu : {value}).', en: 'A distance is a positive number of kilometres, to one decimal (got {value}).' },
  INVALID_CV: { status: 422, fr: 'La puissance fiscale est un nombre entier de chevaux, à partir de 1 (reçu : {value}).', en: 'Fiscal power is a whole number from 1 (got {value}).' },
});

/** A row of a dated table: it holds from that date until the next row of the same table. */
interface Dated {
  from: DateText;
  source: string;
}

/** `upToKm` is the last kilometre of the band in the calendar year; the last band has no end. */
export interface KilometreBand {
  upToKm: number;
  centsPerKm: number;
}
export interface KilometreTable extends Dated {
  /** In order of power; `maxCv` is the last one of the row. */
  cars: readonly { maxCv: number; bands: readonly KilometreBand[] }[];
  /** More than 125 cm³. */
  motorcycleCentsPerKm: number;
  /** Mopeds and other motor vehicles. */
  mopedCentsPerKm: number;
  /** The least paid for a month with at least one moped trip. */
  mopedMonthlyMinimumCents: Cents;
}

const bands = (first: number, second: number, third: number): KilometreBand[] => [
  { upToKm: 2_000, centsPerKm: first },
  { upToKm: 10_000, centsPerKm: second },
  { upToKm: Infinity, centsPerKm: third },
];

/** Metropolitan France and overseas departments; not the Pacific territories, paid in F CFP. */
export const KILOMETRE_TABLES: readonly KilometreTable[] = [
  {
    from: '2022-01-01',
    source: 'Arrêté du 3 juillet 2006 (indemnités kilométriques), modifié par l’arrêté du 14 mars 2022 (TFPF2206232A)',
    cars: [
      { maxCv: 5, bands: bands(32, 40, 23) },
      { maxCv: 7, bands: bands(41, 51, 30) },
      { maxCv: Infinity, bands: bands(45, 55, 32) },
    ],
    motorcycleCentsPerKm: 15,
    mopedCentsPerKm: 12,
    mopedMonthlyMinimumCents: 1_000,
  },
];

/** Where the night is spent. LARGE_CITY: 200 000 inhabitants or more, and communes of the Grand Paris. */
export type MissionPlace = 'BASE' | 'LARGE_CITY' | 'PARIS' | 'OVERSEAS' | 'PACIFIC';
export interface MissionTable extends Dated {
  places: Readonly<Record<MissionPlace, { nightCents: Cents; mealCents: Cents }>>;
  /** Night of a recognised disabled worker with reduced mobility, any place. */
  reducedMobilityNightCents: Cents;
}

/** The highest a public body repays; it may set less (an organisation's setting). */
export const MISSION_TABLES: readonly MissionTable[] = [
  {
    from: '2023-09-22',
    source: 'Arrêté du 3 juillet 2006 (indemnités de mission), modifié par l’arrêté du 20 septembre 2023',
    places: {
      BASE: { nightCents: 9_000, mealCents: 2_000 },
      LARGE_CITY: { nightCents: 12_000, mealCents: 2_000 },
      PARIS: { nightCents: 14_000, mealCents: 2_000 },
      OVERSEAS: { nightCents: 12_000, mealCents: 2_000 },
      PACIFIC: { nightCents: 12_000, mealCents: 2_400 },
    },
    reducedMobilityNightCents: 15_000,
  },
];

/** The row of a dated table at a date. @throws TandemError RATE_UNKNOWN before the first row, INVALID_DATE */
function rowAt<T extends Dated>(tables: readonly T[], date: DateText, what: string): T {
  assertDate(date);
  const row = tables.filter((t) => t.from <= date).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (!row) throw new TandemError('RATE_UNKNOWN', { what, date });
  return row;
}

/** Kilometres to whole tenths. @throws TandemError INVALID_KM */
function tenths(km: number): number {
  const value = Math.round(km * 10);
  if (!Number.isSafeInteger(value) || value < 0 || Math.abs(km * 10 - value) > 1e-6) throw new TandemError('INVALID_KM', { value: String(km) });
  return value;
}

export type Trip = { alreadyKm: number; km: number; date: DateText } & ({ vehicle?: 'CAR'; cv: number } | { vehicle: 'MOTORCYCLE' | 'MOPED'; cv?: undefined });
export interface KilometreLine {
  km: number;
  centsPerKm: number;
  /** 1 up to 2 000 km, 2 up to 10 000 km, 3 beyond; always 1 for two wheels. */
  band: number;
}

function bandsOf(trip: Trip, table: KilometreTable): readonly KilometreBand[] {
  if (trip.vehicle === 'MOTORCYCLE') return [{ upToKm: Infinity, centsPerKm: table.motorcycleCentsPerKm }];
  if (trip.vehicle === 'MOPED') return [{ upToKm: Infinity, centsPerKm: table.mopedCentsPerKm }];
  const cv = trip.cv ?? NaN;
  if (!Number.isSafeInteger(cv) || cv < 1) throw new TandemError('INVALID_CV', { value: String(cv) });
  return table.cars.find((car) => cv <= car.maxCv)!.bands;
}

/** The part of the trip in each band, in tenths of km; bands it does not touch are left out. */
function split(rows: readonly KilometreBand[], start: number, end: number): { tenths: number; centsPerKm: number; band: number }[] {
  const floor = (i: number): number => (i === 0 ? 0 : rows[i - 1]!.upToKm * 10);
  return rows
    .map((row, i) => ({ tenths: Math.min(end, row.upToKm * 10) - Math.max(start, floor(i)), centsPerKm: row.centsPerKm, band: i + 1 }))
    .filter((line) => line.tenths > 0);
}

/**
 * What a trip is worth. `alreadyKm` is what the same payer already counted for that person since 1 January (calendar year of the
 * trip); a trip that crosses a band is split there.
 *
 * Rounding: let f(x) be the exact amount of the first x km of the year, rounded to the cent (half up). A trip is paid
 * f(alreadyKm + km) − f(alreadyKm). So the year's total is f(all km), whatever the order of the trips, and never drifts;
 * the price is that one trip may differ by one cent from its own lines (12.3 km × 0.32 € is paid 3.93 or 3.94 €).
 * The law holds within one table and one fiscal power; a new car or new rates in the year do depend on the order.
 *
 * @param trip km and alreadyKm in kilometres to one decimal; cv fiscal power (line P.6 of the registration certificate)
 * @returns cents, and one line per band crossed (none for 0 km)
 * @throws TandemError INVALID_KM, INVALID_CV, INVALID_DATE, RATE_UNKNOWN (before 2022-01-01)
 */
export function kilometreAmount(trip: Trip): { cents: Cents; lines: KilometreLine[] } {
  const rows = bandsOf(trip, rowAt(KILOMETRE_TABLES, trip.date, 'kilomètres'));
  const start = tenths(trip.alreadyKm);
  const end = start + tenths(trip.km);
  // Tenths of km × cents per km are tenths of a cent: whole numbers all the way.
  const paidUpTo = (x: number): Cents => Math.floor((split(rows, 0, x).reduce((sum, l) => sum + l.tenths * l.centsPerKm, 0) + 5) / 10);
  const lines = split(rows, start, end).map((l) => ({ km: l.tenths / 10, centsPerKm: l.centsPerKm, band: l.band }));
  return { cents: assertCents(paidUpTo(end) - paidUpTo(start)), lines };
}

/**
 * What to add to a month of moped trips to reach the monthly minimum (10 €); 0 when there was no trip.
 * @param paidCents the sum of the month's moped trips @param date a date of the month
 * @throws TandemError NOT_CENTS, INVALID_DATE, RATE_UNKNOWN
 */
export function mopedMonthlyTopUp(paidCents: Cents, date: DateText): Cents {
  const { mopedMonthlyMinimumCents } = rowAt(KILOMETRE_TABLES, date, 'kilomètres');
  return assertCents(paidCents) > 0 ? Math.max(0, mopedMonthlyMinimumCents - paidCents) : 0;
}

/**
 * The highest night and meal repaid for a mission. The meal is per meal (noon or evening).
 * @throws TandemError INVALID_DATE, RATE_UNKNOWN (missions before 2023-09-22, or a place not in the table)
 */
export function missionAllowance(mission: { place: MissionPlace; date: DateText; reducedMobility?: boolean }): { nightCents: Cents; mealCents: Cents; source: string } {
  const table = rowAt(MISSION_TABLES, mission.date, 'mission');
  const place = Object.hasOwn(table.places, mission.place) ? table.places[mission.place] : undefined;
  if (!place) throw new TandemError('RATE_UNKNOWN', { what: String(mission.place), date: mission.date });
  return { ...place, nightCents: mission.reducedMobility ? table.reducedMobilityNightCents : place.nightCents, source: table.source };
}
