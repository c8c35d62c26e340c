import fc from 'fast-check';
import type { Heard, Wait } from '@tandem/programmes/plan';
import { fresh, isNews, keep, markHeard, oldestFirst, takeKept } from './state';

const NOW = '2024-01-08T10:30:00.000Z';
const state = () => fresh({ organisation: 'o', now: NOW, sandbox: false });
const day = (n: number): string => new Date(Date.parse(NOW) + n * 86_400_000).toISOString();
const fact = (subject: string, version: number, at = NOW, type = 'vacation.done', n = 0): Heard => ({ id: `${subject}:${version}:${n}`, type, at, aggregate: 'vacation', subject, version, actor: 'person:p', data: {} });

describe('what a process remembers of the facts it heard', () => {
  test('a fact heard before, or overtaken by a later one of the same aggregate, is not news; one of another is', () => {
    const s = state();
    markHeard(s, fact('a', 3, NOW, 'x', 1));
    expect([fact('a', 3, NOW, 'x', 1), fact('a', 3), fact('a', 2), fact('a', 3, NOW, 'x', 2), fact('a', 4), fact('b', 1)].map((f) => isNews(s, f))).toEqual([false, false, false, true, true, true]);
  });

  test('a life of ten thousand half-days carries a few hundred, and still hears none of them twice', () => {
    const s = state();
    s.memory.ids.membership = 'membership';
    s.wait = { ends: { aggregate: 'journey', id: 'journey', states: [] } } as unknown as Wait;
    markHeard(s, fact('membership', 7));
    markHeard(s, fact('journey', 2));
    const all = Array.from({ length: 10_000 }, (_, i) => fact(`v${i}`, 1, day(i)));
    for (const one of all) {
      expect(isNews(s, one)).toBe(true);
      markHeard(s, one);
    }
    expect(Object.keys(s.versions).length).toBeLessThanOrEqual(402);
    expect(JSON.stringify(s).length).toBeLessThan(40_000);
    expect(all.filter((one) => isNews(s, one))).toEqual([]);
    // Whom it follows and whom it waits for are never forgotten: a new version of them is news whenever it happened.
    expect([isNews(s, fact('membership', 8)), isNews(s, fact('journey', 3)), isNews(s, fact('membership', 7))]).toEqual([true, true, false]);
  });

  test('facts no step wants yet are kept once each, two hundred at most, and handed out when they are wanted', () => {
    const s = state();
    for (let i = 0; i < 500; i += 1) keep(s, fact(`v${i % 300}`, 1));
    expect(s.kept).toHaveLength(200);
    keep(s, fact('m', 1, NOW, 'membership.paused'));
    expect(takeKept(s, (type) => type === 'membership.paused').map((f) => f.subject)).toEqual(['m']);
    expect(s.kept).toHaveLength(199);
  });
});

describe('the order unread facts are heard in', () => {
  const facts = fc.array(fc.record({ subject: fc.constantFrom('a', 'b', 'c'), version: fc.integer({ min: 1, max: 6 }), at: fc.integer({ min: 0, max: 3 }) }), { minLength: 1, maxLength: 20 });

  test('oldest first; at one instant each aggregate in its own order, whatever order they came in', () => {
    fc.assert(fc.property(facts, (told) => {
      const unread = told.map((t) => fact(t.subject, t.version, day(t.at)));
      const heard: Heard[] = [];
      for (let next = oldestFirst(unread); next; next = oldestFirst(unread)) {
        expect(unread[0]).toBe(next);
        heard.push(unread.shift() as Heard);
      }
      expect(heard).toHaveLength(told.length);
      heard.forEach((one, i) => {
        const later = heard.slice(i + 1);
        expect(later.some((l) => l.at < one.at)).toBe(false);
        expect(later.some((l) => l.at === one.at && l.subject === one.subject && l.version < one.version)).toBe(false);
      });
    }));
  });
});
