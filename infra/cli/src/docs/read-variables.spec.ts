import { SERVICE_VARIABLES } from '@tandem/platform';
import { readVariables } from './read-variables';

describe('the variables of a part', () => {
  const read = Object.fromEntries(readVariables(SERVICE_VARIABLES).map((v) => [v.name, v]));
  it('say what they are for, whether they are needed, and what they are otherwise', () => {
    expect(read.DATABASE_URL).toEqual({ name: 'DATABASE_URL', describe: expect.any(String), required: true, secret: true });
    expect(read.ROLE).toMatchObject({ required: false, secret: false, standard: 'all' });
  });
  it('give the default as one would write it, not as it is read', () => expect(read.SANDBOX.standard).toBe('0'));
});
