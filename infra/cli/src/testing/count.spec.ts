import { isInstalled } from '../prepare/install.mjs';
import { countJest, countOne, lastLine, total } from './count.mjs';

const report = (over = {}) => ({ numPassedTests: 3, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numPendingTests: 0, numTodoTests: 0, ...over });

describe('counting', () => {
  it('takes jest’s own figures', () => expect(countJest(report({ numFailedTests: 2 }), 1)).toMatchObject({ passed: 3, failed: 2 }));
  it('a suite that does not load is a failure', () => expect(countJest(report({ numRuntimeErrorTestSuites: 1 }), 1).failed).toBe(1));
  it('no test is a failure', () => expect(countJest(report({ numPassedTests: 0 }), 0).failed).toBe(1));
  it('no report is a failure', () => expect(countJest(null, 0).failed).toBe(1));
  it('a bad exit without a failed test is a failure', () => expect(countJest(report(), 1).failed).toBe(1));
  it('ends in the line machines read', () => expect(lastLine(total([countOne(0), countOne(1), countJest(report(), 0)]))).toBe('4 passed, 1 failed'));
});

describe('installed packages', () => {
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1' }, 'node_modules/b': { version: '2', optional: true }, 'node_modules/@t/x': { link: true } } };
  it('are those of the lock file; optional ones of other machines do not count', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1' } } })).toBe(true);
  });
  it('another version asks for npm ci', () => expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '0' } } })).toBe(false));
  it('an npm ci that did not end asks for another', () => expect(isInstalled(lock, null)).toBe(false));
});
