import type { Role } from '@tandem/messages/roles';
import { end, facts, remember, textOf, to, type Heard, type Memory, type Next, type ProcessTable } from '../plan/process';
import { act, ends, midnightOf } from './common';

const asking = (memory: Memory, ...states: string[]) => ends('campaign', memory.ids.campaign, ...states);

function start(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { as: 'campaign', dates: ['opens'] });
  memory.ids.audience = textOf(fact, 'audience') ?? '';
  return 'scheduling';
}
function scheduled(fact: Heard, memory: Memory): Next {
  remember(memory, fact, { dates: ['opens'] });
  return 'opening';
}

/** Those who have a role in the house; the others (students, families, the public) answer by a shared link. */
const AUDIENCE: Partial<Record<string, Role>> = { PARTNER: 'partner', PROFESSIONAL: 'professional', TEAM: 'professional', TEACHER: 'professional' };

/** One asking of one questionnaire, F.10. It never knows who was asked, nor who answered. */
export const campaignTable: ProcessTable = {
  process: 'campaign',
  follows: 'campaign',
  names: { fr: 'Questionnaire', en: 'Questionnaire' },
  starts: facts({ 'campaign.created': start }),
  steps: {
    scheduling: {
      role: 'coordinator', expects: { fr: 'programmer l’envoi du questionnaire', en: 'schedule the questionnaire' },
      deadline: 'schedule', ends: (m) => asking(m, 'SCHEDULED'), on: facts({ 'campaign.scheduled': scheduled, 'campaign.opened': to('answering') }),
    },
    opening: {
      role: 'system', expects: { fr: 'ouvrir le questionnaire', en: 'open the questionnaire' },
      deadline: 'open', until: (m) => midnightOf(m, 'opens'), ends: (m) => asking(m, 'OPEN'), on: facts({ 'campaign.opened': to('answering') }),
      overdue: (m) => act('evaluation.campaign.open', { id: m.ids.campaign }),
    },
    answering: {
      role: (m) => AUDIENCE[m.ids.audience] ?? 'public', expects: { fr: 'répondre au questionnaire', en: 'answer the questionnaire' },
      otherwise: { fr: 'Ensuite : Tandem clôt le questionnaire', en: 'Then: Tandem closes the questionnaire' },
      deadline: 'answer', ends: (m) => asking(m, 'CLOSED'), on: facts({ 'campaign.closed': to('publishing') }),
      // Evaluation alone knows who was asked, and who has not answered.
      remind: (m) => act('evaluation.campaign.remind', { id: m.ids.campaign }),
      overdue: (m) => act('evaluation.campaign.close', { id: m.ids.campaign }),
    },
    publishing: {
      role: 'lead', expects: { fr: 'relire et publier les résultats', en: 'review and publish the results' },
      deadline: 'publish', ends: (m) => asking(m, 'PUBLISHED'), on: {},
    },
  },
  anywhere: facts({ 'campaign.published': end('published'), 'campaign.cancelled': end('cancelled') }),
};
