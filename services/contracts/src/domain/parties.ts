import { TandemError } from '@tandem/kernel';

export interface Party {
  role: string;
  person: string;
}

/** Who signs in which order; one partner first, one referent, one signatory last. */
const ORDER = ['partner', 'referent', 'ru', 'professional', 'signatory'];
const EXACTLY_ONE = ['partner', 'referent', 'signatory'];

/** @throws TandemError PARTIES_ORDER, SAME_SIGNER_TWICE, NOT_THE_PARTNER */
export function checkParties(parties: readonly Party[], partner: string): void {
  const ranks = parties.map((p) => ORDER.indexOf(p.role));
  const ordered = ranks.every((rank, i) => rank >= 0 && (i === 0 || ranks[i - 1] <= rank));
  const complete = EXACTLY_ONE.every((role) => parties.filter((p) => p.role === role).length === 1);
  if (!ordered || !complete) throw new TandemError('PARTIES_ORDER');
  if (new Set(parties.map((p) => p.person)).size !== parties.length) throw new TandemError('SAME_SIGNER_TWICE');
  if (parties[0].person !== partner) throw new TandemError('NOT_THE_PARTNER');
}

export const personWith = (parties: readonly Party[], role: string): string | undefined => parties.find((p) => p.role === role)?.person;
