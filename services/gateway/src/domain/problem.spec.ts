import { TandemError } from '@tandem/kernel';
import './errors';
import { problemOf } from './problem';

const french = { language: 'fr' as const, instance: '/api/v1/tasks/1/done' };

describe('a refusal as problem+json', () => {
  it('says an illegal transition with the state and what is possible', () => {
    expect(problemOf(new TandemError('ILLEGAL_TRANSITION', { state: 'DONE', allowed: ['reopen'], command: 'done' }), french)).toEqual({
      type: 'urn:tandem:problem:ILLEGAL_TRANSITION', title: 'Impossible dans l’état actuel (DONE). Actions possibles : reopen.', status: 409, code: 'ILLEGAL_TRANSITION',
      instance: '/api/v1/tasks/1/done', fields: [], state: 'DONE', allowed: ['reopen'], details: { command: 'done' },
    });
  });
  it('says a stale version with the present one, in the reader’s language', () => {
    expect(problemOf(new TandemError('STALE_VERSION', { version: 8, state: 'OPEN' }), { ...french, language: 'en' })).toMatchObject({
      title: 'Somebody changed this in the meantime (version 8). Read it again first.', status: 412, version: 8, state: 'OPEN',
    });
  });
  it('lists the fields to correct', () => {
    const fields = [{ path: 'slots[0].date', code: 'invalid_format', message: 'Format attendu : date.' }];
    expect(problemOf(new TandemError('VALIDATION', {}, fields), french)).toMatchObject({ status: 422, fields, detail: 'slots[0].date : Format attendu : date.' });
  });
  it('names the part that waits', () => {
    expect(problemOf(new TandemError('UNAVAILABLE', { operation: 'inbox.task.done' }), { ...french, part: 'inbox' })).toMatchObject({ status: 503, detail: 'C’est la partie « inbox » qui ne répond pas.', details: { part: 'inbox' } });
    expect(problemOf(new TandemError('OUTCOME_UNKNOWN'), { ...french, language: 'en', part: 'payments' })).toMatchObject({ status: 504, detail: 'The part that does not answer is "payments".' });
  });
});
