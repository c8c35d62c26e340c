import fc from 'fast-check';
import { isEndedBy, nextInstant, occasionOf, rankOf, remindersOfDay, stateTold } from './wait';

const due = '2024-06-17T07:00:00.000Z';
const reminders = ['2024-06-10T07:00:00.000Z', '2024-06-14T07:00:00.000Z'];

describe('when a wait comes due', () => {
  test('first its reminders in order, then its deadline, then nothing', () => {
    expect(nextInstant({ reminders, due, lastAt: null })).toBe(reminders[0]);
    expect(nextInstant({ reminders, due, lastAt: reminders[0] })).toBe(reminders[1]);
    expect(nextInstant({ reminders, due, lastAt: reminders[1] })).toBe(due);
    expect(nextInstant({ reminders, due, lastAt: due })).toBeNull();
    expect([occasionOf({ reminders, due, lastAt: null }, reminders[1]), occasionOf({ reminders, due, lastAt: null }, due)]).toEqual(['REMINDER', 'DEADLINE']);
    expect([...reminders, due].map((at) => rankOf({ reminders, due, lastAt: null }, at))).toEqual([0, 1, 2]);
  });

  test('an extension after the deadline goes on from its new date', () => {
    expect(nextInstant({ reminders: [], due: '2024-06-24T07:00:00.000Z', lastAt: due })).toBe('2024-06-24T07:00:00.000Z');
  });

  test('told one after the other, every instant is told once, in order', () => {
    const instant = fc.integer({ min: 1_700_000_000, max: 1_800_000_000 }).map((s) => new Date(s * 1000).toISOString());
    fc.assert(fc.property(fc.uniqueArray(instant, { minLength: 1, maxLength: 8 }), (all) => {
      const sorted = [...all].sort();
      const wait = { reminders: all.filter((i) => i !== sorted.at(-1)), due: sorted.at(-1) as string };
      const told: string[] = [];
      for (let at = nextInstant({ ...wait, lastAt: null }); at; at = nextInstant({ ...wait, lastAt: at })) told.push(at);
      expect(told).toEqual(sorted);
    }));
  });

  test('reminders of one Paris day go together, those of the night before do not', () => {
    const wait = { reminders: ['2024-06-09T21:59:00.000Z', '2024-06-09T22:30:00.000Z', '2024-06-10T07:00:00.000Z', '2024-06-10T22:10:00.000Z'], due, lastAt: null };
    expect(remindersOfDay(wait, '2024-06-09T22:30:00.000Z')).toEqual(['2024-06-09T22:30:00.000Z', '2024-06-10T07:00:00.000Z']);
    expect(remindersOfDay(wait, '2024-06-10T07:00:00.000Z')).toEqual(['2024-06-10T07:00:00.000Z']);
  });
});

describe('what ends a wait', () => {
  test('one of its states, reached after what the workflow had heard', () => {
    const wait = { endsStates: ['SUBMITTED', 'WITHDRAWN'], seen: 3 };
    expect(isEndedBy(wait, 'SUBMITTED', 4)).toBe(true);
    expect(isEndedBy(wait, 'SUBMITTED', 2)).toBe(false);
    expect(isEndedBy(wait, 'SCREENED', 5)).toBe(false);
    expect(isEndedBy({ ...wait, seen: null }, 'SUBMITTED', 1)).toBe(true);
  });
  test('a fact without a state table stands for its verb', () => {
    expect(stateTold('ranking.submitted', {})).toBe('SUBMITTED');
    expect(stateTold('application.marked-incomplete', { state: 'INCOMPLETE' })).toBe('INCOMPLETE');
    expect(stateTold('cover.changed', { coverState: 'COVERED' })).toBe('COVERED');
  });
});
