import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { id, slug } from '../fields';
import { ROLES } from '../roles';
import { CARD_FIELDS, CHANNELS, EXAMPLE_PERSON, GRANTABLE_ROLES, ID, language, mail, names, ORG, ORGANISATION_KINDS, PERSON, personInput, SECTORS, text } from './inputs';

const { command, query } = operationsOf('recruitment');
const calendar = z.enum(['FR', 'FR-ALSACE-MOSELLE']);
const OFFICE = ['coordinator', 'lead', 'admin', 'direction', 'dpo'] as const;
const organisationInput = { kind: z.enum(ORGANISATION_KINDS), names, calendar: calendar.default('FR'), sector: z.enum(SECTORS) };

const organisationRow = z.looseObject({ id: z.string(), version: z.number(), kind: z.string(), names, calendar, sector: z.string() });
const placeRow = z.looseObject({ id: z.string(), version: z.number(), organisation: z.string(), names, open: z.boolean() });
const personRow = z.looseObject({
  id: z.string(), version: z.number(), givenName: z.string(), familyName: z.string(), birthDate: z.string().nullable(), mail: z.string().nullable(),
  phone: z.string().nullable(), preferredChannel: z.enum(CHANNELS), language: z.string(), mailVerified: z.boolean(),
});
const grantRow = z.looseObject({ id: z.string(), version: z.number(), person: z.string(), role: z.enum(ROLES), organisation: z.string(), programme: z.string().nullable(), unit: z.string().nullable() });
const staffRow = z.looseObject({ id: z.string(), version: z.number(), person: z.string(), unit: z.string().nullable(), title: z.string().nullable() });

