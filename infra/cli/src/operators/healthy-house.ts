import type { Seen, SeenWait } from './seen';

export const AT = '2026-03-02T08:00:00.000Z';
export const PARTNER_VACATION = 'vacation/0192f0c1-0000-7000-8000-000000000001';
export const SCREENING = 'application/0192f0c1-0000-7000-8000-000000000002';

export const wait = (more: Partial<SeenWait> = {}): SeenWait => ({
  key: `${SCREENING}/screening#1`, workflow: SCREENING, programme: 'chu-nice', process: 'application', step: 'screening', role: 'coordinator', since: '2026-02-24T08:00:00.000Z',
  due: '2026-03-10T08:00:00.000Z', then: 'escalate', to: 'lead', sentence: { fr: 'On attend la coordination.', en: 'Waiting for the coordinators.' }, ...more,
});
export const anOpen = (id: string) => ({ id, process: id.split('/')[0], failing: [], codeAttempts: 0 });

/** For specs: a sandbox at work in which everything is well. */
export const healthyHouse = (): Seen => ({
  at: AT,
  parts: [
    { name: 'matching', answers: true, missing: [], outbox: { pending: 2, ageSeconds: 0.1 }, deadLetters: 0, clockRevision: 7, secondsApart: 0.8 },
    { name: 'inbox', answers: true, missing: [], outbox: { pending: 0, ageSeconds: 0 }, deadLetters: 0, clockRevision: 7, secondsApart: 0.2 },
    { name: 'workflows', answers: true, missing: [], clockRevision: 7 },
  ],
  broker: { missingStreams: [], consumers: [{ name: 'bridge_matching', behind: 0, floor: 410 }, { name: 'inbox_matching', behind: 0, floor: 409 }], dead: [], clockRevision: 7 },
  temporal: { open: [anOpen(SCREENING), anOpen(PARTNER_VACATION)], ended: [], notLookedAt: 0 },
  register: {
    waits: [wait(), wait({ key: `${PARTNER_VACATION}/confirming#1`, workflow: PARTNER_VACATION, process: 'vacation', step: 'confirming', role: 'partner' })],
    tasks: [{ id: 't', kind: 'call', role: 'coordinator', due: '2026-03-05T08:00:00.000Z' }, { id: 'u', kind: 'bounce', role: 'coordinator', due: null }],
  },
});
