import { defineMachine } from '@tandem/kernel';

/** A person in a programme, F.2. Why somebody pauses is never told to teams, and never travels as a health reason. */
export const membershipMachine = defineMachine({
  aggregate: 'membership',
  states: ['ONBOARDING', 'ACTIVE', 'PAUSED', 'SUSPENDED', 'ENDED', 'ALUMNI', 'ANONYMISED'],
  final: ['ANONYMISED'],
  transitions: [
    { from: null, command: 'open', to: 'ONBOARDING', event: 'opened', by: ['coordinator', 'system'], guards: ['one per person and programme', 'the application is accepted'] },
    { from: 'ONBOARDING', command: 'activate', to: 'ACTIVE', event: 'activated', by: ['system', 'coordinator'], guards: ['required trainings completed or booked', 'convention active', 'status route chosen', 'compulsory documents valid'] },
    { from: 'ONBOARDING', command: 'lapse', to: 'ENDED', event: 'ended', by: ['system'], guards: ['180 days without the guard of activation', 'consents were checked'], later: true },
    { from: 'ACTIVE', command: 'pause', to: 'PAUSED', event: 'paused', by: ['partner', 'coordinator'] },
    { from: 'PAUSED', command: 'resume', to: 'ACTIVE', event: 'resumed', by: ['partner', 'coordinator'], guards: ['convention active'] },
    { from: 'ACTIVE', command: 'suspend', to: 'SUSPENDED', event: 'suspended', by: ['system'], guards: ['the convention or a compulsory document has expired'] },
    { from: 'ACTIVE', command: 'suspend-for-cause', to: 'SUSPENDED', event: 'suspended', by: ['coordinator'], guards: ['a second person agrees', 'a reason code'], later: true },
    { from: 'SUSPENDED', command: 'reinstate', to: 'ACTIVE', event: 'reinstated', by: ['coordinator', 'system'], guards: ['the guard of activation'] },
    { from: ['ONBOARDING', 'ACTIVE', 'PAUSED', 'SUSPENDED'], command: 'end', to: 'ENDED', event: 'ended', by: ['partner', 'coordinator', 'system'], guards: ['a reason code'] },
    { from: 'ENDED', command: 'keep-as-alumni', to: 'ALUMNI', event: 'kept-as-alumni', by: ['partner', 'coordinator'], guards: ['the person agrees', 'the programme keeps alumni'] },
    { from: ['ENDED', 'ALUMNI'], command: 'anonymise', to: 'ANONYMISED', event: 'anonymised', by: ['system', 'dpo'], guards: ['the retention clock has run out'], later: true },
  ],
});
