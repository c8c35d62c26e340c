import type { Names } from '../plan/process';

/** Closed lists of a definition, each word with the French and English a reader sees. */
const n = (fr: string, en: string): Names => ({ fr, en });

/** Kinds of house (product.md, Words). */
export const ORGANISATION_KINDS = {
  CHU: n('centre hospitalier universitaire', 'university hospital'), GHT: n('groupement hospitalier de territoire', 'hospital group'), CLCC: n('centre de lutte contre le cancer', 'cancer centre'),
  clinic: n('clinique', 'private clinic'), MSP: n('maison de santé pluriprofessionnelle', 'multi-professional health house'), 'health-centre': n('centre de santé', 'health centre'),
  'health-pole': n('pôle de santé', 'health pole'), CPTS: n('communauté professionnelle territoriale de santé', 'territorial health community'), ESSMS: n('établissement ou service médico-social', 'medico-social service'),
  faculty: n('faculté', 'faculty'), association: n('association', 'association'), collective: n('collectif ou groupe d’entraide mutuelle', 'collective or mutual-aid group'),
  'learned-society': n('société savante', 'learned society'), authority: n('autorité de santé', 'health authority'), 'regional-hub': n('structure régionale d’appui', 'regional support hub'),
} as const satisfies Record<string, Names>;

export const SECTORS = {
  hospital: n('sanitaire public', 'public hospitals'), 'private-hospital': n('sanitaire privé', 'private hospitals'), 'primary-care': n('soins primaires', 'primary care'),
  'medico-social': n('médico-social', 'medico-social care'), university: n('enseignement supérieur', 'higher education'), community: n('vie associative', 'community life'), regional: n('appui régional', 'regional support'),
} as const satisfies Record<string, Names>;

export const PAYERS = {
  'public-hospital': n('l’établissement public de santé', 'the public hospital'), 'private-organisation': n('l’organisme privé', 'the private organisation'), university: n('l’université', 'the university'),
  association: n('l’association', 'the association'), nobody: n('personne', 'nobody'),
} as const satisfies Record<string, Names>;

export const SPONSORS = {
  direction: n('la direction', 'the direction'), 'users-commission': n('la commission des usagers', 'the users’ commission'), 'quality-directorate': n('la direction de la qualité', 'the quality directorate'),
  'care-directorate': n('la direction des soins', 'the care directorate'), board: n('le conseil d’administration', 'the board'), team: n('l’équipe de soins', 'the care team'), faculty: n('la faculté', 'the faculty'),
  association: n('une association', 'an association'), 'regional-hub': n('une structure régionale d’appui', 'a regional support hub'),
} as const satisfies Record<string, Names>;

/** Who somebody is, whatever they do in the programme. */
export const PERSON_KINDS = {
  patient: n('patient', 'patient'), relative: n('proche aidant', 'relative'), parent: n('parent', 'parent'), resident: n('habitant', 'resident'), citizen: n('citoyen', 'citizen'),
  'accompanied-person': n('personne accompagnée', 'accompanied person'), 'user-representative': n('représentant des usagers', 'user representative'), student: n('étudiant', 'student'),
  mediator: n('médiateur en santé', 'health mediator'), elected: n('élu', 'elected member'), professional: n('professionnel', 'professional'),
} as const satisfies Record<string, Names>;
export type PersonKind = keyof typeof PERSON_KINDS;

/** Whom a project or a course is for. */
export const PUBLICS = {
  patients: n('patients', 'patients'), relatives: n('proches', 'relatives'), inhabitants: n('habitants', 'inhabitants'), students: n('étudiants', 'students'), interns: n('internes', 'interns'),
  professionals: n('professionnels', 'professionals'), teachers: n('enseignants', 'teachers'), 'vulnerable-people': n('personnes en situation de vulnérabilité', 'vulnerable people'),
} as const satisfies Record<string, Names>;

/** What somebody has done before, lowest first. */
export const EXPERIENCES = {
  none: n('sans expérience du partenariat', 'new to partnership'), 'small-projects': n('après de petits projets', 'after small projects'), projects: n('après plusieurs projets', 'after several projects'), diploma: n('diplômé', 'holds a diploma'),
} as const satisfies Record<string, Names>;

export const STARTS = {
  call: n('un appel', 'a call'), spontaneous: n('une proposition spontanée', 'a spontaneous offer'), proposed: n('la proposition d’une équipe', 'a team’s suggestion'), approached: n('une approche directe', 'a direct approach'),
  peer: n('le bouche-à-oreille entre usagers', 'word of mouth between users'), event: n('une rencontre lors d’un évènement', 'a meeting at an event'), association: n('une association', 'an association'),
  request: n('la demande d’une structure', 'a structure’s request'), incident: n('un évènement grave', 'a serious event'),
} as const satisfies Record<string, Names>;

/** The four subjects a journey may have, and whose start opens it. */
export const JOURNEYS = {
  partner: { subject: 'person', of: 'users', ...n('parcours des partenaires', 'partners’ journey') },
  project: { subject: 'project', of: 'teams', ...n('parcours des projets', 'projects’ journey') },
  structure: { subject: 'organisation', of: 'structures', ...n('parcours des structures', 'structures’ journey') },
  referent: { subject: 'staff', of: 'staff', ...n('parcours des référents', 'referents’ journey') },
} as const;
export type JourneyKind = keyof typeof JOURNEYS;

/** What somebody may wish to be known by so that the programme looks like those it serves. */
export const TARGET_ATTRIBUTES = {
  'age-group': n('tranche d’âge', 'age group'), gender: n('genre', 'gender'), territory: n('territoire', 'territory'), pathway: n('parcours de soins', 'care pathway'), vulnerability: n('vulnérabilité', 'vulnerability'),
  language: n('langue', 'language'), disability: n('handicap', 'disability'), 'at-work': n('en activité professionnelle', 'at work'), 'carer-role': n('rôle d’aidant', 'carer role'),
} as const satisfies Record<string, Names>;

/** What hinders, and what helps (domain.md E.2, COPS). */
export const BRAKES = {
  acculturation: n('acculturation', 'acculturation'), recruitment: n('recrutement', 'recruitment'), time: n('temps', 'time'), funding: n('financement', 'funding'), vocabulary: n('confusion des termes', 'confusion of terms'),
  'legal-status': n('statut administratif', 'legal status'), fatigue: n('fatigabilité', 'fatigue'), 'at-work': n('activité professionnelle', 'being at work'),
} as const satisfies Record<string, Names>;
export const LEVERS = {
  'institutional-will': n('volonté institutionnelle', 'institutional will'), 'acculturated-specialists': n('spécialistes acculturés', 'acculturated specialists'), 'meeting-places': n('lieux de rencontre hors des cabinets', 'meeting places outside surgeries'),
  'experiential-knowledge': n('savoirs expérientiels', 'experiential knowledge'), 'impact-evaluation': n('évaluation de l’impact', 'impact evaluation'), coordination: n('coordination dédiée', 'dedicated coordination'),
} as const satisfies Record<string, Names>;

export const wordsOf = <T extends Record<string, unknown>>(list: T): [keyof T & string, ...(keyof T & string)[]] => Object.keys(list) as [keyof T & string, ...(keyof T & string)[]];