/** The house: organisations, sites, units, people, staff and roles by scope. */
export const houseOperations = {
  organisationSetup: command({
    resource: 'organisation', verb: 'setup', by: ['public'],
    input: z.strictObject({ ...organisationInput, admin: personInput }),
    output: z.looseObject({ id: z.string(), version: z.number(), organisation: z.string(), person: z.string() }),
    example: { kind: 'CHU', names: { fr: 'CHU de Nice' }, calendar: 'FR', sector: 'HOSPITAL', admin: EXAMPLE_PERSON },
    summary: { fr: 'Créer une organisation et sa première administration (jeton d’installation)', en: 'Create an organisation and its first administrator (set-up token)' },
  }),
  organisationChange: command({
    resource: 'organisation', verb: 'change', http: ['PUT', '/organisations/:id'], by: ['admin'], versioned: true,
    input: z.strictObject({ id, ...organisationInput }), example: { id: ORG, kind: 'CHU', names: { fr: 'CHU de Nice' }, calendar: 'FR', sector: 'HOSPITAL' },
    summary: { fr: 'Corriger la fiche de l’organisation', en: 'Correct the organisation' },
  }),
  organisationList: query({
    resource: 'organisation', verb: 'list', http: ['GET', '/organisations'], by: ['public'], input: z.strictObject({ ...paging }), output: page(organisationRow), example: {},
    summary: { fr: 'Les organisations de cette installation', en: 'The organisations of this installation' },
  }),
  organisationGet: query({
    resource: 'organisation', verb: 'get', http: ['GET', '/organisations/:id'], by: ['public', 'system'], input: z.strictObject({ id }), output: organisationRow, example: { id: ORG },
    summary: { fr: 'Une organisation', en: 'One organisation' },
  }),
  siteCreate: command({
    resource: 'site', verb: 'create', http: ['POST', '/sites'], by: ['admin', 'coordinator'],
    input: z.strictObject({ organisation: id, names, city: text(120).optional(), finess: z.string().max(9).optional() }), example: { organisation: ORG, names: { fr: 'Hôpital Pasteur' }, city: 'Nice' },
    summary: { fr: 'Ajouter un site', en: 'Add a site' },
  }),
  siteChange: command({
    resource: 'site', verb: 'change', http: ['PUT', '/sites/:id'], by: ['admin', 'coordinator'], versioned: true,
    input: z.strictObject({ id, names, city: text(120).optional(), finess: z.string().max(9).optional(), open: z.boolean() }), example: { id: ID, names: { fr: 'Hôpital Pasteur' }, open: true },
    summary: { fr: 'Corriger ou fermer un site', en: 'Correct or close a site' },
  }),
  siteList: query({
    resource: 'site', verb: 'list', http: ['GET', '/sites'], by: ['person', 'system'], input: z.strictObject({ organisation: id.optional(), ...paging }), output: page(placeRow), example: { organisation: ORG },
    summary: { fr: 'Les sites', en: 'The sites' },
  }),
  unitCreate: command({
    resource: 'unit', verb: 'create', http: ['POST', '/units'], by: ['admin', 'coordinator'],
    input: z.strictObject({ organisation: id, names, site: id.optional() }), example: { organisation: ORG, names: { fr: 'Néphrologie' }, site: ID },
    summary: { fr: 'Ajouter une unité', en: 'Add a unit' },
  }),
  unitChange: command({
    resource: 'unit', verb: 'change', http: ['PUT', '/units/:id'], by: ['admin', 'coordinator'], versioned: true,
    input: z.strictObject({ id, names, site: id.optional(), open: z.boolean() }), example: { id: ID, names: { fr: 'Néphrologie' }, open: true },
    summary: { fr: 'Corriger ou fermer une unité', en: 'Correct or close a unit' },
  }),
  unitList: query({
    resource: 'unit', verb: 'list', http: ['GET', '/units'], by: ['person', 'system'], input: z.strictObject({ organisation: id.optional(), ...paging }), output: page(placeRow), example: { organisation: ORG },
    summary: { fr: 'Les unités', en: 'The units' },
  }),
  personRegister: command({
    resource: 'person', verb: 'register', http: ['POST', '/persons'], by: ['admin', 'coordinator'], input: z.strictObject({ organisation: id, ...personInput.shape }),
    example: { organisation: ORG, ...EXAMPLE_PERSON }, summary: { fr: 'Inscrire une personne', en: 'Register a person' },
  }),
  personChange: command({
    resource: 'person', verb: 'change', http: ['PUT', '/persons/:id'], by: ['admin', 'coordinator', 'person'], versioned: true, input: z.strictObject({ id, ...personInput.shape }),
    example: { id: PERSON, ...EXAMPLE_PERSON }, summary: { fr: 'Corriger ses coordonnées', en: 'Correct a person’s details' },
  }),
  personVerify: command({
    resource: 'person', verb: 'verify', by: ['person'], input: z.strictObject({ id, mail }), example: { id: PERSON, mail: 'camille@exemple.fr' },
    summary: { fr: 'Confirmer son adresse après une connexion par lien', en: 'Confirm one’s address after signing in by link' },
  }),
  personGet: query({
    resource: 'person', verb: 'get', http: ['GET', '/persons/:id'], by: ['admin', 'coordinator', 'dpo', 'person'], input: z.strictObject({ id }), output: personRow, example: { id: PERSON },
    summary: { fr: 'Une personne', en: 'One person' },
  }),
  personList: query({
    resource: 'person', verb: 'list', http: ['GET', '/persons'], by: ['admin', 'coordinator', 'dpo'],
    input: z.strictObject({ organisation: id.optional(), q: text(80).optional(), ...paging }), output: page(personRow), example: { q: 'exemple' },
    summary: { fr: 'Les personnes connues de l’organisation', en: 'The people known to the organisation' },
  }),
  personCards: query({
    resource: 'person', verb: 'cards', by: [...OFFICE, 'ru', 'professional', 'referent', 'signatory', 'trainer', 'preparer', 'approver', 'person', 'system'],
    input: z.strictObject({ ids: z.array(id).max(500), purpose: slug, fields: z.array(z.enum(CARD_FIELDS)).min(1).default(['givenName', 'familyName']) }),
    output: z.object({ cards: z.array(z.looseObject({ id: z.string() })) }), example: { ids: [PERSON], purpose: 'application-list', fields: ['givenName', 'familyName'] },
    summary: { fr: 'Les noms à mettre sur des identifiants', en: 'The names that go with ids' },
  }),
  personContact: query({
    resource: 'person', verb: 'contact', by: ['system'], input: z.strictObject({ ids: z.array(id).max(500), purpose: slug }),
    output: z.object({ contacts: z.array(z.object({ id: z.string(), givenName: z.string(), familyName: z.string(), mail: z.string().nullable(), phone: z.string().nullable(), preferredChannel: z.enum(CHANNELS), language })) }),
    example: { ids: [PERSON], purpose: 'message' }, summary: { fr: 'Où joindre ces personnes', en: 'Where to reach these people' },
  }),
  personWithRole: query({
    resource: 'person', verb: 'with-role', by: ['system', 'coordinator', 'admin', 'lead'],
    input: z.strictObject({ organisation: id, role: z.enum(ROLES), programme: slug.optional(), unit: id.optional() }), output: z.object({ persons: z.array(z.string()) }),
    example: { organisation: ORG, role: 'coordinator' }, summary: { fr: 'Qui tient ce rôle', en: 'Who holds this role' },
  }),
  personByMail: query({
    resource: 'person', verb: 'by-mail', by: ['public', 'system'], input: z.strictObject({ mail }), output: z.object({ persons: z.array(z.object({ id: z.string(), mailVerified: z.boolean() })) }),
    example: { mail: 'camille@exemple.fr' }, summary: { fr: 'Les comptes d’une adresse, pour la connexion', en: 'The accounts of an address, to sign in' },
  }),
  personSandboxList: query({
    resource: 'person', verb: 'sandbox-list', by: ['public'], input: z.strictObject({ q: text(80).optional(), ...paging }),
    output: page(z.object({ id: z.string(), name: z.string(), roles: z.array(z.object({ role: z.enum(ROLES), organisation: z.string() })) })),
    example: {}, summary: { fr: 'Bac à sable : qui l’on peut être', en: 'Sandbox: who one can sign in as' },
  }),
  staffJoin: command({
    resource: 'staff', verb: 'join', http: ['POST', '/staff'], by: ['admin', 'coordinator'],
    input: z.strictObject({ organisation: id, personId: id.optional(), person: personInput.optional(), unit: id.optional(), title: text(120).optional() }),
    output: z.looseObject({ id: z.string(), version: z.number(), person: z.string() }),
    example: { organisation: ORG, person: EXAMPLE_PERSON, unit: ID, title: 'Cadre de santé' }, summary: { fr: 'Accueillir quelqu’un dans l’équipe', en: 'Add somebody to the staff' },
  }),
  staffLeave: command({
    resource: 'staff', verb: 'leave', http: ['POST', '/staff/:id/leave'], by: ['admin', 'coordinator'], versioned: true, input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Noter un départ de l’équipe', en: 'Record that somebody left the staff' },
  }),
  staffList: query({
    resource: 'staff', verb: 'list', http: ['GET', '/staff'], by: [...OFFICE, 'professional', 'referent', 'trainer'], input: z.strictObject({ organisation: id.optional(), unit: id.optional(), ...paging }), output: page(staffRow), example: {},
    summary: { fr: 'L’équipe', en: 'The staff' },
  }),
  grantGive: command({
    resource: 'grant', verb: 'give', http: ['POST', '/grants'], by: ['admin'],
    input: z.strictObject({ organisation: id, person: id, role: z.enum(GRANTABLE_ROLES), programme: slug.optional(), unit: id.optional() }),
    example: { organisation: ORG, person: PERSON, role: 'coordinator', programme: 'chu-nice' }, summary: { fr: 'Donner un rôle', en: 'Give a role' },
  }),
  grantWithdraw: command({
    resource: 'grant', verb: 'withdraw', http: ['POST', '/grants/:id/withdraw'], by: ['admin'], versioned: true, input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Retirer un rôle', en: 'Withdraw a role' },
  }),
  grantList: query({
    resource: 'grant', verb: 'list', http: ['GET', '/grants'], by: ['admin', 'dpo', 'coordinator'], input: z.strictObject({ organisation: id.optional(), person: id.optional(), role: z.enum(ROLES).optional(), ...paging }), output: page(grantRow), example: {},
    summary: { fr: 'Qui a quel rôle', en: 'Who holds which role' },
  }),
  grantOf: query({
    resource: 'grant', verb: 'of', by: ['person', 'system'], input: z.strictObject({ person: id }),
    output: z.object({ grants: z.array(z.object({ role: z.enum(ROLES), organisation: z.string(), programme: z.string().optional(), unit: z.string().optional() })) }),
    example: { person: PERSON }, summary: { fr: 'Les rôles d’une personne, pour sa session', en: 'A person’s roles, for their session' },
  }),
};
