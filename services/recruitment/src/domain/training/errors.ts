import { defineErrors } from '@tandem/kernel';

export const TRAINING_ERRORS = defineErrors({
  SESSION_HALF_DAYS: { status: 422, fr: 'Une demi-journée figure deux fois dans la session.', en: 'A half-day appears twice in the session.' },
  SESSION_PLACES: { status: 422, fr: 'Le nombre minimal de personnes dépasse le nombre de places.', en: 'The minimum number of people exceeds the places.' },
  SESSION_MIX_RULE: { status: 422, fr: 'Les parts minimales de partenaires et de professionnels dépassent 100 %.', en: 'The minimum shares of partners and professionals exceed 100 %.' },
  SESSION_PAST: { status: 422, fr: 'La première demi-journée de cette session est passée.', en: 'The first half-day of this session is past.' },
  SESSION_NOT_STARTED: { status: 409, fr: 'La dernière demi-journée de cette session n’a pas commencé.', en: 'The last half-day of this session has not started.' },
  SESSION_NOT_OPEN: { status: 409, fr: 'Les inscriptions à cette session ne sont pas ouvertes.', en: 'Enrolment in this session is not open.' },
  SESSION_NOT_HELD: { status: 409, fr: 'La présence se saisit une fois la session tenue.', en: 'Attendance is entered once the session was held.' },
  SESSION_TOO_FEW: { status: 409, fr: 'Il manque des inscrits : {enrolled} sur {minimum} au moins.', en: 'Too few people enrolled: {enrolled} of at least {minimum}.' },
  SESSION_MIX: { status: 409, fr: 'La formation est commune : il faut au moins {minimum} % de {side} (aujourd’hui {share} %).', en: 'The training is joint: at least {minimum} % of {side} are needed (now {share} %).' },
  ATTENDANCE_MISSING: { status: 409, fr: 'La présence de {missing} personne(s) n’est pas saisie.', en: 'Attendance of {missing} person(s) is not entered.' },
  ENROLMENT_WHO: { status: 422, fr: 'Indiquez une adhésion (partenaire) ou une personne (professionnel), pas les deux.', en: 'Give a membership (partner) or a person (professional), not both.' },
  ENROLMENT_TWICE: { status: 409, fr: 'Cette personne est déjà inscrite ou invitée à cette session.', en: 'This person is already invited or enrolled.' },
  NOT_STAFF: { status: 422, fr: 'Cette personne ne fait pas partie des professionnels de l’établissement.', en: 'This person is not a professional of the organisation.' },
  HALF_DAY_TAKEN: { status: 409, fr: 'Cette personne suit déjà une formation sur l’une de ces demi-journées.', en: 'This person already attends a training on one of these half-days.' },
  NO_PLACE_OFFERED: { status: 409, fr: 'Aucune place n’est proposée en ce moment à cette personne.', en: 'No place is being offered to this person.' },
  COURSE_DONE: { status: 409, fr: 'Cette formation est déjà validée pour cette personne.', en: 'This course is already completed for this person.' },
  CERTIFICATE_TOO_EARLY: { status: 409, fr: 'L’attestation se délivre une fois la formation suivie et validée.', en: 'A certificate is issued once the training is attended and completed.' },
  MEMBERSHIP_OVER: { status: 409, fr: 'Cette adhésion a pris fin.', en: 'This membership has ended.' },
  PROOF_UNKNOWN: { status: 422, fr: 'Le fichier joint est introuvable ou a changé.', en: 'The attached file is unknown or has changed.' },
});
