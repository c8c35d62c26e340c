import { defineErrors } from '@tandem/kernel';

export const RECRUITMENT_ERRORS = defineErrors({
  // people
  BIRTH_DATE_IN_FUTURE: { status: 422, fr: 'La date de naissance est dans le futur.', en: 'The birth date is in the future.' },
  NO_CHANNEL: { status: 422, fr: 'Indiquez au moins une adresse électronique ou un numéro de téléphone.', en: 'Give at least a mail address or a phone number.' },
  MAIL_DISPOSABLE: { status: 422, fr: 'Cette adresse est jetable : vos réponses n’y arriveraient pas.', en: 'This is a disposable address: answers would not reach you.' },
  PHONE_INVALID: { status: 422, fr: 'Ce numéro de téléphone n’est pas valide.', en: 'This phone number is not valid.' },
  CHANNEL_WITHOUT_ADDRESS: { status: 422, fr: 'Le moyen de contact préféré ({channel}) n’a pas d’adresse ou de numéro.', en: 'The preferred channel ({channel}) has no address or number.' },
  PERSON_ALREADY_KNOWN: { status: 409, fr: 'Cette personne est déjà inscrite ici : utilisez sa fiche, ou connectez-vous.', en: 'This person is already registered here: use their record, or sign in.' },
  PERSON_REQUIRED: { status: 422, fr: 'Indiquez qui présente sa candidature.', en: 'Say who applies.' },
  PERSON_NOT_EXPECTED: { status: 422, fr: 'Vous êtes connecté : votre identité est déjà connue.', en: 'You are signed in: your identity is already known.' },
  MAIL_CHANGED: { status: 409, fr: 'L’adresse a changé depuis l’envoi du lien.', en: 'The address changed since the link was sent.' },
  ON_BEHALF_CHANNEL: { status: 422, fr: 'Une saisie pour quelqu’un d’autre vient d’un papier ou d’un appel : précisez lequel.', en: 'An entry for somebody else comes from paper or a call: say which.' },
  // house
  UNIT_UNKNOWN: { status: 422, fr: 'Cette unité n’existe pas ou est fermée.', en: 'This unit does not exist or is closed.' },
  SITE_UNKNOWN: { status: 422, fr: 'Ce site n’existe pas ou est fermé.', en: 'This site does not exist or is closed.' },
  FINESS_INVALID: { status: 422, fr: 'Ce numéro FINESS n’a pas la bonne forme.', en: 'This FINESS number is not well formed.' },
  STAFF_ALREADY_THERE: { status: 409, fr: 'Cette personne fait déjà partie de cette équipe.', en: 'This person is already in this staff.' },
  STAFF_LEFT: { status: 409, fr: 'Ce départ est déjà noté.', en: 'This departure is already recorded.' },
  GRANT_ALREADY_GIVEN: { status: 409, fr: 'Cette personne a déjà ce rôle dans ce périmètre.', en: 'This person already holds this role in this scope.' },
  GRANT_WITHDRAWN: { status: 409, fr: 'Ce rôle est déjà retiré.', en: 'This role is already withdrawn.' },
  LAST_ADMIN: { status: 409, fr: 'C’est la dernière administration de l’organisation : nommez-en une autre d’abord.', en: 'This is the organisation’s last administrator: name another one first.' },
  // programmes, calls, journeys
  PROGRAMME_UNKNOWN: { status: 422, fr: 'Aucune version publiée de ce programme ({programme}).', en: 'No published version of this programme ({programme}).' },
  PROGRAMME_VERSION_USED: { status: 409, fr: 'La version {programmeVersion} de {programme} est déjà publiée avec un autre contenu : donnez un nouveau numéro.', en: 'Version {programmeVersion} of {programme} is already published with other content: use a new number.' },
  CALL_DATES: { status: 422, fr: 'L’appel se termine avant de commencer.', en: 'The call closes before it opens.' },
  CALL_NOT_OPEN: { status: 409, fr: 'Cet appel ne reçoit pas de candidatures en ce moment.', en: 'This call is not taking applications at present.' },
  CALL_FOR_TEAMS: { status: 409, fr: 'Cet appel s’adresse aux équipes : elles y proposent des projets.', en: 'This call is for teams: they propose projects.' },
  STAGE_UNKNOWN: { status: 422, fr: 'Cette étape n’existe pas dans le parcours ({stage}).', en: 'This stage is not in the journey ({stage}).' },
  STAGE_NOT_READY: { status: 409, fr: 'L’étape {stage} attend la fin de : {waiting}.', en: 'Stage {stage} waits for the end of: {waiting}.' },
  // applications
  ALREADY_CANDIDATE: { status: 409, fr: 'Une candidature à cet appel existe déjà pour cette personne.', en: 'This person has already applied to this call.' },
  JOURNEY_ALREADY_OPEN: { status: 409, fr: 'Un parcours est déjà ouvert dans ce programme pour cette personne.', en: 'This person already has an open journey in this programme.' },
  CONSENT_REQUIRED: { status: 422, fr: 'Le consentement {consent} est nécessaire pour enregistrer ces informations.', en: 'Consent {consent} is needed to keep this information.' },
  WISH_TWICE: { status: 422, fr: 'Le même projet est classé deux fois.', en: 'The same project is ranked twice.' },
  WISH_NOT_OPEN: { status: 422, fr: 'Un des projets choisis n’est pas ouvert aux vœux.', en: 'One of the projects is not open to wishes.' },
  NOT_ELIGIBLE: { status: 422, fr: 'La candidature n’est pas recevable en l’état : {reasons}.', en: 'The application cannot be accepted as it stands: {reasons}.' },
  WAIVER_REFUSED: { status: 422, fr: 'Ce critère ne peut pas être levé : {criterion}.', en: 'This criterion cannot be waived: {criterion}.' },
  STILL_MISSING: { status: 422, fr: 'Il manque encore : {missing}.', en: 'Still missing: {missing}.' },
  NOT_MISSING: { status: 422, fr: 'Ces éléments sont déjà dans le dossier : {items}.', en: 'These items are already in the file: {items}.' },
  REFUSAL_NOT_PROPOSED: { status: 409, fr: 'Un refus avant entretien est d’abord proposé par une autre personne.', en: 'A refusal before interview is first proposed by somebody else.' },
  SECOND_PERSON_REQUIRED: { status: 403, fr: 'Un refus demande une seconde personne : vous l’avez proposé vous-même.', en: 'A refusal needs a second person: you proposed it yourself.' },
  OWN_FILE: { status: 403, fr: 'Vous ne pouvez pas juger votre propre candidature.', en: 'You cannot judge your own application.' },
  // consents
  CONSENT_TEXT_NOT_CURRENT: { status: 409, fr: 'Le texte de ce consentement a changé (édition {edition}) : relisez-le.', en: 'The text of this consent changed (edition {edition}): read it again.' },
  CONSENT_ALREADY_GIVEN: { status: 409, fr: 'Ce consentement est déjà donné.', en: 'This consent is already given.' },
  CONSENT_ENDED_BEFORE: { status: 422, fr: 'La fin du consentement est déjà passée.', en: 'The consent would already be over.' },
});
