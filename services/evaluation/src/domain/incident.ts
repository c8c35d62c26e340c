import { TandemError } from '@tandem/kernel';

export type Severity = 'DISTRESS' | 'BREACH' | 'CONFLICT' | 'DISCRIMINATION';
export type Office = 'coordinator' | 'dpo' | 'direction';
export type Authority = 'NOTIFIED' | 'NOT_REQUIRED';

/** What the rules read of an incident (domain.md F.14). */
export interface Facts {
  severity: Severity;
  openedBy: string;
  concerns: string | null;
  calledAt: string | null;
  mediator: string | null;
  authority: Authority | null;
}

/**
 * Who has it first. Of a breach of confidentiality the data protection officer is told, nobody before (GDPR art. 33, 39);
 * for the rest whoever tells it may choose, so that a conflict with the coordinators does not land on their desk.
 * @throws INCIDENT_BREACH_TO_DPO
 */
export function officeOf(severity: Severity, chosen?: Office): Office {
  if (severity !== 'BREACH') return chosen ?? 'coordinator';
  if (chosen && chosen !== 'dpo') throw new TandemError('INCIDENT_BREACH_TO_DPO');
  return 'dpo';
}

/** @throws INCIDENT_TO_COME */
export function assertPast(instant: string | undefined, now: string): void {
  if (instant && Date.parse(instant) > Date.parse(now)) throw new TandemError('INCIDENT_TO_COME');
}

/** @throws INCIDENT_BREACH_TO_DPO, INCIDENT_CALL_FIRST */
export function checkTriage({ severity, calledAt }: Facts, byDpo: boolean): void {
  if (severity === 'BREACH' && !byDpo) throw new TandemError('INCIDENT_BREACH_TO_DPO');
  if (severity === 'DISTRESS' && !calledAt) throw new TandemError('INCIDENT_CALL_FIRST');
}

/** @throws INCIDENT_AUTHORITY_UNDECIDED, INCIDENT_MEDIATOR_MISSING, INCIDENT_MEDIATOR_INVOLVED */
export function checkAction(facts: Facts): void {
  const { severity, mediator, openedBy, concerns } = facts;
  assertDecided(facts);
  if (severity !== 'CONFLICT') return;
  if (!mediator) throw new TandemError('INCIDENT_MEDIATOR_MISSING');
  if (mediator === openedBy || mediator === concerns) throw new TandemError('INCIDENT_MEDIATOR_INVOLVED');
}

/** The clock of the law goes on whoever has it: nobody passes a breach on with that decision still to take. @throws INCIDENT_AUTHORITY_UNDECIDED */
export function assertDecided({ severity, authority }: Facts): void {
  if (severity === 'BREACH' && !authority) throw new TandemError('INCIDENT_AUTHORITY_UNDECIDED');
}

/** Whoever had a hand in it goes on seeing it. */
export const seenBy = (named: readonly string[], ...people: (string | null | undefined)[]): string[] => [...new Set([...named, ...people.filter((p): p is string => !!p)])];
