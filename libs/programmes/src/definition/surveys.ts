import type { CAMPAIGN_TRIGGERS } from '@tandem/messages';
import type { Definition, SurveyDefinition } from './schema';

/** The trigger evaluation knows a survey's moment by. */
export function triggerOf(survey: SurveyDefinition, definition: Definition): (typeof CAMPAIGN_TRIGGERS)[number] {
  const { ask, when } = survey;
  if ('afterVacations' in when) return 'VACATIONS';
  if ('every' in when) return 'YEARLY';
  if ('afterExit' in when) return 'EXIT';
  if ('afterMission' in when) return ask === 'professional' || ask === 'team' ? 'PROFESSIONAL_MISSION_END' : 'MISSION_END';
  const stage = definition.journeys.partner.stages.find((s) => s.id === when.afterStage);
  return stage?.kind === 'training' ? 'TRAINING_END' : 'MANUAL';
}
