import { end, facts, remember, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { ends } from './common';

const agreement = (memory: Memory, ...states: string[]) => ends('structure-agreement', memory.ids.agreement, ...states);

function start(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'agreement', ids: ['partnerOrganisation'] });
  return 'contacting';
}

/** A partner structure coming in, F.15: contact, discussion, a draft, signed, in force. */
export const agreementTable: ProcessTable = {
  process: 'agreement',
  follows: 'journey',
  names: { fr: 'Accord avec une structure', en: 'Agreement with a structure' },
  starts: facts({ 'structure-agreement.registered': start }),
  steps: {
    contacting: {
      role: 'coordinator', expects: { fr: 'rencontrer la structure et ouvrir la discussion', en: 'meet the structure and open the discussion' },
      deadline: 'contact', ends: (m) => agreement(m, 'IN_DISCUSSION', 'ENDED'), on: facts({ 'structure-agreement.discussion-opened': to('discussing') }),
    },
    discussing: {
      role: 'coordinator', expects: { fr: 'rédiger l’accord avec la structure, ou y renoncer', en: 'draft the agreement with the structure, or give it up' },
      deadline: 'discuss', ends: (m) => agreement(m, 'AGREEMENT_DRAFT', 'ENDED'), on: facts({ 'structure-agreement.drafted': to('signing') }),
    },
    signing: {
      role: 'signatory', expects: { fr: 'signer l’accord avec la structure', en: 'sign the agreement with the structure' },
      deadline: 'sign', ends: (m) => agreement(m, 'SIGNED', 'ENDED'), on: facts({ 'structure-agreement.signed': to('starting') }),
    },
    starting: {
      role: 'coordinator', expects: { fr: 'dire si le partenariat est ponctuel ou continu et faire entrer l’accord en vigueur', en: 'say whether the partnership is one-off or continuous and bring the agreement into force' },
      deadline: 'start', ends: (m) => agreement(m, 'ACTIVE', 'ENDED'), on: facts({ 'structure-agreement.activated': end('active') }),
    },
  },
  anywhere: facts({ 'structure-agreement.ended': end('ended') }),
};
