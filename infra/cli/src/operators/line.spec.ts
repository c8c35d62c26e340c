import { deadLetterDoors, inboxOperations, LISTENERS, OPERATIONS } from '@tandem/messages';
import { admit } from '@tandem/platform';
import { OPERATOR } from './line';

describe('the operators’ right', () => {
  it('is the only one the commands have, and lets through what they ask', () => {
    expect(OPERATOR.grants.map((g) => g.role)).toEqual(['operator']);
    const asked = [inboxOperations.waitList, inboxOperations.taskList, ...LISTENERS.flatMap((l) => [deadLetterDoors[l].list, deadLetterDoors[l].replay])];
    for (const { by } of asked) expect(admit(OPERATOR, by)).toHaveLength(1);
  });
  it('changes nothing of the house', () => {
    expect(OPERATIONS.filter((o) => o.kind === 'command' && o.by.includes('operator'))).toEqual([]);
  });
});
