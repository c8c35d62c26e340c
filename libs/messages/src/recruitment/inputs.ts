import { z } from 'zod';
import { CONSENTS } from '../vocabulary';

/** Shapes and closed lists shared by the operations of recruitment. */
export const ORGANISATION_KINDS = [
  'CHU', 'CH', 'GHT', 'CLCC', 'CLINIC', 'MSP', 'HEALTH_CENTRE', 'CPTS', 'ESSMS', 'FACULTY', 'ASSOCIATION', 'HUB', 'HEALTH_POLE', 'COLLECTIVE', 'LEARNED_SOCIETY', 'AUTHORITY',
] as const;
export const SECTORS = ['HOSPITAL', 'PRIMARY_CARE', 'MEDICO_SOCIAL', 'TEACHING', 'ASSOCIATION', 'REGIONAL'] as const;
export const CHANNELS = ['MAIL', 'SMS', 'PHONE'] as const;
export const ENTRY_CHANNELS = ['screen', 'paper', 'phone'] as const;
/** Who applies (domain.md E.1, row 6). */
export const PERSON_KINDS = ['PATIENT', 'RELATIVE', 'PARENT', 'RESIDENT', 'CITIZEN', 'MEDIATOR', 'USER_REPRESENTATIVE', 'ACCOMPANIED_PERSON', 'STUDENT', 'ELECTED', 'PROFESSIONAL'] as const;
/** What they have done before, lowest first. */
export const EXPERIENCES = ['NONE', 'SMALL_PROJECTS', 'PROJECTS', 'DIPLOMA'] as const;
/** How somebody heard of the call (E.1, rows 2 and 4). */
export const SOURCES = ['POSTER', 'FLYER', 'WEBSITE', 'PROFESSIONAL', 'ASSOCIATION', 'PARTNER', 'WORD_OF_MOUTH', 'NEIGHBOURHOOD_COUNCIL', 'EVENT', 'PRESS', 'OTHER'] as const;
/** Practical help asked for; a code, never a story. */
export const NEEDS = ['TRANSPORT', 'CARER_COVER', 'INTERPRETER', 'ACCESS', 'REMOTE', 'LARGE_PRINT', 'BREAKS', 'OUT_OF_HOURS'] as const;
/** What a file may lack: each is looked up again at `resubmit`. */
export const MISSING_ITEMS = ['BIRTH_DATE', 'PHONE', 'MOTIVATION', 'PERSON_KIND', 'SOURCE', 'WISHES', 'LIVED_EXPERIENCE', 'GUARDIAN_AGREEMENT'] as const;
export const CRITERIA = ['AGE_UNDER_18', 'BIRTH_DATE_MISSING', 'MOTIVATION_MISSING', 'PERSON_KIND_MISSING', 'SOURCE_MISSING', 'C1_MISSING', 'GUARDIAN_AGREEMENT_MISSING'] as const;
export const REFUSAL_REASONS = ['OUTSIDE_CRITERIA', 'UNDER_AGE', 'OPEN_COMPLAINT', 'NOT_AVAILABLE', 'NO_LINK_WITH_PROGRAMME', 'ALREADY_PARTNER', 'OTHER'] as const;
export const WITHDRAWAL_REASONS = ['CHANGED_MIND', 'NOT_AVAILABLE', 'MOVED', 'PERSONAL', 'OTHER'] as const;
export const CARD_FIELDS = ['givenName', 'familyName', 'birthDate', 'mail', 'phone', 'preferredChannel', 'language'] as const;
/** Roles somebody is given by hand; the others come with an application or a membership. */
export const GRANTABLE_ROLES = ['coordinator', 'ru', 'professional', 'referent', 'lead', 'signatory', 'trainer', 'preparer', 'approver', 'direction', 'dpo', 'admin', 'operator'] as const;

export const text = (max: number) => z.string().trim().min(1).max(max);
export const names = z.strictObject({ fr: text(160), en: text(160).optional() });
export const language = z.string().regex(/^[a-z]{2}$/);
export const mail = z.email().max(254);

export const personInput = z.strictObject({
  givenName: text(80), familyName: text(80), birthDate: z.iso.date().optional(), mail: mail.optional(), phone: text(30).optional(),
  preferredChannel: z.enum(CHANNELS).optional(), language: language.default('fr'),
});

/** A consent to one edition of one text. `organisation` below is the one that keeps it. */
export const consentGiven = z.strictObject({ code: z.enum(CONSENTS), edition: z.int().min(1) });

/** Lived experience: health data, kept only while C1 stands. */
export const livedExperience = z.strictObject({
  pathway: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/), as: z.enum(['PATIENT', 'RELATIVE']), since: z.int().min(1900).max(2200).optional(), story: text(1000).optional(),
});

/** Somebody under protection applies with their guardian's agreement, on paper with the office. */
export const guardianship = z.strictObject({ protected: z.boolean(), agreed: z.boolean().default(false), guardianName: text(160).optional() });

// Fictional ids of the examples.
export const ORG = '0192f0c1-0000-7000-8000-00000000000a';
export const ID = '0192f0c1-0000-7000-8000-000000000001';
export const PERSON = '0192f0c1-0000-7000-8000-00000000000b';
export const CALL = '0192f0c1-0000-7000-8000-00000000000c';
export const EXAMPLE_PERSON = { givenName: 'Camille', familyName: 'Exemple', birthDate: '1961-04-12', mail: 'camille@exemple.fr', phone: '+33 6 39 98 01 02', preferredChannel: 'MAIL' as const };
