import { defineMachine } from '@tandem/kernel';

/**
 * Candidate and application, F.1. ACCEPTED is final here: what gets stuck afterwards is the membership's
 * (`membership.lapse`). Purging a refused or lapsed file is retention, not a state.
 */
export const applicationMachine = defineMachine({
  aggregate: 'application',
  states: [
    'PROSPECT', 'DRAFT', 'SUBMITTED', 'INCOMPLETE', 'SCREENED', 'INTERVIEW_SCHEDULED', 'INTERVIEWED', 'DELIBERATION',
    'ACCEPTED', 'POOL', 'REFUSED', 'REDIRECTED', 'WITHDRAWN', 'LAPSED',
  ],
  final: ['ACCEPTED', 'REFUSED', 'REDIRECTED', 'WITHDRAWN', 'LAPSED'],
  transitions: [
    { from: null, command: 'register-interest', to: 'PROSPECT', event: 'interest-registered', by: ['public', 'person', 'coordinator'], guards: ['at least one contact channel', 'the information notice was shown'], later: true },
    { from: null, command: 'start', to: 'DRAFT', event: 'started', by: ['person', 'candidate', 'coordinator'], guards: ['the call is published', 'not already a candidate of this call'] },
    { from: 'PROSPECT', command: 'start', to: 'DRAFT', event: 'started', by: ['person', 'candidate', 'coordinator'], later: true },
    { from: 'DRAFT', command: 'submit', to: 'SUBMITTED', event: 'submitted', by: ['person', 'candidate', 'coordinator'], guards: ['required fields are filled', '18 or over, or the guardian route', 'consent C1 if lived experience is filled'] },
    { from: 'SUBMITTED', command: 'mark-incomplete', to: 'INCOMPLETE', event: 'marked-incomplete', by: ['coordinator'], guards: ['the missing items are listed'] },
    { from: 'INCOMPLETE', command: 'resubmit', to: 'SUBMITTED', event: 'resubmitted', by: ['person', 'candidate', 'coordinator'], guards: ['the missing items are there'] },
    { from: 'SUBMITTED', command: 'screen', to: 'SCREENED', event: 'screened', by: ['coordinator'], guards: ['every eligibility criterion is met or waived with a reason'] },
    { from: 'SUBMITTED', command: 'propose-refusal', to: 'SUBMITTED', event: 'refusal-proposed', by: ['coordinator'], guards: ['an eligibility reason code'] },
    { from: 'SUBMITTED', command: 'refuse', to: 'REFUSED', event: 'refused', by: ['coordinator', 'lead'], guards: ['a refusal was proposed by somebody else'] },
    { from: 'SCREENED', command: 'schedule-interview', to: 'INTERVIEW_SCHEDULED', event: 'interview-scheduled', by: ['person', 'candidate', 'coordinator'], guards: ['the slot is open and to come', 'of a panel: a professional and a user representative, no member with a tie', 'of a meeting: no tie with the host but care, which is warned of'] },
    { from: 'INTERVIEW_SCHEDULED', command: 'move-interview', to: 'INTERVIEW_SCHEDULED', event: 'interview-moved', by: ['person', 'candidate', 'coordinator'], guards: ['moved at most twice by the candidate', 'the guards of booking'] },
    { from: 'INTERVIEW_SCHEDULED', command: 'record-absence', to: 'SCREENED', event: 'interview-missed', by: ['coordinator', 'professional', 'ru'], guards: ['the slot has passed', 'first absence'] },
    { from: 'INTERVIEW_SCHEDULED', command: 'cancel-interview', to: 'SCREENED', event: 'interview-cancelled', by: ['coordinator'], guards: ['the slot is cancelled by the panel'] },
    { from: 'INTERVIEW_SCHEDULED', command: 'complete-interview', to: 'INTERVIEWED', event: 'interviewed', by: ['professional', 'ru', 'coordinator', 'system'], guards: ['the slot was held', 'every grid of the panel is in; a meeting has none'] },
    { from: 'INTERVIEWED', command: 'open-deliberation', to: 'DELIBERATION', event: 'deliberation-opened', by: ['coordinator', 'system'] },
    { from: 'DELIBERATION', command: 'decide', to: 'ACCEPTED', event: 'accepted', by: ['coordinator'], guards: ['after a panel: quorum with a user representative, a written reason if votes differ by more than one level', 'after a meeting: a tie of care is framed'] },
    { from: 'DELIBERATION', command: 'decide', to: 'REFUSED', event: 'refused', by: ['coordinator'], guards: ['quorum with a user representative after a panel', 'a reason code and an alternative'] },
    { from: 'DELIBERATION', command: 'decide', to: 'POOL', event: 'pooled', by: ['coordinator'], guards: ['quorum with a user representative', 'consent POOL'], later: true },
    { from: 'DELIBERATION', command: 'decide', to: 'REDIRECTED', event: 'redirected', by: ['coordinator'], guards: ['quorum with a user representative after a panel', 'the other programme is named'] },
    { from: 'POOL', command: 'recall', to: 'DELIBERATION', event: 'recalled', by: ['coordinator'], guards: ['the candidate says yes again'], later: true },
    { from: ['DRAFT', 'SUBMITTED', 'INCOMPLETE', 'SCREENED', 'INTERVIEW_SCHEDULED', 'INTERVIEWED', 'DELIBERATION'], command: 'withdraw', to: 'WITHDRAWN', event: 'withdrawn', by: ['person', 'candidate', 'coordinator'] },
    { from: ['PROSPECT', 'POOL'], command: 'withdraw', to: 'WITHDRAWN', event: 'withdrawn', by: ['person', 'candidate', 'coordinator'], later: true },
    { from: ['DRAFT', 'INCOMPLETE', 'SCREENED', 'INTERVIEW_SCHEDULED'], command: 'lapse', to: 'LAPSED', event: 'lapsed', by: ['system', 'coordinator'], guards: ['the deadline has passed, or a second absence', 'a message was delivered'] },
    { from: ['PROSPECT', 'POOL'], command: 'lapse', to: 'LAPSED', event: 'lapsed', by: ['system'], guards: ['12 months (prospect) or 24 months (pool) after the last contact'], later: true },
  ],
});
