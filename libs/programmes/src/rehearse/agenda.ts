import type { CalendarId } from '@tandem/kernel';
import type { Names } from '../plan/process';
import { DAY, MONTH, workday } from './days';
import type { Ms } from './queue';
import type { Assumed } from './read-assumptions';

/** Means that are counted: what is held so many times a month, with so many places. */
export const CAPACITIES = {
  panels: { fr: 'commissions de sélection', en: 'selection panels' },
  meetings: { fr: 'rencontres', en: 'meetings' },
  trainings: { fr: 'sessions de formation', en: 'training sessions' },
  speedDatings: { fr: 'speed-datings', en: 'speed-datings' },
  signatory: { fr: 'signatures de la direction', en: 'signing rounds of the direction' },
  coordinator: { fr: 'temps de la coordination', en: 'time of the coordinators' },
} as const satisfies Record<string, Names>;
export type Capacity = keyof typeof CAPACITIES;

/** A mean's dates, every so many days, each with its places; who comes first is served first. */
export class Agenda {
  private readonly taken = new Map<Ms, number>();
  /** From a full date, the next one that may have a place. */
  private readonly skip = new Map<number, number>();
  /** Places taken. */
  used = 0;
  /** Who found the first date that suited full. */
  turnedAway = 0;
  /** Days from the day wished for to the date, of each. */
  readonly waits: number[] = [];

  constructor(private readonly from: Ms, readonly every: Ms, readonly seats: number, private readonly calendar: CalendarId) {}

  private readonly date = (n: number): Ms => workday(this.from + n * this.every, this.calendar);

  /** The first date from then on with a place, which is taken. */
  book(wish: Ms): Ms {
    let first = Math.max(0, Math.floor((wish - this.from) / this.every) - 1);
    while (this.date(first) < wish) first += 1;
    const n = this.free(first);
    const at = this.date(n);
    this.taken.set(at, (this.taken.get(at) ?? 0) + 1);
    this.used += 1;
    if (at > this.date(first)) this.turnedAway += 1;
    this.waits.push((at - wish) / DAY);
    return at;
  }

  private free(first: number): number {
    let n = first;
    while ((this.taken.get(this.date(n)) ?? 0) >= this.seats) n = this.skip.get(n) ?? n + 1;
    // Whoever comes after looks no more at what was full.
    for (let full = first; full < n; ) {
      const next = this.skip.get(full) ?? full + 1;
      this.skip.set(full, n);
      full = next;
    }
    return n;
  }

  /** As many as come, at every date. */
  get unlimited(): boolean {
    return this.seats === Number.MAX_SAFE_INTEGER;
  }

  /** Places there were until that moment. */
  offered(until: Ms): number {
    const dates = new Set<Ms>();
    for (let n = 0; this.date(n) < until; n += 1) dates.add(this.date(n));
    return dates.size * this.seats;
  }
}

export type Agendas = Record<Capacity, Agenda>;

/** The first date of each is the first working day of the rehearsal; twice as many a month keeps those there were. */
export function agendasOf(assume: Assumed, start: Ms, calendar: CalendarId, group: boolean): Agendas {
  const monthly = (per: number, seats: number) => new Agenda(start, MONTH / per, seats, calendar);
  const yearly = (per: number, seats: number) => monthly(per / 12, seats);
  const perDay = assume.of('coordinator.day');
  return {
    panels: monthly(assume.of('panels.month'), assume.of('panels.seats')),
    meetings: monthly(assume.of('meetings.month'), assume.of(group ? 'meetings.group' : 'meetings.seats')),
    trainings: yearly(assume.of('trainings.year'), assume.of('trainings.seats')),
    speedDatings: yearly(assume.of('speedDatings.year'), assume.of('speedDatings.seats')),
    signatory: new Agenda(start, assume.of('signatory.every') * DAY, Number.MAX_SAFE_INTEGER, calendar),
    // Less than one act a day is one act every few days.
    coordinator: new Agenda(start, Math.max(1, 1 / perDay) * DAY, Math.max(1, Math.round(perDay)), calendar),
  };
}
