import { defineMachine } from '@tandem/kernel';

/** A consent to one version of one text, F.12. Withdrawing has effects everywhere and never ends a membership by itself. */
export const consentMachine = defineMachine({
  aggregate: 'consent',
  states: ['GIVEN', 'WITHDRAWN', 'SUPERSEDED', 'EXPIRED'],
  final: ['WITHDRAWN', 'SUPERSEDED', 'EXPIRED'],
  transitions: [
    { from: null, command: 'give', to: 'GIVEN', event: 'given', by: ['person', 'candidate', 'partner', 'coordinator'], guards: ['the version is the published one'] },
    { from: 'GIVEN', command: 'withdraw', to: 'WITHDRAWN', event: 'withdrawn', by: ['person', 'candidate', 'partner', 'coordinator', 'dpo'] },
    { from: 'GIVEN', command: 'supersede', to: 'SUPERSEDED', event: 'superseded', by: ['person', 'candidate', 'partner', 'coordinator', 'system'], guards: ['the person gave a newer version'] },
    { from: 'GIVEN', command: 'expire', to: 'EXPIRED', event: 'expired', by: ['system'], guards: ['its end date has passed'], later: true },
  ],
});
