/** @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Count */

/**
 * Counts one jest run from what it wrote (`--json --outputFile`).
 * @param {any} report null: jest ended before it wrote one
 * @param {number} code its exit code
 * @returns {Count}
 */
export function countJest(report, code) {
  if (!report) return { passed: 0, failed: 1, skipped: 0, notes: ['jest ended without a report'] };
  const notes = [];
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites: broken = 0, numPendingTests = 0, numTodoTests = 0 } = report;
  let failed = numFailedTests + broken;
  if (passed + failed + numPendingTests === 0) {
    failed = 1;
    notes.push('no test was found');
  }
  // Something outside the tests: coverage, an obsolete snapshot, a handle left open.
  if (code !== 0 && failed === 0) {
    failed = 1;
    notes.push(`jest answered ${code} though no test failed`);
  }
  const skipped = numPendingTests + numTodoTests;
  if (skipped) notes.push(`${skipped} skipped`);
  return { passed, failed, skipped, notes };
}

/** @param {number} code @returns {Count} a step without tests of its own counts as one */
export const countOne = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, notes: [] });

/** @param {Count[]} counts */
export const total = (counts) => counts.reduce((sum, c) => ({ passed: sum.passed + c.passed, failed: sum.failed + c.failed }), { passed: 0, failed: 0 });

/** The last line of `npm test`; machines read it. */
export const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
