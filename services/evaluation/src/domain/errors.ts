import { defineErrors } from '@tandem/kernel';

export const EVALUATION_ERRORS = defineErrors({
  TICKET_UNKNOWN: { status: 404, fr: 'Ce lien n’ouvre aucun questionnaire. Vérifiez qu’il est complet.', en: 'This link opens no questionnaire. Check that it is complete.' },
  ALREADY_ANSWERED: { status: 409, fr: 'Ce lien a déjà servi : une réponse par personne, et personne ne peut la retrouver.', en: 'This link was used: one answer per person, and nobody can find it again.' },
  SURVEY_CLOSED: { status: 409, fr: 'Ce questionnaire est clos depuis le {closes}.', en: 'This questionnaire closed on {closes}.' },
  ANSWER_UNKNOWN_QUESTION: { status: 422, fr: 'Cette question n’est pas dans le questionnaire.', en: 'This question is not in the questionnaire.' },
  ANSWER_OUT_OF_SCALE: { status: 422, fr: 'La réponse n’est pas dans l’échelle de la question.', en: 'The answer is not on the question’s scale.' },
  ANSWERS_EMPTY: { status: 422, fr: 'Répondez à au moins une question.', en: 'Answer at least one question.' },
  PERIOD_REVERSED: { status: 422, fr: 'La fin de la période précède son début.', en: 'The period ends before it starts.' },
  SURVEY_DECLINED: { status: 409, fr: 'Vous avez choisi de ne pas répondre à ce questionnaire ; il ne vous sera plus demandé.', en: 'You chose not to answer this questionnaire; it is not asked of you again.' },
  SURVEY_SHARED: { status: 409, fr: 'Ce lien est le même pour tous : il suffit de ne pas répondre.', en: 'This link is the same for everybody: it is enough not to answer.' },
  SURVEY_NOT_SHARED: { status: 409, fr: 'Ce questionnaire n’a pas de lien à partager maintenant : chacun y est invité, ou il n’est pas ouvert.', en: 'This questionnaire has no link to share now: each person is invited, or it is not open.' },
  INCIDENT_BREACH_TO_DPO: { status: 422, fr: 'Une atteinte à la confidentialité va à la ou au délégué à la protection des données, qui la trie. Ouvrez un signalement de cette gravité : il lui parvient aussitôt.', en: 'A breach of confidentiality goes to the data protection officer, who triages it. Open an incident of that severity: it reaches them at once.' },
  INCIDENT_CALL_FIRST: { status: 422, fr: 'Appelez d’abord la personne, puis dites quand (calledAt) : une détresse ne se trie pas sans un appel.', en: 'Call the person first, then say when (calledAt): distress is not triaged without a call.' },
  INCIDENT_TO_COME: { status: 422, fr: 'Cette heure n’est pas encore passée : notez ce qui a eu lieu.', en: 'That hour has not passed yet: note what took place.' },
  INCIDENT_MEDIATOR_MISSING: { status: 422, fr: 'Dites qui fera la médiation (mediator) : un conflit ne se règle pas sans un tiers.', en: 'Say who mediates (mediator): a conflict is not settled without a third person.' },
  INCIDENT_MEDIATOR_INVOLVED: { status: 422, fr: 'La médiation revient à quelqu’un d’autre que les personnes concernées.', en: 'Somebody other than the people concerned mediates.' },
  INCIDENT_AUTHORITY_UNDECIDED: { status: 422, fr: 'Dites d’abord si l’autorité de contrôle a été prévenue, ou pourquoi elle n’avait pas à l’être (authority) : la loi donne 72 heures.', en: 'Say first whether the supervisory authority was told, or did not need to be (authority): the law gives 72 hours.' },
  INDICATOR_UNKNOWN: { status: 404, fr: 'Cet indicateur n’existe pas ou n’est pas encore calculé.', en: 'This indicator does not exist or is not computed yet.' },
});
