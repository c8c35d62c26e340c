import { newId } from '@tandem/kernel';
import type { inboxOperations, RawInputOf } from '@tandem/messages';

export type WaitInput = RawInputOf<typeof inboxOperations.waitOpen>;

/** A wait for the candidate of one application to complete it. */
export function aWait(over: Partial<WaitInput> = {}): WaitInput {
  const application = newId();
  const workflow = `application/${application}`;
  return {
    key: `${workflow}/completing#1`, workflow, organisation: newId(), process: 'application', step: 'completing', role: 'candidate', person: newId(),
    since: '2024-03-04T08:00:00.000Z', due: '2024-03-25T08:00:00.000Z', reminders: ['2024-03-11T08:00:00.000Z', '2024-03-18T08:00:00.000Z'], then: 'lapse',
    ends: { aggregate: 'application', id: application, states: ['SUBMITTED', 'WITHDRAWN', 'LAPSED'] },
    sentence: { fr: 'On attend la candidate ou le candidat pour compléter sa candidature, au plus tard le 25 mars 2024 09:00.', en: 'Waiting for the candidate to complete the application, by 25 March 2024 09:00.' },
    ...over,
  };
}
