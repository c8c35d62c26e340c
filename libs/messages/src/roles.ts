/**
 * Who may act. A person holds roles by scope (organisation, and where it matters programme or unit).
 * `public` is nobody signed in; `person` anybody signed in, on their own rows; `system` a workflow or a consumer.
 */
export const ROLES = [
  'public', 'person', 'candidate', 'partner', 'coordinator', 'ru', 'professional', 'referent', 'lead', 'signatory',
  'trainer', 'preparer', 'approver', 'direction', 'dpo', 'admin', 'operator', 'system',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * Roles that are an office: a handful of people who share what comes in, and are written to as such. Every other role is
 * held by many, each for their own matters: a letter to all of them would be for nobody.
 */
const OFFICES: readonly Role[] = ['coordinator', 'lead', 'preparer', 'approver', 'direction', 'dpo', 'admin', 'operator'];
export const isOffice = (role: string): boolean => (OFFICES as readonly string[]).includes(role);

export const ROLE_NAMES: Record<Role, { fr: string; en: string }> = {
  public: { fr: 'le public', en: 'the public' },
  person: { fr: 'la personne', en: 'the person' },
  candidate: { fr: 'la candidate ou le candidat', en: 'the candidate' },
  partner: { fr: 'la ou le partenaire', en: 'the partner' },
  coordinator: { fr: 'la coordination', en: 'the coordinators' },
  ru: { fr: 'la ou le représentant des usagers', en: 'the user representative' },
  professional: { fr: 'la ou le professionnel', en: 'the professional' },
  referent: { fr: 'la ou le référent', en: 'the referent' },
  lead: { fr: 'la ou le responsable', en: 'the lead' },
  signatory: { fr: 'la ou le signataire', en: 'the signatory' },
  trainer: { fr: 'la formatrice ou le formateur', en: 'the trainer' },
  preparer: { fr: 'la personne qui prépare les paiements', en: 'the payments preparer' },
  approver: { fr: 'la personne qui valide les paiements', en: 'the payments approver' },
  direction: { fr: 'la direction', en: 'the direction' },
  dpo: { fr: 'la ou le délégué à la protection des données', en: 'the data protection officer' },
  admin: { fr: 'l’administration de Tandem', en: 'the administrator' },
  operator: { fr: 'l’exploitation informatique', en: 'the operator' },
  system: { fr: 'Tandem', en: 'Tandem' },
};

/** One grant as the actor token carries it. */
export interface Grant {
  role: Role;
  organisation: string;
  programme?: string;
  unit?: string;
}
