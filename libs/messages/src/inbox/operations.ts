import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { ROLES } from '../roles';
import { letterInput } from './letters';

const { command, query } = operationsOf('inbox');
const instant = z.iso.datetime({ offset: true });
const role = z.enum(ROLES);
const slug = z.string().max(80);
const sentence = z.strictObject({ fr: z.string().max(400), en: z.string().max(400) });
const WAIT_STATES = ['OPEN', 'CLOSED', 'WITHDRAWN'] as const;
const TASK_STATES = ['OPEN', 'DONE', 'CANCELLED'] as const;
const MESSAGE_STATES = ['QUEUED', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED'] as const;

/**
 * A wait, as its workflow registers it. The key is the workflow's id, step and turn: registering twice is harmless, and
 * registering again with another date, role or sentence is an extension or an escalation of the same wait.
 */
export const waitInput = z.strictObject({
  key: z.string().max(200),
  workflow: z.string().max(120),
  organisation: z.uuid(),
  programme: slug.optional(),
  journey: z.uuid().optional(),
  process: slug,
  step: slug,
  role,
  person: z.uuid().optional(),
  since: instant,
  due: instant,
  reminders: z.array(instant).max(12),
  then: z.enum(['escalate', 'task', 'lapse', 'void', 'act']),
  to: role.optional(),
  /** The fact that closes it. `id` is the aggregate's; a fact without a state table counts as its verb (`SUBMITTED`). */
  ends: z.strictObject({ aggregate: slug, id: z.string().max(80), states: z.array(z.string().max(60)).max(20) }),
  /**
   * Version of that aggregate the workflow had heard when it began to wait: a state reached at or before it is old news
   * and ends nothing. Needed where a state comes back (incomplete, submitted again).
   */
  seen: z.int().min(0).optional(),
  sentence,
  /** The wait this one takes the place of; withdrawn if no fact closed it. */
  replaces: z.string().max(200).optional(),
});

const WORKFLOW = 'application/0192f0c1-0000-7000-8000-000000000001';
const KEY = `${WORKFLOW}/screening#1`;
const ORGANISATION = '0192f0c1-0000-7000-8000-00000000000a';
const exampleWait = {
  key: KEY, workflow: WORKFLOW, organisation: ORGANISATION,
  process: 'application', step: 'screening', role: 'coordinator', since: '2024-06-03T07:00:00.000Z', due: '2024-06-17T07:00:00.000Z', reminders: [],
  then: 'escalate', to: 'lead', ends: { aggregate: 'application', id: '0192f0c1-0000-7000-8000-000000000001', states: ['SCREENED'] },
  sentence: { fr: 'On attend la coordination pour vérifier la candidature.', en: 'Waiting for the coordinators to screen the application.' },
};

const waitRow = z.looseObject({
  id: z.string(), version: z.number(), key: z.string(), workflow: z.string(), process: z.string(), step: z.string(), journey: z.string().nullable(), role,
  person: z.string().nullable(), since: instant, due: instant, next: instant.nullable(), then: z.string(), sentence, state: z.enum(WAIT_STATES),
  ends: z.object({ aggregate: z.string(), id: z.string(), states: z.array(z.string()) }), doneBy: z.string().nullable(),
});
const taskRow = z.looseObject({
  id: z.string(), version: z.number(), kind: z.string(), role, state: z.enum(TASK_STATES), wait: z.string().nullable(), person: z.string().nullable(),
  due: instant.nullable(), subject: z.string().nullable(), code: z.string().nullable(), outcome: z.string().nullable(), allowed: z.array(z.string()),
});
const messageRow = z.looseObject({
  id: z.string(), version: z.number(), person: z.string(), template: z.string(), channel: z.string(), state: z.enum(MESSAGE_STATES), reason: z.string().nullable(),
  journey: z.string().nullable(), wait: z.string().nullable(), at: instant, updatedAt: instant,
});

export const TASK_KINDS = ['call', 'refused-act', 'bounce', 'check-in', 'blocked-fact', 'review', 'phase', 'exit'] as const;
/** `reopen`: of a phase of a group's work, back to an earlier one. */
export const TASK_OUTCOMES = ['reached', 'unreachable', 'handled', 'not-needed', 'reopen'] as const;

const TASK_ROLES = ['coordinator', 'lead', 'admin', 'referent', 'trainer', 'preparer', 'approver', 'signatory', 'ru', 'professional', 'direction', 'dpo'] as const;
/** An operator watches over the lists and does nobody's task. */
const TASK_READERS = [...TASK_ROLES, 'operator'] as const;
const WAIT_ROLES = [...TASK_READERS, 'person'] as const;

export const inboxOperations = {
  waitOpen: command({
    resource: 'wait', verb: 'open', by: ['system'], input: waitInput, example: exampleWait,
    summary: { fr: 'Inscrire une attente au registre', en: 'Register a wait' },
  }),
  waitRemind: command({
    resource: 'wait', verb: 'remind', by: ['system'], input: z.strictObject({ key: z.string().max(200), at: instant }), example: { key: KEY, at: '2024-06-10T07:00:00.000Z' },
    summary: { fr: 'Rappeler à la personne ce qu’on attend d’elle', en: 'Remind who is waited for' },
  }),
  waitHeard: query({
    resource: 'wait', verb: 'heard', by: ['system'], input: z.strictObject({ key: z.string().max(200) }), output: z.object({ heard: z.boolean() }), example: { key: KEY },
    summary: { fr: 'Un message a-t-il été remis pour cette attente ?', en: 'Was a message delivered for this wait?' },
  }),
  waitWithdraw: command({
    resource: 'wait', verb: 'withdraw', by: ['system'], input: z.strictObject({ workflow: z.string().max(120) }), example: { workflow: WORKFLOW },
    summary: { fr: 'Retirer les attentes d’un processus terminé', en: 'Withdraw the waits of an ended process' },
  }),
  waitList: query({
    resource: 'wait', verb: 'list', http: ['GET', '/waits'], by: WAIT_ROLES,
    input: z.strictObject({ process: slug.optional(), journey: z.uuid().optional(), role: role.optional(), state: z.enum(WAIT_STATES).default('OPEN'), overdue: z.stringbool().optional(), ...paging }),
    output: page(waitRow), example: { process: 'application' },
    summary: { fr: 'Qui attend quoi, depuis quand, jusqu’à quand', en: 'Who is waited for, since when, until when' },
  }),
  waitRead: query({
    resource: 'wait', verb: 'read', http: ['GET', '/waits/:id'], by: WAIT_ROLES, input: z.strictObject({ id: z.uuid() }), output: waitRow,
    example: { id: '0192f0c1-0000-7000-8000-000000000004' },
    summary: { fr: 'Lire une attente', en: 'Read a wait' },
  }),
  taskOpen: command({
    resource: 'task', verb: 'open', by: ['system'],
    input: z.strictObject({
      kind: z.enum(TASK_KINDS), role, organisation: z.uuid(), programme: slug.optional(), journey: z.uuid().optional(), person: z.uuid().optional(),
      wait: z.string().max(200).optional(), subject: z.string().max(80).optional(), code: z.string().regex(/^[A-Z][A-Z0-9_]{0,59}$/).optional(), due: instant.optional(),
    }),
    example: { kind: 'call', role: 'coordinator', organisation: ORGANISATION, wait: KEY },
    summary: { fr: 'Confier une tâche à un rôle', en: 'Give a role something to do' },
  }),
  taskDone: command({
    resource: 'task', verb: 'done', http: ['POST', '/tasks/:id/done'], by: TASK_ROLES, versioned: true,
    input: z.strictObject({ id: z.uuid(), outcome: z.enum(TASK_OUTCOMES) }), example: { id: '0192f0c1-0000-7000-8000-000000000002', outcome: 'reached' },
    summary: { fr: 'Marquer une tâche comme faite, avec son résultat', en: 'Mark a task done, with its outcome' },
  }),
  taskCancel: command({
    resource: 'task', verb: 'cancel', http: ['POST', '/tasks/:id/cancel'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id: z.uuid() }), example: { id: '0192f0c1-0000-7000-8000-000000000002' },
    summary: { fr: 'Annuler une tâche devenue inutile', en: 'Cancel a task nobody needs any more' },
  }),
  taskList: query({
    resource: 'task', verb: 'list', http: ['GET', '/tasks'], by: TASK_READERS,
    input: z.strictObject({ state: z.enum(TASK_STATES).default('OPEN'), kind: z.enum(TASK_KINDS).optional(), ...paging }), output: page(taskRow), example: {},
    summary: { fr: 'Les tâches de mes rôles', en: 'The tasks of my roles' },
  }),
  taskRead: query({
    resource: 'task', verb: 'read', http: ['GET', '/tasks/:id'], by: TASK_READERS, input: z.strictObject({ id: z.uuid() }), output: taskRow,
    example: { id: '0192f0c1-0000-7000-8000-000000000002' },
    summary: { fr: 'Lire une tâche', en: 'Read a task' },
  }),
  /** `public` is the gateway before anybody is signed in, for the sign-in link only; there is no public door. */
  messageSend: command({
    resource: 'message', verb: 'send', by: ['system', 'public'], input: letterInput,
    example: { person: '0192f0c1-0000-7000-8000-000000000003', organisation: ORGANISATION, key: 'signature/0192f0c1-0000-7000-8000-000000000005/code#1', template: 'one-time-code', params: { code: '482913', minutes: 10, purpose: 'SIGNATURE' } },
    summary: { fr: 'Envoyer à une personne un code, un lien ou un ticket', en: 'Send a person a code, a link or a ticket' },
  }),
  messageList: query({
    resource: 'message', verb: 'list', http: ['GET', '/messages'], by: ['coordinator', 'lead', 'admin', 'operator', 'person'],
    input: z.strictObject({ person: z.uuid().optional(), journey: z.uuid().optional(), wait: z.string().max(200).optional(), state: z.enum(MESSAGE_STATES).optional(), template: slug.optional(), ...paging }),
    output: page(messageRow), example: {},
    summary: { fr: 'Le journal des envois, sans le texte des messages', en: 'The delivery log, without the text of the messages' },
  }),
  messageRead: query({
    resource: 'message', verb: 'read', http: ['GET', '/messages/:id'], by: ['person'], input: z.strictObject({ id: z.uuid() }),
    output: messageRow.extend({ subject: z.string().nullable(), text: z.string().nullable() }), example: { id: '0192f0c1-0000-7000-8000-000000000006' },
    summary: { fr: 'Relire un message reçu', en: 'Read again a message one received' },
  }),
};
