import { defineMachine } from '@tandem/kernel';

/** One person in one session, F.3. Training again is a new enrolment in another session. */
export const enrolmentMachine = defineMachine({
  aggregate: 'enrolment',
  states: [
    'INVITED', 'ENROLLED', 'WAITLISTED', 'CONFIRMED', 'ATTENDED', 'PARTIAL', 'ABSENT_EXCUSED', 'ABSENT', 'COMPLETED', 'TO_REDO',
    'EQUIVALENCE', 'CANCELLED', 'EXPIRING', 'EXPIRED',
  ],
  final: ['TO_REDO', 'EQUIVALENCE', 'CANCELLED', 'EXPIRED'],
  transitions: [
    { from: null, command: 'invite', to: 'INVITED', event: 'invited', by: ['trainer', 'coordinator', 'system'], guards: ['the session is open', 'not enrolled elsewhere on the same half-day'] },
    { from: 'INVITED', command: 'enrol', to: 'ENROLLED', event: 'enrolled', by: ['partner', 'professional', 'person', 'coordinator'], guards: ['a place is free', 'not enrolled elsewhere on the same half-day'] },
    { from: 'INVITED', command: 'enrol', to: 'WAITLISTED', event: 'waitlisted', by: ['partner', 'professional', 'person', 'coordinator'], guards: ['no place is free'], later: true },
    { from: 'WAITLISTED', command: 'offer-place', to: 'WAITLISTED', event: 'place-offered', by: ['system'], guards: ['first of the waiting list'], later: true },
    { from: 'WAITLISTED', command: 'take-place', to: 'ENROLLED', event: 'enrolled', by: ['partner', 'professional', 'person', 'coordinator'], guards: ['offered less than 48 hours ago'], later: true },
    { from: 'INVITED', command: 'decline', to: 'CANCELLED', event: 'declined', by: ['partner', 'professional', 'person', 'coordinator'] },
    { from: 'INVITED', command: 'lapse', to: 'CANCELLED', event: 'lapsed', by: ['system'], guards: ['10 days without an answer', 'a message was delivered'] },
    { from: 'ENROLLED', command: 'confirm', to: 'CONFIRMED', event: 'confirmed', by: ['trainer', 'coordinator', 'system'], guards: ['the session is confirmed'] },
    { from: ['ENROLLED', 'CONFIRMED'], command: 'cancel', to: 'CANCELLED', event: 'cancelled', by: ['partner', 'professional', 'person', 'trainer', 'coordinator', 'system'] },
    { from: 'WAITLISTED', command: 'cancel', to: 'CANCELLED', event: 'cancelled', by: ['partner', 'professional', 'person', 'trainer', 'coordinator', 'system'], later: true },
    { from: 'CONFIRMED', command: 'record-attendance', to: 'ATTENDED', event: 'attended', by: ['trainer', 'coordinator'], guards: ['the session was held'] },
    { from: 'CONFIRMED', command: 'record-attendance', to: 'PARTIAL', event: 'partly-attended', by: ['trainer', 'coordinator'], guards: ['the session was held'] },
    { from: 'CONFIRMED', command: 'record-attendance', to: 'ABSENT_EXCUSED', event: 'excused', by: ['trainer', 'coordinator'], guards: ['the session was held'] },
    { from: 'CONFIRMED', command: 'record-attendance', to: 'ABSENT', event: 'missed', by: ['trainer', 'coordinator'], guards: ['the session was held'] },
    { from: ['ATTENDED', 'PARTIAL'], command: 'complete', to: 'COMPLETED', event: 'completed', by: ['trainer', 'coordinator', 'system'], guards: ['attendance is entered', 'a part missed is made up'] },
    { from: ['PARTIAL', 'ABSENT_EXCUSED', 'ABSENT'], command: 'require-again', to: 'TO_REDO', event: 'required-again', by: ['trainer', 'coordinator', 'system'] },
    { from: [null, 'INVITED'], command: 'recognise', to: 'EQUIVALENCE', event: 'recognised', by: ['coordinator'], guards: ['a proof of prior training'], later: true },
    { from: 'COMPLETED', command: 'announce-expiry', to: 'EXPIRING', event: 'expiry-announced', by: ['system'], guards: ['validity is set and ends within 90 days'], later: true },
    { from: 'EXPIRING', command: 'expire', to: 'EXPIRED', event: 'expired', by: ['system'], guards: ['validity has ended'], later: true },
  ],
});
