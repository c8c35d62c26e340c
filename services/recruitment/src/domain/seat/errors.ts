import { defineErrors } from '@tandem/kernel';

export const SEAT_ERRORS = defineErrors({
  SEAT_BODY: { status: 422, fr: 'Le programme n’a pas cette instance (il a : {known}).', en: 'The programme has no such body (it has: {known}).' },
  SEAT_BODY_FULL: { status: 409, fr: 'Tous les sièges de cette instance sont ouverts ({seats}).', en: 'Every seat of this body is open already ({seats}).' },
  SEAT_WHO: { status: 422, fr: 'Présentez une adhésion, ou une personne et à quel titre.', en: 'Put forward a membership, or a person and as what.' },
  SEAT_KIND: { status: 422, fr: 'Cette instance n’est pas ouverte à ce titre (ouverte à : {open}).', en: 'This body is not open to them as such (open to: {open}).' },
  SEAT_HELD: { status: 409, fr: 'Cette personne siège ou est déjà présentée dans cette instance.', en: 'This person already sits, or is put forward, in this body.' },
  SEAT_FILLED_OTHERWISE: { status: 422, fr: 'Ce siège se pourvoit autrement ({filled}).', en: 'This seat is filled otherwise ({filled}).' },
  SEAT_DATES: { status: 422, fr: 'Les dates ne vont pas ensemble : décidé au plus tard aujourd’hui, fin après le début.', en: 'The dates do not fit: decided by today, ends after it starts.' },
  SEAT_OWN: { status: 403, fr: 'On ne se nomme pas soi-même.', en: 'Nobody appoints themselves.' },
  SEAT_TERM_RUNNING: { status: 409, fr: 'Le mandat court encore ({ends}).', en: 'The term is still running ({ends}).' },
  SEAT_NOT_CHOSEN: { status: 422, fr: 'Ce motif ne vaut qu’avant la nomination.', en: 'This reason only holds before the appointment.' },
});
