import { defineErrors } from '@tandem/kernel';

export const STRUCTURE_ERRORS = defineErrors({
  AGREEMENT_KNOWN: { status: 409, fr: 'Cette structure est déjà inscrite dans ce programme.', en: 'This structure is already registered in this programme.' },
  AGREEMENT_THROUGH: { status: 422, fr: 'Le programme ne prévoit pas que les structures viennent par cette voie (prévues : {known}).', en: 'The programme does not expect structures by this way (expected: {known}).' },
  AGREEMENT_RHYTHM: { status: 422, fr: 'Le programme ne prévoit pas ce rythme (prévus : {known}).', en: 'The programme does not allow this rhythm (it allows: {known}).' },
  AGREEMENT_DOCUMENT: { status: 422, fr: 'Cette pièce n’est pas demandée aux structures (demandées : {known}).', en: 'Structures are not asked for this document (asked for: {known}).' },
  AGREEMENT_DOCUMENTS_MISSING: { status: 409, fr: 'Avant la signature, il manque de la structure : {missing}.', en: 'Before signing, still missing from the structure: {missing}.' },
  AGREEMENT_SIGNED_LATER: { status: 422, fr: 'La date de signature est dans le futur.', en: 'The date of signature is in the future.' },
});
