import { TandemError } from '@tandem/kernel';

/** Least share, in whole percents, of each side of a joint training. */
export interface MixRule {
  partner: number;
  professional: number;
}
export interface Heads {
  partner: number;
  professional: number;
}
export const DEFAULT_MIX: MixRule = { partner: 30, professional: 30 };

const SIDES = { partner: 'partenaires', professional: 'professionnels' } as const;
const share = (part: number, whole: number): number => Math.floor((part * 100) / whole);

/** @throws SESSION_MIX_RULE when no group could satisfy it, SESSION_PLACES */
export function assertRule(rule: MixRule, minPeople: number, places: number): void {
  if (rule.partner + rule.professional > 100) throw new TandemError('SESSION_MIX_RULE');
  if (minPeople > places) throw new TandemError('SESSION_PLACES');
}

/** Enough people, and enough of each side. @throws SESSION_TOO_FEW, SESSION_MIX (the first side that lacks) */
export function assertMix(heads: Heads, rule: MixRule, minPeople: number): void {
  const enrolled = heads.partner + heads.professional;
  if (enrolled < Math.max(1, minPeople)) throw new TandemError('SESSION_TOO_FEW', { enrolled, minimum: Math.max(1, minPeople) });
  for (const side of ['partner', 'professional'] as const) {
    // Counted on whole heads: 30 % of 10 is 3, never 2 rounded up.
    if (heads[side] * 100 < rule[side] * enrolled) throw new TandemError('SESSION_MIX', { side: SIDES[side], minimum: rule[side], share: share(heads[side], enrolled) });
  }
}
