import type { DeadLetter } from '@tandem/messages';
import { listPage, replayPage, type Held } from './dead-letters';

const letter: DeadLetter = { id: 'a:2:0', type: 'convention.activated', since: '2026-03-02T08:00:00.000Z', tries: 5, code: 'NOT_FOUND' };
const held = (...letters: DeadLetter[]): Held[] => [{ part: 'matching', letters: { total: letters.length, items: letters } }, { part: 'workflows', letters: { total: 0, items: [] } }];

describe('tandem dead-letters', () => {
  it('names each fact with its part, type, date, tries, code and id, and the command that frees it', () => {
    expect(listPage(held(letter), 'fr')).toMatch(/matching · convention\.activated · .*2026.* · 5 essais · NOT_FOUND\n {4}a:2:0\n\n1 mis de côté\. .*tandem dead-letters replay ID/);
    expect(listPage(held({ ...letter, tries: 0 }), 'en')).not.toMatch(/0 tries/);
  });

  it('says that there is none only when every part has answered', () => {
    expect(listPage(held(), 'fr')).toBe('Aucun fait n’est mis de côté.');
    expect(listPage([{ part: 'matching' }, ...held()], 'fr')).toBe('! matching ne répond pas : ce qu’il tient de côté n’est pas connu.');
    expect(listPage([{ part: 'matching' }], 'en')).toMatch(/^! matching does not answer/);
  });

  it('says of each replay what came of it', () => {
    const text = replayPage([{ part: 'matching', id: 'a:2:0', outcome: 'passed' }, { part: 'workflows', id: 'b:1:0', outcome: 'failed', code: 'UNAVAILABLE' }, { part: 'inbox', id: 'c:1:0', outcome: 'unknown', code: 'OUTCOME_UNKNOWN' }], 'fr');
    expect(text).toMatch(/matching · passé\n {4}a:2:0\n {2}workflows · toujours de côté · UNAVAILABLE\n {4}b:1:0\n {2}inbox · sans réponse · OUTCOME_UNKNOWN\n[^]*1 passés, 2 toujours de côté\.$/);
    expect(replayPage([], 'en')).toBe('No fact is set aside.');
  });
});
