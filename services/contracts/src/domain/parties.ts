import { TandemError } from '@tandem/kernel';
import type { ConventionRule } from './rule';

export interface Party {
  role: string;
  person: string;
}

/** Who signs in which order; the partner first, who signs for the establishment last. */
const ORDER = ['partner', 'referent', 'ru', 'professional', 'signatory'];
const ONCE = ['partner', 'referent', 'signatory'];

/** @throws TandemError PARTIES_ORDER, SAME_SIGNER_TWICE, NOT_THE_PARTNER */
export function checkParties(parties: readonly Party[], partner: string, { form }: Pick<ConventionRule, 'form'>): void {
  const ranks = parties.map((p) => ORDER.indexOf(p.role));
  const ordered = ranks.every((rank, i) => rank >= 0 && (i === 0 || ranks[i - 1] <= rank));
  const times = (role: string): number => parties.filter((p) => p.role === role).length;
  const needed = form === 'full' ? ONCE : ['partner'];
  const complete = parties.length >= 2 && needed.every((role) => times(role) === 1) && ONCE.every((role) => times(role) <= 1);
  if (!ordered || !complete) throw new TandemError(form === 'full' ? 'PARTIES_ORDER' : 'FRAME_PARTIES');
  if (new Set(parties.map((p) => p.person)).size !== parties.length) throw new TandemError('SAME_SIGNER_TWICE');
  if (parties[0].person !== partner) throw new TandemError('NOT_THE_PARTNER');
}

/** Roles the programme wants among the signers and that are not there; `ru?` is welcome and not wanted. */
export const missingParties = (parties: readonly Party[], wanted: readonly string[]): string[] =>
  wanted.filter((role) => !role.endsWith('?') && !parties.some((p) => p.role === role));

export const personWith = (parties: readonly Party[], role: string): string | undefined => parties.find((p) => p.role === role)?.person;
