import { safeCode } from '@tandem/platform';
import { safeReason } from './reason';

describe('the reason of a failure', () => {
  it.each([
    ['column "given_name" of relation "person" does not exist', 'column "given_name" of relation "person" does not exist'],
    ['duplicate key value violates unique constraint "assignment_pkey"', 'duplicate key value violates unique constraint "assignment_pkey"'],
    ["Cannot read properties of undefined (reading 'state')", "Cannot read properties of undefined (reading '…')"],
  ])('keeps what names the mistake: %s', (reason, shown) => expect(safeReason(reason)).toBe(shown));

  it.each([
    ['invalid input syntax for type uuid: "dupont"', 'dupont'],
    ['no letter for camille.dupont@exemple.fr', 'camille'],
    ['FR76 3000 6000 0112 3456 7890 189 is no account', '3000'],
    ['called +33 6 12 34 56 78 in vain', '12 34'],
    ['no person 0192f0c1-0000-7000-8000-000000000003', '0192f0c1'],
    ['refusé par « Camille Dupont »', 'Camille'],
  ])('leaves out what may be somebody’s: %s', (reason, theirs) => expect(safeReason(reason)).not.toContain(theirs));

  it('fits on a line', () => expect(safeReason(`a\n${'b'.repeat(900)}`)).toHaveLength(160));
});

describe('the code of a failed step', () => {
  it('is shown when it is one, and nothing else is', () => {
    expect(safeCode('NOT_FOUND')).toBe('NOT_FOUND');
    expect(safeCode('Camille is not there')).toBe('UNKNOWN');
    expect(safeCode(undefined)).toBe('UNKNOWN');
  });
});
