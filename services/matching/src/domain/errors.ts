import { defineErrors } from '@tandem/kernel';

/** Refusals of matching, in sentences a coordinator understands. Codes are public: never renamed. */
export const MATCHING_ERRORS = defineErrors({
  // projects
  PROJECT_NO_REFERENT: { status: 422, fr: 'Nommez une personne référente avant de proposer le projet.', en: 'Name a referent before submitting the project.' },
  PROJECT_ENDS_BEFORE_START: { status: 422, fr: 'Le projet finit ({ends}) avant de commencer ({starts}).', en: 'The project ends ({ends}) before it starts ({starts}).' },
  PROJECT_CALL_CLOSED: { status: 409, fr: 'Cet appel n’est plus ouvert aux projets.', en: 'This call no longer takes projects.' },
  PROJECT_NOT_EDITABLE: { status: 409, fr: 'Un projet ne se modifie qu’avant sa soumission ou quand des précisions sont demandées (état : {state}).', en: 'A project is edited only before it is submitted or when changes are asked for (state: {state}).' },
  CHECKLIST_INCOMPLETE: { status: 422, fr: 'La liste de vérification n’est pas complète : {points}.', en: 'The checklist is not complete: {points}.' },
  PARTNER_SEAT_MISSING: { status: 422, fr: 'À partir de la collaboration, des partenaires siègent dans le groupe avant le démarrage ({starts}).', en: 'From collaboration on, partners hold seats in the group before it starts ({starts}).' },
  PROJECT_NOT_STAFFED: { status: 409, fr: '{assigned} partenaire(s) affecté(s) ; il en faut au moins {needed}.', en: '{assigned} partner(s) assigned; at least {needed} needed.' },
  PROJECT_NOT_STARTED: { status: 409, fr: 'Le projet commence le {starts}.', en: 'The project starts on {starts}.' },
  PROJECT_NOT_OPEN: { status: 409, fr: 'Ce projet n’est pas ouvert aux partenaires (état : {state}).', en: 'This project is not open to partners (state: {state}).' },
  // profile
  CONSENT_C1_REQUIRED: { status: 422, fr: 'Le vécu de santé ne s’enregistre qu’avec le consentement C1 de la personne.', en: 'Lived health experience is stored only with the person’s consent C1.' },
  UNKNOWN_SETTING: { status: 422, fr: 'Réglage inconnu : {name}.', en: 'Unknown setting: {name}.' },
  SETTING_OUT_OF_RANGE: { status: 422, fr: 'Le réglage {name} va de {min} à {max}.', en: 'Setting {name} goes from {min} to {max}.' },
  // speed-dating
  NO_FREE_SEAT: { status: 409, fr: 'Plus de place libre sur ce projet ({seats}).', en: 'No free seat on this project ({seats}).' },
  NOBODY_TO_MATCH: { status: 409, fr: 'Aucun partenaire à apparier dans ce programme.', en: 'No partner to match in this programme.' },
  RANKINGS_CLOSED: { status: 409, fr: 'Les classements ne sont pas ouverts (état : {state}).', en: 'Rankings are not open (state: {state}).' },
  NOT_IN_SPEED_DATING: { status: 422, fr: 'Ce classement cite quelqu’un ou un projet qui n’est pas de ce speed-dating.', en: 'This ranking names somebody or a project outside this speed-dating.' },
  RESULT_NOT_REVIEWED: { status: 409, fr: 'Une ou un représentant des usagers doit valider ce résultat avant sa publication.', en: 'A user representative must agree with this result before it is published.' },
  REVIEWER_PUBLISHES: { status: 409, fr: 'La personne qui a validé le résultat ne peut pas aussi le publier.', en: 'Who agreed with the result cannot also publish it.' },
  RESULT_NOT_STABLE: { status: 409, fr: 'Ce résultat a {blockingPairs} paire(s) bloquante(s) : recalculez.', en: 'This result has {blockingPairs} blocking pair(s): compute again.' },
  RESULT_OUTDATED: { status: 409, fr: 'Quelqu’un de ce résultat n’est plus disponible : recalculez.', en: 'Somebody in this result is no longer available: compute again.' },
  // proposals, assignments
  BLOCKED_FOR_PROJECT: { status: 409, fr: 'Cette personne ne peut pas être proposée : {codes}.', en: 'This person cannot be proposed: {codes}.' },
  ALREADY_PROPOSED: { status: 409, fr: 'Cette personne est déjà proposée ou affectée à ce projet.', en: 'This person is already proposed or assigned to this project.' },
  TOO_MANY_PROPOSALS: { status: 409, fr: 'Déjà {open} propositions en cours pour {seats} place(s) libre(s) : {max} au plus par place.', en: 'Already {open} open proposals for {seats} free seat(s): {max} at most per seat.' },
  MEMBERSHIP_NOT_ACTIVE: { status: 409, fr: 'L’adhésion au programme n’est pas active (état : {state}).', en: 'The membership is not active (state: {state}).' },
  // vacations
  VACATION_IN_PAST: { status: 422, fr: 'Cette demi-journée est passée : seule la coordination peut l’inscrire, avec un motif.', en: 'This half-day is past: only a coordinator enters it, with a reason.' },
  DAY_CLOSED: { status: 422, fr: 'Le {date} est un jour fermé (week-end ou férié) : confirmez que c’est voulu.', en: '{date} is a closed day (weekend or holiday): say that it is meant.' },
  ASSIGNMENT_NOT_CONFIRMED: { status: 409, fr: 'L’affectation n’est pas en cours (état : {state}).', en: 'The assignment is not running (state: {state}).' },
  VACATION_PLACE_MISSING: { status: 422, fr: 'Indiquez un site, ou dites que c’est à distance.', en: 'Give a site, or say that it is remote.' },
  VACATION_LEVEL_MISSING: { status: 422, fr: 'Indiquez le domaine et le niveau de participation.', en: 'Give the field and the level of participation.' },
  HALF_DAY_TWICE: { status: 422, fr: 'La même demi-journée est demandée deux fois : {halfDay}.', en: 'The same half-day is asked for twice: {halfDay}.' },
  VACATION_OUTSIDE_COVER: { status: 409, fr: 'Aucune convention active ne couvre le {date} sur ce site.', en: 'No active convention covers {date} on this site.' },
  UNAVAILABLE_THAT_DAY: { status: 409, fr: 'La personne est indisponible à cette date.', en: 'The person is unavailable on that date.' },
  CAP_WEEK: { status: 409, fr: 'Plafond atteint : {cap} demi-journée(s) par semaine.', en: 'Cap reached: {cap} half-day(s) a week.' },
  CAP_MONTH: { status: 409, fr: 'Plafond atteint : {cap} demi-journée(s) par mois.', en: 'Cap reached: {cap} half-day(s) a month.' },
  VACATION_STARTED: { status: 409, fr: 'La demi-journée a déjà commencé.', en: 'The half-day has already started.' },
  VACATION_NOT_STARTED: { status: 409, fr: 'La demi-journée n’a pas encore commencé.', en: 'The half-day has not started yet.' },
  DECLARED_TOO_LATE: { status: 409, fr: 'Une demi-journée se déclare dans les {days} jours. Vous pouvez la contester : la coordination tranchera.', en: 'A half-day is declared within {days} days. You may dispute it: a coordinator will settle.' },
  SIGNED_SHEET_REQUIRED: { status: 422, fr: 'Pour déclarer à la place de la personne, il faut sa feuille signée.', en: 'To declare for the person, her signed sheet is needed.' },
  UNITS_DO_NOT_FIT: { status: 422, fr: 'Une unité compte {max} minutes au plus ; {minutes} minutes font {needed} unité(s).', en: 'A unit is {max} minutes at most; {minutes} minutes make {needed} unit(s).' },
  SELF_APPROVAL: { status: 403, fr: 'Nul ne valide ce qu’il a fait, déclaré ou préparé lui-même : il faut une autre personne.', en: 'Nobody approves what they did, declared or prepared themselves: another person is needed.' },
  REFERENT_DECIDES: { status: 403, fr: 'La personne référente du projet valide ; la coordination le fait si elle est absente ou en retard.', en: 'The project’s referent approves; the coordinators do when the referent is absent or late.' },
  MINUTES_REQUIRED: { status: 422, fr: 'Indiquez la durée retenue.', en: 'Give the time agreed on.' },
  REASON_REQUIRED: { status: 422, fr: 'Indiquez un motif.', en: 'Give a reason.' },
  TOO_EARLY_TO_FORFEIT: { status: 409, fr: 'Une demi-journée non déclarée se clôt après {days} jours.', en: 'An undeclared half-day is closed after {days} days.' },
});
