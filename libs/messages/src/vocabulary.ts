/** Closed lists shared by facts and operations. Local words (profile, course, format) are slugs of the definition instead. */

/** The continuum of Montréal (domain.md B.3), lowest first. */
export const LEVELS = ['INFORMATION', 'CONSULTATION', 'COLLABORATION', 'PARTNERSHIP'] as const;
export type Level = (typeof LEVELS)[number];

export const FIELDS = ['CARE', 'ORGANISATION', 'TEACHING', 'RESEARCH', 'GOVERNANCE', 'POLICY', 'DIGITAL', 'COMMUNITY'] as const;
export type Field = (typeof FIELDS)[number];

/** Status routes (domain.md C.1); SALARIE is someone else's contract and never makes a payable. */
export const ROUTES = ['BENEVOLE', 'VACATAIRE_FPH', 'COSP', 'ASSOCIATION', 'SIRET', 'UNIVERSITE', 'SALARIE', 'REFUS'] as const;
export type Route = (typeof ROUTES)[number];

/** Consents (domain.md D): C1 lived experience ... C8 trusted person; POOL keeps a refused candidate's file. */
export const CONSENTS = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'POOL'] as const;
export type ConsentCode = (typeof CONSENTS)[number];

export const STAGE_KINDS = [
  'application', 'agreement', 'selection', 'training', 'convention', 'matching', 'work', 'engagement', 'review', 'exit',
] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

export const JOURNEY_KINDS = ['partner', 'project', 'structure', 'referent'] as const;

/** Which side of the joint-training mix somebody counts for. */
export const MIX_SIDES = ['PARTNER', 'PROFESSIONAL'] as const;

export const COVER_STATES = ['NONE', 'COVERED', 'SUSPENDED', 'ENDED'] as const;

export const CAMPAIGN_TRIGGERS = [
  'TRAINING_END', 'VACATIONS', 'MID_MISSION', 'MISSION_END', 'YEARLY', 'EXIT', 'PROFESSIONAL_MISSION_END', 'SHARED_LINK', 'MANUAL',
  'BEFORE_STAGE', 'AFTER_STAGE', 'DATE',
] as const;
export const AUDIENCES = ['PARTNER', 'PROFESSIONAL', 'TEAM', 'TEACHER', 'STUDENT', 'FAMILY', 'PUBLIC'] as const;

/** What may go wrong (domain.md F.14), and who may be handed it. */
export const INCIDENT_SEVERITIES = ['DISTRESS', 'BREACH', 'CONFLICT', 'DISCRIMINATION'] as const;
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number];
export const INCIDENT_OFFICES = ['coordinator', 'dpo', 'direction'] as const;
/** GDPR art. 33: told within 72 hours, unless a risk to people is unlikely. */
export const AUTHORITY_DECISIONS = ['NOTIFIED', 'NOT_REQUIRED'] as const;
