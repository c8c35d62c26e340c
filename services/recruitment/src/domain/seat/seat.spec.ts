import { assertEnds, assertOpenTo, bodyWithPlace, lastDay, type Body } from './seat';

const college: Body = { id: 'college', open: ['patient', 'resident'], filled: 'election', term: '24mo', seats: 2 };
const vote = { filledBy: 'ELECTION', decidedOn: '2024-06-20', starts: '2024-07-01' };

describe('a seat', () => {
  test('is of a body the programme names, as long as there is one', () => {
    expect(bodyWithPlace([college], 'college', 1)).toBe(college);
    expect(() => bodyWithPlace([college], 'board', 0)).toThrow('SEAT_BODY');
    expect(() => bodyWithPlace([college], 'college', 2)).toThrow('SEAT_BODY_FULL');
    expect(() => bodyWithPlace([{ ...college, seats: undefined }], 'college', 99)).not.toThrow();
  });
  test('is open to some, by what they are', () => {
    expect(() => assertOpenTo(college, 'resident')).not.toThrow();
    for (const kind of ['professional', undefined]) expect(() => assertOpenTo(college, kind)).toThrow('SEAT_KIND');
  });
  test('is filled the way the programme says, for its term unless another end is given', () => {
    expect(lastDay(college, vote, '2024-06-21')).toBe('2026-06-30');
    expect(lastDay({ ...college, term: undefined }, vote, '2024-06-21')).toBeNull();
    expect(lastDay(college, { ...vote, ends: '2025-01-01' }, '2024-06-21')).toBe('2025-01-01');
    expect(() => lastDay(college, { ...vote, filledBy: 'APPOINTMENT' }, '2024-06-21')).toThrow('SEAT_FILLED_OTHERWISE');
    expect(() => lastDay(college, vote, '2024-06-19')).toThrow('SEAT_DATES');
    expect(() => lastDay(college, { ...vote, ends: '2024-06-30' }, '2024-06-21')).toThrow('SEAT_DATES');
  });
  test('ends with its term once it has run, and is not chosen only before it is filled', () => {
    expect(() => assertEnds('APPOINTED', 'TERM', '2026-06-30', '2026-06-30')).toThrow('SEAT_TERM_RUNNING');
    expect(() => assertEnds('APPOINTED', 'TERM', '2026-06-30', '2026-07-01')).not.toThrow();
    expect(() => assertEnds('APPOINTED', 'RESIGNATION', '2026-06-30', '2025-07-01')).not.toThrow();
    expect(() => assertEnds('APPOINTED', 'NOT_CHOSEN', null, '2025-07-01')).toThrow('SEAT_NOT_CHOSEN');
    expect(() => assertEnds('NOMINATED', 'NOT_CHOSEN', null, '2025-07-01')).not.toThrow();
  });
});
