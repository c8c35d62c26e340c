import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { ROLES } from '../roles';

const { command, query } = operationsOf('inbox');
const instant = z.iso.datetime({ offset: true });
const role = z.enum(ROLES);
const sentence = z.strictObject({ fr: z.string().max(400), en: z.string().max(400) });

/** A wait, as its workflow registers it. The key is the workflow's id, step and turn: registering twice is harmless. */
export const waitInput = z.strictObject({
  key: z.string().max(200),
  workflow: z.string().max(120),
  organisation: z.uuid(),
  programme: z.string().optional(),
  journey: z.uuid().optional(),
  process: z.string(),
  step: z.string(),
  role,
  person: z.uuid().optional(),
  since: instant,
  due: instant,
  reminders: z.array(instant).max(12),
  then: z.enum(['escalate', 'task', 'lapse', 'void', 'act']),
  to: role.optional(),
  ends: z.strictObject({ aggregate: z.string(), id: z.string(), states: z.array(z.string()) }),
  sentence,
  /** The wait this one takes the place of; withdrawn if no fact closed it. */
  replaces: z.string().optional(),
});

const KEY = 'application/0192f0c1-0000-7000-8000-000000000001/screening#1';
const exampleWait = {
  key: KEY, workflow: 'application/0192f0c1-0000-7000-8000-000000000001', organisation: '0192f0c1-0000-7000-8000-00000000000a',
  process: 'application', step: 'screening', role: 'coordinator', since: '2024-06-03T07:00:00.000Z', due: '2024-06-17T07:00:00.000Z', reminders: [],
  then: 'escalate', to: 'lead', ends: { aggregate: 'application', id: '0192f0c1-0000-7000-8000-000000000001', states: ['SCREENED'] },
  sentence: { fr: 'On attend la coordination pour vérifier la candidature.', en: 'Waiting for the coordinators to screen the application.' },
};

const waitRow = z.looseObject({
  key: z.string(), workflow: z.string(), process: z.string(), step: z.string(), journey: z.string().nullable(), role, person: z.string().nullable(),
  since: instant, due: instant, then: z.string(), sentence, state: z.enum(['OPEN', 'CLOSED', 'WITHDRAWN']), ends: z.object({ aggregate: z.string(), id: z.string(), states: z.array(z.string()) }),
});
const taskRow = z.looseObject({ id: z.string(), version: z.number(), kind: z.string(), role, state: z.string(), wait: z.string().nullable(), person: z.string().nullable(), due: instant.nullable(), subject: z.string().nullable() });

export const TASK_KINDS = ['call', 'refused-act', 'bounce', 'check-in', 'blocked-fact'] as const;
export const TASK_OUTCOMES = ['reached', 'unreachable', 'handled', 'not-needed'] as const;

export const inboxOperations = {
  waitOpen: command({
    resource: 'wait', verb: 'open', by: ['system'], input: waitInput, example: exampleWait,
    summary: { fr: 'Inscrire une attente au registre', en: 'Register a wait' },
  }),
  waitRemind: command({
    resource: 'wait', verb: 'remind', by: ['system'], input: z.strictObject({ key: z.string(), at: instant }), example: { key: KEY, at: '2024-06-10T07:00:00.000Z' },
    summary: { fr: 'Rappeler à la personne ce qu’on attend d’elle', en: 'Remind who is waited for' },
  }),
  waitHeard: query({
    resource: 'wait', verb: 'heard', by: ['system'], input: z.strictObject({ key: z.string() }), output: z.object({ heard: z.boolean() }), example: { key: KEY },
    summary: { fr: 'Un message a-t-il été remis pour cette attente ?', en: 'Was a message delivered for this wait?' },
  }),
  waitWithdraw: command({
    resource: 'wait', verb: 'withdraw', by: ['system'], input: z.strictObject({ workflow: z.string() }), example: { workflow: 'application/0192f0c1-0000-7000-8000-000000000001' },
    summary: { fr: 'Retirer les attentes d’un processus terminé', en: 'Withdraw the waits of an ended process' },
  }),
  waitList: query({
    resource: 'wait', verb: 'list', http: ['GET', '/waits'], by: ['coordinator', 'lead', 'admin', 'operator', 'ru', 'referent', 'signatory', 'trainer', 'preparer', 'approver', 'person'],
    input: z.strictObject({ process: z.string().optional(), journey: z.uuid().optional(), role: role.optional(), state: z.enum(['OPEN', 'CLOSED', 'WITHDRAWN']).default('OPEN'), ...paging }),
    output: page(waitRow), example: { process: 'application' },
    summary: { fr: 'Qui attend quoi, depuis quand, jusqu’à quand', en: 'Who is waited for, since when, until when' },
  }),
  taskOpen: command({
    resource: 'task', verb: 'open', by: ['system'],
    input: z.strictObject({ kind: z.enum(TASK_KINDS), role, organisation: z.uuid(), programme: z.string().optional(), journey: z.uuid().optional(), person: z.uuid().optional(), wait: z.string().optional(), subject: z.string().optional(), code: z.string().max(60).optional(), due: instant.optional() }),
    example: { kind: 'call', role: 'coordinator', organisation: '0192f0c1-0000-7000-8000-00000000000a', wait: KEY },
    summary: { fr: 'Confier une tâche à un rôle', en: 'Give a role something to do' },
  }),
  taskDone: command({
    resource: 'task', verb: 'done', http: ['POST', '/tasks/:id/done'], by: ['coordinator', 'lead', 'admin', 'referent', 'trainer', 'preparer', 'approver', 'signatory', 'ru', 'dpo'], versioned: true,
    input: z.strictObject({ id: z.uuid(), outcome: z.enum(TASK_OUTCOMES) }), example: { id: '0192f0c1-0000-7000-8000-000000000002', outcome: 'reached' },
    summary: { fr: 'Marquer une tâche comme faite, avec son résultat', en: 'Mark a task done, with its outcome' },
  }),
  taskList: query({
    resource: 'task', verb: 'list', http: ['GET', '/tasks'], by: ['coordinator', 'lead', 'admin', 'referent', 'trainer', 'preparer', 'approver', 'signatory', 'ru', 'dpo'],
    input: z.strictObject({ state: z.enum(['OPEN', 'DONE', 'CANCELLED']).default('OPEN'), kind: z.enum(TASK_KINDS).optional(), ...paging }), output: page(taskRow), example: {},
    summary: { fr: 'Les tâches de mes rôles', en: 'The tasks of my roles' },
  }),
};
