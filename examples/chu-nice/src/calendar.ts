import { addDays, isoWeekday, parisDate, parisInstant, rollToBusinessDay, type HalfDay, type HalfDayPart } from '@tandem/kernel';

/** The story's days: `31.2` is the Tuesday of the 31st week after the first Monday. A holiday gives way to the next business day. */
export class StoryCalendar {
  private readonly monday: string;

  constructor(readonly start: string) {
    const first = parisDate(start);
    this.monday = addDays(first, (8 - isoWeekday(first)) % 7);
  }

  date(when: string): string {
    const [week, day] = when.split('.').map(Number);
    return rollToBusinessDay(addDays(this.monday, week * 7 + day - 1), 'FR', 1);
  }
  at(when: string, time = '09:00'): string {
    return parisInstant(this.date(when), time);
  }
  halfDay(when: string, part: string): HalfDay {
    return { date: this.date(when), part: part as HalfDayPart };
  }
}
