import { TandemError } from '@tandem/kernel';
import type { Operation } from '@tandem/messages';
import { operationActivities } from './operation-activities';

describe('an operation as an activity', () => {
  const asked: { operation: Operation; input: unknown; options: { actor: { id: string }; key?: string } }[] = [];
  let answer: () => unknown = () => ({ id: 'x' });
  const activities = operationActivities({
    ask: (async (operation: Operation, input: unknown, options: never) => {
      asked.push({ operation, input, options });
      return answer();
    }) as never,
  });
  const refusing = (code: string) => () => {
    throw new TandemError(code);
  };
  const request = { input: { id: 'x' }, key: 'application/x/recruitment.application.lapse#1', process: 'application/x' };
  const lapse = () => activities['recruitment.application.lapse'](request);

  test('is asked as the process, under its key; a query needs none', async () => {
    answer = () => ({ id: 'x' });
    await expect(lapse()).resolves.toEqual({ outcome: 'done', answer: { id: 'x' } });
    await activities['inbox.wait.heard']({ input: { key: 'k' }, key: 'k', process: 'application/x' });
    expect(asked.map((a) => a.options.key)).toEqual([request.key, undefined]);
    expect(JSON.stringify(asked[0].options.actor)).toContain('system:application/x');
  });

  test.each(['ILLEGAL_TRANSITION', 'STALE_VERSION'])('%s: somebody was faster', async (code) => {
    answer = refusing(code);
    await expect(lapse()).resolves.toEqual({ outcome: 'stale' });
  });

  test('a guard’s refusal is a result, with its code; where nothing goes on without it, it is tried again', async () => {
    answer = refusing('COVER_ENDED');
    await expect(lapse()).resolves.toEqual({ outcome: 'refused', code: 'COVER_ENDED' });
    await expect(activities['inbox.wait.open']({ ...request, must: true })).rejects.toThrow('COVER_ENDED');
  });

  test.each(['UNAVAILABLE', 'OUTCOME_UNKNOWN', 'INTERNAL'])('%s is tried again, and says nothing but its code', async (code) => {
    answer = () => {
      throw new TandemError(code, { detail: 'camille@example.org' });
    };
    await expect(lapse()).rejects.toThrow(new Error(code));
  });

  test('any other fault is tried again without a word of it', async () => {
    answer = () => {
      throw new Error('camille@example.org');
    };
    await expect(lapse()).rejects.toThrow(new Error('ACTIVITY_FAILED'));
  });

  test('only what a process may ask for is there', () => {
    expect(activities['inbox.task.open']).toBeDefined();
    expect(activities['recruitment.application.submit']).toBeUndefined();
  });
});
