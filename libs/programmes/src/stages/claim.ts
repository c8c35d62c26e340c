import { end, facts, remember, stay, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { act, ends } from './common';

const claim = (memory: Memory, ...states: string[]) => ends('claim', memory.ids.claim, ...states);

function start(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'claim', ids: ['person', 'membership'] });
  return 'checking';
}

/** A rejected claim may be contested once; after that its rejection is the end of it. */
const rejected = (_fact: Heard, { counts }: Memory): Next => (counts.reopened ? { end: 'rejected' } : 'contesting');

function reopened(_fact: Heard, { counts }: Memory): Next {
  counts.reopened = 1;
  return 'checking';
}

/**
 * Expenses handed in, F.8, until what is owed is known: checked by one person, decided by another. How it is paid is the
 * batch's. Follows the claim itself.
 */
export const claimTable: ProcessTable = {
  process: 'claim',
  follows: 'claim',
  names: { fr: 'Note de frais', en: 'Expense claim' },
  starts: facts({ 'claim.submitted': start }),
  steps: {
    checking: {
      role: 'coordinator', expects: { fr: 'contrôler la note de frais', en: 'check the expense claim' },
      handedOn: { fr: 'faire contrôler la note de frais en retard', en: 'have the late claim checked' },
      deadline: 'check', ends: (m) => claim(m, 'CHECKED', 'INFO_REQUESTED', 'WITHDRAWN'),
      on: facts({ 'claim.checked': to('deciding'), 'claim.info-requested': to('answering') }),
    },
    answering: {
      role: 'partner', expects: { fr: 'compléter sa note de frais', en: 'complete the expense claim' }, person: (m) => m.ids.person,
      deadline: 'answer', ends: (m) => claim(m, 'SUBMITTED', 'REJECTED', 'WITHDRAWN'),
      on: facts({ 'claim.answered': to('checking'), 'claim.rejected': rejected }),
      overdue: (m) => act('payments.claim.lapse', { id: m.ids.claim }),
    },
    deciding: {
      role: 'approver', expects: { fr: 'décider de la note de frais contrôlée par quelqu’un d’autre', en: 'decide the claim somebody else checked' },
      handedOn: { fr: 'faire décider de la note de frais en retard', en: 'have the late claim decided' },
      deadline: 'decide', ends: (m) => claim(m, 'APPROVED', 'PARTLY_APPROVED', 'REJECTED'),
      on: facts({ 'claim.checked': stay, 'claim.rejected': rejected }),
    },
    contesting: {
      role: 'partner', expects: { fr: 'rouvrir sa note de frais refusée, ou en rester là', en: 'reopen the rejected claim, or leave it at that' }, person: (m) => m.ids.person,
      otherwise: { fr: 'Ensuite : Tandem clôt la note', en: 'Then: Tandem closes the claim' },
      deadline: 'contest', ends: (m) => claim(m, 'SUBMITTED', 'CLOSED'),
      on: facts({ 'claim.reopened': reopened }),
      overdue: (m) => act('payments.claim.close', { id: m.ids.claim }),
    },
  },
  anywhere: facts({
    'claim.approved': end('approved'),
    'claim.partly-approved': end('partly-approved'),
    'claim.withdrawn': end('withdrawn'),
    'claim.closed': end('closed'),
  }),
};
