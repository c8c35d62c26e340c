import { missingForActivation, publicReason } from './activation';
import { assertDates, assertEnded, assertEndsSoon, assertRecent } from './document';

describe('what a membership needs', () => {
  const ready = { requiredCourses: ['initial-joint'], completedCourses: ['initial-joint', 'etp'], coverState: 'COVERED', route: 'REFUS', openDocuments: [], asks: ['convention', 'route'] };
  test('everything there: nothing is missing; declining money is a choice too', () => {
    expect(missingForActivation(ready)).toEqual([]);
  });
  test('each thing missing is named', () => {
    expect(missingForActivation({ ...ready, completedCourses: [], coverState: 'SUSPENDED', route: undefined, openDocuments: ['HONORABILITY'] })).toEqual([
      'training:initial-joint', 'convention', 'route', 'document:HONORABILITY',
    ]);
  });
  test('what the plan does not ask for is not missing', () => {
    const bare = { ...ready, completedCourses: [], coverState: undefined, route: undefined };
    expect(missingForActivation({ ...bare, requiredCourses: [], asks: [] })).toEqual([]);
    expect(missingForActivation({ ...bare, asks: ['convention'] })).toEqual(['training:initial-joint', 'convention']);
  });
  test('health and family leave as PERSONAL', () => {
    expect(['HEALTH', 'FAMILY', 'OTHER', 'WISH'].map(publicReason)).toEqual(['PERSONAL', 'PERSONAL', 'OTHER', 'WISH']);
  });
});

describe('a paper’s dates', () => {
  test('issued by today, valid after its issue', () => {
    expect(() => assertDates('2025-03-01', '2026-02-28', '2025-03-01')).not.toThrow();
    expect(() => assertDates('2025-03-02', undefined, '2025-03-01')).toThrow('DOCUMENT_DATES');
    expect(() => assertDates('2025-03-01', '2025-02-01', '2025-03-01')).toThrow('DOCUMENT_DATES');
  });
  test('its end is announced sixty days ahead, and it is over the day after its last', () => {
    expect(() => assertEndsSoon('2025-03-02', '2025-01-01')).not.toThrow();
    expect(() => assertEndsSoon('2025-03-03', '2025-01-01')).toThrow('DOCUMENT_STILL_VALID');
    expect(() => assertEnded('2025-03-02', '2025-03-02')).toThrow('DOCUMENT_STILL_VALID');
    expect(() => assertEnded('2025-03-02', '2025-03-03')).not.toThrow();
    for (const check of [assertEndsSoon, assertEnded]) expect(() => check(null, '2099-01-01')).toThrow('DOCUMENT_STILL_VALID');
  });
  test('an honorability certificate is six months old at most', () => {
    expect(() => assertRecent('HONORABILITY', '2025-01-31', null, '2025-07-31')).not.toThrow();
    expect(() => assertRecent('HONORABILITY', '2025-01-31', null, '2025-08-01')).toThrow('DOCUMENT_OLD');
    expect(() => assertRecent('VEHICLE', '2020-01-31', '2025-08-01', '2025-08-02')).toThrow('DOCUMENT_OLD');
  });
});
