import { halfDayInvite, interviewInvite } from '../domain/invite';
import { calendarFile } from './calendar';

const options = { now: '2024-03-04T08:00:00.000Z', from: { name: 'Tandem', mail: 'tandem@exemple.fr' }, to: 'camille@exemple.fr', language: 'fr' as const, home: 'http://127.0.0.1:3000' };
const unfolded = (ics: string): string => ics.replace(/\r\n[ \t]/g, '');

describe('calendar entries', () => {
  test('a half-day is an invitation at Paris hours, whatever the zone of the machine', () => {
    const ics = unfolded(calendarFile(halfDayInvite('vacation-1', 2, 'CONFIRMED', { date: '2024-07-09', part: 'AM' }), options));
    for (const line of ['METHOD:REQUEST', 'UID:vacation-1', 'SEQUENCE:2', 'DTSTART;TZID=Europe/Paris:20240709T090000', 'DTEND;TZID=Europe/Paris:20240709T123000', 'STATUS:CONFIRMED', 'DTSTAMP:20240304T080000Z', 'TZID:Europe/Paris']) expect(ics).toContain(line);
    expect(ics).toContain('mailto:tandem@exemple.fr');
    expect(ics.toLowerCase()).toContain('mailto:camille@exemple.fr');
  });
  test('a cancellation takes the same entry out, with a later sequence', () => {
    const ics = unfolded(calendarFile(halfDayInvite('vacation-1', 3, 'CANCELLED', { date: '2024-07-09', part: 'EVENING' }), options));
    for (const line of ['METHOD:CANCEL', 'UID:vacation-1', 'SEQUENCE:3', 'STATUS:CANCELLED']) expect(ics).toContain(line);
  });
  test('an interview is at its own hour, in winter too', () => {
    expect(calendarFile(interviewInvite('application-1', 5, 'CONFIRMED', '2024-12-03T13:30:00.000Z'), options)).toContain('DTSTART;TZID=Europe/Paris:20241203T143000');
  });
});
