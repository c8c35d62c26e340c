import { defineErrors } from '@tandem/kernel';

export const MEMBERSHIP_ERRORS = defineErrors({
  MEMBERSHIP_NOT_READY: { status: 409, fr: 'Il manque encore : {missing}.', en: 'Still missing: {missing}.' },
  MEMBERSHIP_KNOWN: { status: 409, fr: 'Cette personne est déjà partenaire dans ce programme.', en: 'This person is already a partner in this programme.' },
  MEMBERSHIP_NOT_COVERED: { status: 409, fr: 'Aucune convention active ne couvre cette personne : la reprise attend la signature.', en: 'No active convention covers this person: coming back waits for the signature.' },
  PAUSE_RETURN_PAST: { status: 422, fr: 'La date de retour est passée.', en: 'The return date is past.' },
  ALUMNI_NOT_KEPT: { status: 409, fr: 'Ce programme ne garde pas d’anciens partenaires.', en: 'This programme keeps no former partners.' },
  ALUMNI_DECEASED: { status: 409, fr: 'Cette adhésion s’est terminée par un décès : plus rien n’est envoyé ni demandé.', en: 'This membership ended with a death: nothing more is sent or asked.' },
  DOCUMENT_STILL_VALID: { status: 409, fr: 'Cette pièce est encore valable ({validUntil}).', en: 'This document is still valid ({validUntil}).' },
  DOCUMENT_NO_SUCCESSOR: { status: 409, fr: 'Aucune pièce du même type, vérifiée et valable plus longtemps, ne remplace celle-ci.', en: 'No verified document of the same kind, valid for longer, replaces this one.' },
  DOCUMENT_ASKED: { status: 409, fr: 'Cette pièce est déjà demandée.', en: 'This document is already asked for.' },
  DOCUMENT_DATES: { status: 422, fr: 'Les dates de la pièce ne vont pas ensemble : émise au plus tard aujourd’hui, valable après son émission.', en: 'The document’s dates do not fit: issued by today, valid after its issue.' },
  DOCUMENT_OLD: { status: 422, fr: 'Cette pièce est trop ancienne ou n’est plus valable.', en: 'This document is too old or no longer valid.' },
  OWN_DOCUMENT: { status: 403, fr: 'On ne vérifie pas ses propres pièces.', en: 'Nobody verifies their own documents.' },
});
