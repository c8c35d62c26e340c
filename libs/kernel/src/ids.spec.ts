import { isId, newId, seededId } from './ids';

describe('ids', () => {
  afterEach(() => jest.restoreAllMocks());

  it('gives ids that sort in the order they were made, thousands in one millisecond', () => {
    const made = Array.from({ length: 20_000 }, () => newId());
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
    expect(made.every(isId)).toBe(true);
    expect(made.every((id) => id[14] === '7')).toBe(true);
  });

  it('keeps the order when the clock of the machine steps back', () => {
    const before = newId();
    jest.spyOn(Date, 'now').mockReturnValue(1_000);
    expect(newId() > before).toBe(true);
  });

  it('carries the time it was made in its first 48 bits', () => {
    const later = Date.now() + 3_600_000;
    jest.spyOn(Date, 'now').mockReturnValue(later);
    expect(parseInt(newId().replace('-', '').slice(0, 12), 16)).toBe(later);
  });

  it('gives the same business key for the same words, and another for other words', () => {
    expect(seededId('reminder|a|2')).toBe(seededId('reminder|a|2'));
    // Written down: a key computed last year must still be found.
    expect(seededId('tandem')).toBe('2dca285e-07ce-8ce3-9982-b44bfe9cf13a');
    const many = Array.from({ length: 100_000 }, (_, i) => seededId(`k${i}`));
    expect(new Set(many).size).toBe(many.length);
    expect(many.every(isId)).toBe(true);
    expect(isId(seededId(''))).toBe(true);
  });

  it('refuses what is no id, upper case included', () => {
    for (const text of ['', 'abc', newId().toUpperCase(), `${newId()} `, null, 12, '00000000-0000-0000-0000-000000000000']) expect(isId(text)).toBe(false);
  });

  it('says what to use where there is no crypto, as in a workflow', () => {
    const kept = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!;
    Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
    expect(() => newId()).toThrow(/seededId/);
    Object.defineProperty(globalThis, 'crypto', kept);
  });
});
