import fc from 'fast-check';
import { addDays, TandemError } from '@tandem/kernel';
import { ineligible, isOfAge, isWaivable, stillMissing, type ApplicationFile } from './eligibility';
import { isDisposable, nameKey, searchWords } from './identity';
import { closeStage, enterStage, type PlannedStage, type StageEntry } from './journey-stages';

const file: ApplicationFile = {
  birthDate: '1970-01-01', phone: null, motivation: 'Aider', personKind: 'PATIENT', source: 'POSTER', wishes: 0, livedExperience: 0, consentC1: false, guardianship: null,
};
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (e) {
    return (e as TandemError).code;
  }
  return 'accepted';
};

describe('who may apply', () => {
  test('a complete file of an adult is eligible', () => expect(ineligible(file, '2024-06-01')).toEqual([]));

  test('every reason is given at once', () => {
    const blank = { ...file, birthDate: null, motivation: null, personKind: null, source: null, livedExperience: 1, guardianship: { protected: true, agreed: false } };
    expect(ineligible(blank, '2024-06-01')).toEqual(['BIRTH_DATE_MISSING', 'MOTIVATION_MISSING', 'PERSON_KIND_MISSING', 'SOURCE_MISSING', 'C1_MISSING', 'GUARDIAN_AGREEMENT_MISSING']);
  });

  test.each([['2006-06-01', true], ['2006-06-02', false], ['2004-02-29', true]])('born on %s, 18 on 1 June 2024: %s', (birth, adult) => expect(isOfAge(birth, '2024-06-01')).toBe(adult));
  test('born on 29 February, 18 on 28 February', () => expect([isOfAge('2004-02-29', '2022-02-27'), isOfAge('2004-02-29', '2022-02-28')]).toEqual([false, true]));

  test('once of age, always of age', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 0, max: 4_000 }), (age, more) => {
      const day = addDays('1990-01-01', age);
      return !isOfAge('1990-01-01', day) || isOfAge('1990-01-01', addDays(day, more));
    }));
  });

  test('a blank may be waived, the law and the person’s own say may not', () => {
    expect((['AGE_UNDER_18', 'C1_MISSING', 'GUARDIAN_AGREEMENT_MISSING'] as const).some(isWaivable)).toBe(false);
    expect(isWaivable('SOURCE_MISSING')).toBe(true);
  });

  test('what was asked for is looked up in the file', () => {
    expect(stillMissing(file, ['PHONE', 'MOTIVATION', 'WISHES', 'GUARDIAN_AGREEMENT'])).toEqual(['PHONE', 'WISHES', 'GUARDIAN_AGREEMENT']);
    expect(stillMissing({ ...file, phone: '+33639980102', wishes: 2 }, ['PHONE', 'WISHES'])).toEqual([]);
  });
});

describe('who somebody is', () => {
  test('accents, case, hyphens and apostrophes do not make two people', () => {
    expect(nameKey('Éléonore', 'D’Arc-Núñez')).toBe('eleonore darcnunez');
    expect(nameKey('ELEONORE', "d'arc nunez")).toBe(nameKey('Éléonore', 'D’Arc-Núñez'));
    expect(searchWords('  Jean-Pàul  EX ')).toEqual(['jeanpaul', 'ex']);
  });
  test('a throw-away mailbox is known whatever its case', () => expect([isDisposable('a@YopMail.com'), isDisposable('a@exemple.fr')]).toEqual([true, false]));
});

describe('the stages of a journey', () => {
  const plan: PlannedStage[] = [{ id: 'application', kind: 'application' }, { id: 'selection', kind: 'selection', after: ['application'] }, { id: 'review', kind: 'review', every: '12mo' }];
  const at = '2024-06-03T07:00:00.000Z';
  const open = (stages: readonly StageEntry[], id: string) => enterStage(stages, plan, id, at) ?? [...stages];

  test('a stage waits for those it comes after', () => {
    expect(codeOf(() => enterStage([], plan, 'selection', at))).toBe('STAGE_NOT_READY');
    expect(codeOf(() => enterStage(open([], 'application'), plan, 'selection', at))).toBe('STAGE_NOT_READY');
    const closed = closeStage(open([], 'application'), 'application', 'SCREENED', at)!;
    expect(open(closed, 'selection')).toMatchObject([{ id: 'application', outcome: 'SCREENED' }, { id: 'selection', state: 'OPEN' }]);
  });

  test('asking twice changes nothing; a stage that comes back opens a new turn', () => {
    const once = open([], 'application');
    expect(enterStage(once, plan, 'application', at)).toBeUndefined();
    const closed = closeStage(once, 'application', undefined, at)!;
    expect(closeStage(closed, 'application', undefined, at)).toBeUndefined();
    expect(enterStage(closed, plan, 'application', at)).toBeUndefined();
    const reviewed = closeStage(open([], 'review'), 'review', 'DONE', at)!;
    expect(open(reviewed, 'review').map((s) => s.state)).toEqual(['CLOSED', 'OPEN']);
  });

  test('a stage outside the plan, or never entered, is named', () => {
    expect(codeOf(() => enterStage([], plan, 'work', at))).toBe('STAGE_UNKNOWN');
    expect(codeOf(() => closeStage([], 'application', undefined, at))).toBe('STAGE_UNKNOWN');
  });
});
