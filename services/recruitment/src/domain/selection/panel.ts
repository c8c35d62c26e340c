import { TandemError } from '@tandem/kernel';

export type PanelRole = 'professional' | 'ru' | 'coordinator' | 'partner';
export interface PanelMember {
  person: string;
  role: PanelRole;
}

const has = (members: readonly PanelMember[], role: PanelRole): boolean => members.some((m) => m.role === role);

/** @throws PANEL_MEMBER_TWICE, PANEL_WITHOUT_PROFESSIONAL, PANEL_WITHOUT_RU */
export function assertPanel(members: readonly PanelMember[]): void {
  if (new Set(members.map((m) => m.person)).size < members.length) throw new TandemError('PANEL_MEMBER_TWICE');
  if (!has(members, 'professional')) throw new TandemError('PANEL_WITHOUT_PROFESSIONAL');
  if (!has(members, 'ru')) throw new TandemError('PANEL_WITHOUT_RU');
}

/**
 * The panel members among those present, who must reach the quorum.
 * @throws NOT_ON_PANEL, PANEL_QUORUM
 */
export function assertQuorum(members: readonly PanelMember[], present: readonly string[]): PanelMember[] {
  if (present.some((person) => !members.some((m) => m.person === person))) throw new TandemError('NOT_ON_PANEL');
  const there = members.filter((m) => present.includes(m.person));
  if (!has(there, 'professional') || !has(there, 'ru')) throw new TandemError('PANEL_QUORUM');
  return there;
}

/** Who fills a grid: the two voices the selection is built on. Coordinators and partners sit, listen and deliberate. */
export const fillsGrid = (member: PanelMember): boolean => member.role === 'professional' || member.role === 'ru';
