import type { Heard, ProcessTable } from '../plan';
import { iso } from './days';
import type { House } from './house';
import { Lived } from './lived';
import type { Subject } from './subject';

/** A row of its own begins by its first fact, and its process with it: a half-day, a batch. */
export function follow(house: House, subject: Subject, table: ProcessTable, first: Pick<Heard, 'type' | 'subject' | 'actor' | 'data'>): void {
  const lived = new Lived(house, subject, table, first.subject);
  subject.following.set(first.subject, lived);
  lived.hear({ ...first, id: `${first.subject}:1:0`, at: iso(house.now), aggregate: first.type.split('.')[0], version: 1 });
}
