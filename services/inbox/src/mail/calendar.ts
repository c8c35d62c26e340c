import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Invite } from '../domain/invite';

/** Rules of Europe/Paris since 1996; a reader that does not know the name finds them here. */
const PARIS = [
  'BEGIN:VTIMEZONE', 'TZID:Europe/Paris',
  'BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'TZNAME:CEST', 'DTSTART:19960331T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT',
  'BEGIN:STANDARD', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'TZNAME:CET', 'DTSTART:19961027T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

const TITLES = { fr: { vacation: 'Demi-journée de partenariat', interview: 'Entretien de partenariat' }, en: { vacation: 'Partnership half-day', interview: 'Partnership interview' } };

// ical-generator prints a Date's own local fields beside the zone's name: this one's fields are the Paris wall clock.
function wall(date: string, time: string): Date {
  const [y, m, d] = date.split('-').map(Number);
  const [h, min] = time.split(':').map(Number);
  return new Date(y, m - 1, d, h, min);
}

/** iTIP REQUEST or CANCEL (RFC 5546): same UID for one thing, SEQUENCE is its version. */
export function calendarFile(invite: Invite, o: { now: string; from: { name: string; mail: string }; to: string; language: 'fr' | 'en'; home: string }): string {
  const calendar = ical({
    prodId: { company: 'Tandem', product: 'inbox', language: o.language.toUpperCase() },
    method: invite.method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    timezone: { name: null, generator: () => PARIS },
  });
  calendar.createEvent({
    id: invite.uid, sequence: invite.sequence, stamp: new Date(o.now), timezone: 'Europe/Paris', start: wall(invite.date, invite.start), end: wall(invite.date, invite.end),
    summary: TITLES[o.language][invite.what], status: ICalEventStatus[invite.status], url: o.home,
    organizer: { name: o.from.name, email: o.from.mail }, attendees: [{ email: o.to, rsvp: invite.method === 'REQUEST' }],
  });
  return calendar.toString();
}
