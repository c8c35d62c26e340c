import { defineErrors } from '@tandem/kernel';

/** What only the door refuses; everything else is the services’ own. */
export const GATEWAY_ERRORS = defineErrors({
  NO_ROUTE: { status: 404, fr: 'Cette adresse n’existe pas.', en: 'There is nothing at this address.' },
  MALFORMED_JSON: { status: 400, fr: 'Le corps de la demande n’est pas du JSON lisible.', en: 'The request body is not readable JSON.' },
  MALFORMED_REQUEST: { status: 400, fr: 'La demande n’est pas lisible.', en: 'The request cannot be read.' },
  MALFORMED_HEADER: { status: 400, fr: 'L’en-tête {header} n’est pas lisible.', en: 'The {header} header cannot be read.' },
  BODY_TOO_BIG: { status: 413, fr: 'Le corps de la demande dépasse 1 Mio.', en: 'The request body is over 1 MiB.' },
  UNSUPPORTED_MEDIA: { status: 415, fr: 'Envoyez du JSON (Content-Type: application/json).', en: 'Send JSON (Content-Type: application/json).' },
  LINK_SPENT: { status: 410, fr: 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre.', en: 'This link was used or is no longer valid. Ask for another one.' },
  ON_BEHALF_REFUSED: { status: 403, fr: 'Seule la coordination ou l’administration de son organisation saisit au nom d’une personne.', en: 'Only the coordinators or administrators of a person’s organisation may enter something on their behalf.' },
  TOO_MANY_REQUESTS: { status: 429, fr: 'Trop de demandes. Réessayez dans {seconds} s.', en: 'Too many requests. Try again in {seconds} s.' },
  ORGANISATION_REQUIRED: { status: 422, fr: 'Indiquez l’organisation : vous en voyez plusieurs.', en: 'Say which organisation: you see several.' },
});
