import { TandemError } from '@tandem/kernel';
import './errors';
import { assertPast, checkAction, checkTriage, officeOf, seenBy, type Facts } from './incident';

const facts = (over: Partial<Facts>): Facts => ({ severity: 'CONFLICT', openedBy: 'a', concerns: null, calledAt: null, mediator: null, authority: null, ...over });
const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return (error as TandemError).code;
  }
};

test('a breach goes to the data protection officer, the rest where whoever tells it wants', () => {
  expect([officeOf('BREACH'), officeOf('BREACH', 'dpo'), officeOf('DISTRESS'), officeOf('CONFLICT', 'direction')]).toEqual(['dpo', 'dpo', 'coordinator', 'direction']);
  expect(refusal(() => officeOf('BREACH', 'coordinator'))).toBe('INCIDENT_BREACH_TO_DPO');
});
test.each<[Partial<Facts>, boolean, string]>([
  [{ severity: 'DISTRESS' }, false, 'INCIDENT_CALL_FIRST'],
  [{ severity: 'DISTRESS', calledAt: '2026-01-01T10:00:00.000Z' }, false, 'none'],
  [{ severity: 'BREACH' }, false, 'INCIDENT_BREACH_TO_DPO'],
  [{ severity: 'BREACH' }, true, 'none'],
  [{ severity: 'DISCRIMINATION' }, false, 'none'],
])('triage of %j', (over, byDpo, code) => {
  expect(refusal(() => checkTriage(facts(over), byDpo))).toBe(code);
});
test.each<[Partial<Facts>, string]>([
  [{}, 'INCIDENT_MEDIATOR_MISSING'],
  [{ mediator: 'a' }, 'INCIDENT_MEDIATOR_INVOLVED'],
  [{ mediator: 'b', concerns: 'b' }, 'INCIDENT_MEDIATOR_INVOLVED'],
  [{ mediator: 'c', concerns: 'b' }, 'none'],
  [{ severity: 'BREACH' }, 'INCIDENT_AUTHORITY_UNDECIDED'],
  [{ severity: 'BREACH', authority: 'NOT_REQUIRED' }, 'none'],
  [{ severity: 'DISTRESS' }, 'none'],
])('action on %j', (over, code) => {
  expect(refusal(() => checkAction(facts(over)))).toBe(code);
});
test('a call is told once it was made, at the same instant at the earliest', () => {
  expect(refusal(() => assertPast('2026-01-01T11:00:00.001+01:00', '2026-01-01T10:00:00.000Z'))).toBe('INCIDENT_TO_COME');
  expect(refusal(() => assertPast('2026-01-01T11:00:00.000+01:00', '2026-01-01T10:00:00.000Z'))).toBe('none');
});
test('whoever had a hand in it is added once', () => {
  expect(seenBy(['a'], 'a', null, 'b', undefined, 'b')).toEqual(['a', 'b']);
});
