import { parisDate, parisDay } from '@tandem/kernel';
import type { Role } from '@tandem/messages/roles';
import { end, facts, remember, textOf, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { act, ends } from './common';

const report = (memory: Memory, ...states: string[]) => ends('incident', memory.ids.incident, ...states);
const escalate = (memory: Memory) => act('evaluation.incident.escalate', { id: memory.ids.incident });
const office = (memory: Memory): Role => (['dpo', 'direction'].includes(memory.ids.office) ? (memory.ids.office as Role) : 'coordinator');
const handler = (memory: Memory): string | undefined => memory.ids.handler || undefined;
const waited = { role: office, person: handler };

/** Whose it is now; its subject and who told it are never known here. */
function read(fact: Heard, memory: Memory): void {
  remember(memory, fact, { as: 'incident', ids: ['severity', 'office'], dates: ['known'] });
  memory.ids.handler = textOf(fact, 'handler') ?? '';
}
const then = (next: (memory: Memory) => Next) => (fact: Heard, memory: Memory): Next => {
  read(fact, memory);
  return next(memory);
};

function opened(fact: Heard, memory: Memory): Next {
  read(fact, memory);
  // The same day is that day, holiday or not, until midnight in Paris.
  memory.dates.today = parisDay(parisDate(fact.at)).end;
  return FIRST[memory.ids.severity] ?? 'triaging';
}
const FIRST: Record<string, string> = { DISTRESS: 'calling', BREACH: 'assessing' };
const NEXT: Record<string, string> = { BREACH: 'notifying', CONFLICT: 'mediating' };
const triaged = then((m) => NEXT[m.ids.severity] ?? 'acting');
const escalated = then(() => 'deciding');
const resolved = then(() => 'closing');
const untriaged = facts({ 'incident.triaged': triaged, 'incident.escalated': escalated });
const acting = facts({ 'incident.action-started': then(() => 'resolving'), 'incident.escalated': escalated });

/**
 * Something went wrong for somebody, F.14: the call of the same day, the day of the data protection officer, the 72 hours
 * of the law, the mediator. Follows the incident itself; everybody it names is an office or the person who handles it.
 */
export const incidentTable: ProcessTable = {
  process: 'incident',
  follows: 'incident',
  names: { fr: 'Signalement', en: 'Incident' },
  starts: facts({ 'incident.opened': opened }),
  steps: {
    calling: {
      ...waited, expects: { fr: 'appeler aujourd’hui la personne en difficulté et trier le signalement', en: 'call the person in difficulty today and triage the incident' },
      deadline: 'call', until: (m) => m.dates.today, ends: (m) => report(m, 'TRIAGED', 'ESCALATED'), on: untriaged, overdue: escalate,
    },
    assessing: {
      ...waited, expects: { fr: 'évaluer l’atteinte à la confidentialité', en: 'assess the breach of confidentiality' },
      deadline: 'assess', ends: (m) => report(m, 'TRIAGED'), on: untriaged,
    },
    triaging: {
      ...waited, expects: { fr: 'trier le signalement', en: 'triage the incident' },
      deadline: 'triage', ends: (m) => report(m, 'TRIAGED', 'ESCALATED'), on: untriaged, overdue: escalate,
    },
    notifying: {
      ...waited, expects: { fr: 'prévenir l’autorité de contrôle, ou dire pourquoi il n’y a pas lieu', en: 'tell the supervisory authority, or say why there is no need' },
      deadline: 'notify', since: (m) => m.dates.known, ends: (m) => report(m, 'ACTION'), on: acting,
    },
    mediating: {
      ...waited, expects: { fr: 'confier le conflit à une médiation', en: 'hand the conflict to a mediator' },
      deadline: 'mediate', ends: (m) => report(m, 'ACTION', 'ESCALATED'), on: acting, overdue: escalate,
    },
    acting: {
      ...waited, expects: { fr: 'agir à la suite du signalement', en: 'act on the incident' },
      deadline: 'act', ends: (m) => report(m, 'ACTION', 'ESCALATED'), on: acting, overdue: escalate,
    },
    resolving: {
      ...waited, expects: { fr: 'mener le signalement à sa résolution', en: 'bring the incident to its resolution' },
      deadline: 'resolve', ends: (m) => report(m, 'RESOLVED', 'ESCALATED'), on: facts({ 'incident.resolved': resolved, 'incident.escalated': escalated }), overdue: escalate,
    },
    deciding: {
      ...waited, expects: { fr: 'décider de la suite du signalement', en: 'decide what becomes of the incident' },
      deadline: 'decide', ends: (m) => report(m, 'RESOLVED', 'CLOSED'), on: facts({ 'incident.resolved': resolved }),
    },
    closing: {
      ...waited, expects: { fr: 'dire à chacun ce qu’il en est et clore le signalement', en: 'tell everybody how it stands and close the incident' },
      deadline: 'close', ends: (m) => report(m, 'CLOSED'), on: {},
    },
  },
  anywhere: facts({ 'incident.escalated': escalated, 'incident.resolved': resolved, 'incident.closed': end('closed') }),
};
