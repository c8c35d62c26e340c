import { deadLetterDoors, inboxOperations, LISTENERS, operationName, OPERATIONS, recruitmentOperations } from '@tandem/messages';
import { admit } from '@tandem/platform';
import { OPERATOR } from './line';

describe('the operators’ right', () => {
  it('is the only one the commands have, and lets through what they ask', () => {
    expect(OPERATOR.grants.map((g) => g.role)).toEqual(['operator']);
    const { journeyList, journeyMigration, journeyMigrate } = recruitmentOperations;
    const asked = [inboxOperations.waitList, inboxOperations.taskList, journeyList, journeyMigration, journeyMigrate, ...LISTENERS.flatMap((l) => [deadLetterDoors[l].list, deadLetterDoors[l].replay])];
    for (const { by } of asked) expect(admit(OPERATOR, by)).toHaveLength(1);
  });
  it('changes nothing of the house, but the version a journey follows', () => {
    expect(OPERATIONS.filter((o) => o.kind === 'command' && o.by.includes('operator')).map(operationName)).toEqual(['recruitment.journey.migrate']);
  });
});
