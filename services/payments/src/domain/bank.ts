import { addDuration, isIban, maskIban, normaliseIban, TandemError } from '@tandem/kernel';
import type { Settings } from './settings';

/** What is sealed with the person's key; nothing of it is anywhere else but in the files of a batch. */
export interface Account {
  iban: string;
  bic?: string;
  holder: string;
}

/** @throws TandemError IBAN_INVALID, which never repeats the number */
export function checkedIban(text: string): string {
  if (!isIban(text)) throw new TandemError('IBAN_INVALID', {}, [{ path: 'iban', code: 'IBAN_INVALID', message: 'IBAN non valide.' }]);
  return normaliseIban(text);
}

/** A first account serves once verified; a change waits, because changing the account is how money is stolen (C.6). */
export const usableFrom = (enteredAt: string, first: boolean, settings: Settings): string =>
  addDuration(enteredAt, `${settings[first ? 'first-account-hours' : 'account-change-hours']}h`, 'FR');

/** The holder's name as a screen may show it: `C… E…`. */
export const initials = (holder: string): string => holder.split(/\s+/).filter(Boolean).map((w) => `${[...w][0]}…`).join(' ');

export const shownAccount = (account: Account | null): { iban: string | null; holder: string | null } =>
  account ? { iban: maskIban(account.iban), holder: initials(account.holder) } : { iban: null, holder: null };
