import { parisInstant } from '@tandem/kernel';
import { end, facts, remember, stay, type Heard, type Memory, type Move, type Next, type ProcessTable } from '../plan/process';
import { act, ends, endsInJourney, isStage, journeyOver } from './common';

const place = (memory: Memory, ...states: string[]) => ends('enrolment', memory.ids.enrolment, ...states);

function start(fact: Heard, memory: Memory): Next {
  if (!isStage('training')(fact)) return undefined;
  remember(memory, fact, { ids: ['person', 'membership'] });
  return 'inviting';
}

function invited(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'enrolment', ids: ['person', 'membership', 'session'], dates: ['ends'] });
  return 'answering';
}

/** Of the enrolment waited for, not of one given up before. */
const ours = (next: Next): Move => (fact, memory) => (fact.subject === memory.ids.enrolment ? next : undefined);

/** The session is sure: the wait moves to its date, if that is told. */
function confirmed(fact: Heard, memory: Memory): Next {
  if (fact.subject !== memory.ids.enrolment) return undefined;
  remember(memory, fact, { dates: ['ends'] });
  return 'again';
}

/** The evening of the last day. */
const lastEvening = (memory: Memory): string | undefined => (memory.dates.ends ? parisInstant(memory.dates.ends, '21:00') : undefined);
const NOT_COMING = { 'enrolment.declined': ours('inviting'), 'enrolment.lapsed': ours('inviting'), 'enrolment.cancelled': ours('inviting') };

/** The joint training of a new partner, F.3: invited, enrolled, there, completed. Another session when one fails. */
export const trainingTable: ProcessTable = {
  process: 'training',
  follows: 'journey',
  names: { fr: 'Formation commune', en: 'Joint training' },
  concerns: isStage('training'),
  // An invitation may be there before the journey has opened the stage.
  starts: facts({ 'journey.stage-entered': start, 'enrolment.invited': invited }),
  steps: {
    inviting: {
      role: 'coordinator', expects: { fr: 'inviter la ou le partenaire à une formation commune', en: 'invite the partner to a joint training' },
      deadline: 'invite', ends: (m) => endsInJourney(m, 'enrolment', 'INVITED'),
      on: facts({ 'enrolment.invited': invited, 'journey.stage-entered': stay }),
    },
    answering: {
      role: 'partner', expects: { fr: 'répondre à l’invitation en formation', en: 'answer the training invitation' }, person: (m) => m.ids.person,
      otherwise: { fr: 'Sinon : l’invitation est close, si un message a bien été reçu', en: 'Otherwise: the invitation is closed, once a message was delivered' },
      deadline: 'answer', ends: (m) => place(m, 'ENROLLED', 'CANCELLED'),
      on: facts({ 'enrolment.enrolled': ours('attending'), ...NOT_COMING, 'journey.stage-entered': stay }),
      overdue: (m) => act('recruitment.enrolment.lapse', { id: m.ids.enrolment }),
    },
    attending: {
      role: 'partner', expects: { fr: 'suivre la formation commune', en: 'attend the joint training' }, person: (m) => m.ids.person,
      handedOn: { fr: 'saisir la présence à la formation', en: 'enter the attendance at the training' },
      otherwise: { fr: 'Ensuite : la formatrice ou le formateur saisit la présence', en: 'Then: the trainer enters the attendance' },
      deadline: 'attend', until: lastEvening,
      ends: (m) => place(m, 'ATTENDED', 'PARTIAL', 'ABSENT_EXCUSED', 'ABSENT', 'COMPLETED', 'CANCELLED'),
      on: facts({
        'enrolment.confirmed': confirmed, 'enrolment.attended': ours('validating'), 'enrolment.partly-attended': ours('validating'),
        'enrolment.excused': ours('validating'), 'enrolment.missed': ours('validating'), ...NOT_COMING,
      }),
    },
    validating: {
      role: 'trainer', expects: { fr: 'valider la formation suivie, ou proposer une autre session', en: 'mark the training completed, or offer another session' },
      deadline: 'validate', ends: (m) => place(m, 'COMPLETED', 'TO_REDO'),
      on: facts({ 'enrolment.required-again': ours('inviting') }),
    },
  },
  anywhere: { ...facts({ 'enrolment.completed': end('completed'), 'enrolment.recognised': end('recognised') }), ...journeyOver },
};
