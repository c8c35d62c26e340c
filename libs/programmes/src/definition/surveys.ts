import type { CAMPAIGN_TRIGGERS } from '@tandem/messages';
import type { Definition, SurveyDefinition } from './schema';
import { stagesOf } from './settings-of';

/** The trigger evaluation knows a survey's moment by. */
export function triggerOf(survey: SurveyDefinition, definition: Definition): (typeof CAMPAIGN_TRIGGERS)[number] {
  const { ask, when } = survey;
  if ('afterVacations' in when) return 'VACATIONS';
  if ('every' in when) return 'YEARLY';
  if ('afterExit' in when) return 'EXIT';
  if ('afterMission' in when) return ask === 'professional' || ask === 'team' ? 'PROFESSIONAL_MISSION_END' : 'MISSION_END';
  if ('at' in when) return 'DATE';
  if ('beforeStage' in when) return 'BEFORE_STAGE';
  return stagesOf(definition).find((s) => s.id === when.afterStage)?.kind === 'training' ? 'TRAINING_END' : 'AFTER_STAGE';
}
