import { defineErrors } from '@tandem/kernel';

export const EVALUATION_ERRORS = defineErrors({
  TICKET_UNKNOWN: { status: 404, fr: 'Ce lien n’ouvre aucun questionnaire. Vérifiez qu’il est complet.', en: 'This link opens no questionnaire. Check that it is complete.' },
  ALREADY_ANSWERED: { status: 409, fr: 'Ce lien a déjà servi : une réponse par personne, et personne ne peut la retrouver.', en: 'This link was used: one answer per person, and nobody can find it again.' },
  SURVEY_CLOSED: { status: 409, fr: 'Ce questionnaire est clos depuis le {closes}.', en: 'This questionnaire closed on {closes}.' },
  ANSWER_UNKNOWN_QUESTION: { status: 422, fr: 'Cette question n’est pas dans le questionnaire.', en: 'This question is not in the questionnaire.' },
  ANSWER_OUT_OF_SCALE: { status: 422, fr: 'La réponse n’est pas dans l’échelle de la question.', en: 'The answer is not on the question’s scale.' },
  ANSWERS_EMPTY: { status: 422, fr: 'Répondez à au moins une question.', en: 'Answer at least one question.' },
  PERIOD_REVERSED: { status: 422, fr: 'La fin de la période précède son début.', en: 'The period ends before it starts.' },
  INDICATOR_UNKNOWN: { status: 404, fr: 'Cet indicateur n’existe pas ou n’est pas encore calculé.', en: 'This indicator does not exist or is not computed yet.' },
});
