import type { TandemError } from '@tandem/kernel';
import fc from 'fast-check';
import { assertMix, assertRule, DEFAULT_MIX, type Heads, type MixRule } from './mix';

const verdict = (heads: Heads, rule: MixRule = DEFAULT_MIX, min = 1): string => {
  try {
    assertMix(heads, rule, min);
    return 'joint';
  } catch (error) {
    return (error as TandemError).code;
  }
};

describe('the mix rule of joint training', () => {
  test('30 % of each side, on whole heads', () => {
    expect(verdict({ partner: 7, professional: 3 })).toBe('joint');
    expect(verdict({ partner: 8, professional: 3 })).toBe('SESSION_MIX');
    expect(verdict({ partner: 3, professional: 7 })).toBe('joint');
    expect(verdict({ partner: 2, professional: 7 })).toBe('SESSION_MIX');
  });
  test('nobody is too few, whatever the rule', () => {
    expect(verdict({ partner: 0, professional: 0 }, { partner: 0, professional: 0 }, 0)).toBe('SESSION_TOO_FEW');
    expect(verdict({ partner: 2, professional: 2 }, DEFAULT_MIX, 6)).toBe('SESSION_TOO_FEW');
  });
  test('a rule above 100 % or more people than places is refused when it is written', () => {
    expect(() => assertRule({ partner: 60, professional: 41 }, 2, 10)).toThrow('SESSION_MIX_RULE');
    expect(() => assertRule(DEFAULT_MIX, 11, 10)).toThrow('SESSION_PLACES');
  });

  const head = fc.nat(60);
  const rule = fc.record({ partner: fc.nat(50), professional: fc.nat(50) });
  test('law: a group passes exactly when each side has its share; one more of the lacking side never makes that side lack', () => {
    fc.assert(
      fc.property(head, head, rule, (partner, professional, r) => {
        fc.pre(partner + professional > 0);
        const n = partner + professional;
        const fits = partner / n >= r.partner / 100 - 1e-12 && professional / n >= r.professional / 100 - 1e-12;
        expect(verdict({ partner, professional }, r)).toBe(fits ? 'joint' : 'SESSION_MIX');
      }),
    );
  });
  test('law: the sides are alike: exchanging heads and shares changes nothing', () => {
    fc.assert(fc.property(head, head, rule, (a, b, r) => expect(verdict({ partner: a, professional: b }, r)).toBe(verdict({ partner: b, professional: a }, { partner: r.professional, professional: r.partner }))));
  });
});
