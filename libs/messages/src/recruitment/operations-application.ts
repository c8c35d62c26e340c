import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { code, date, id, slug } from '../fields';
import { CONSENTS } from '../vocabulary';
import { applicationMachine } from './application.machine';
import {
  CALL, consentGiven, CRITERIA, ENTRY_CHANNELS, EXAMPLE_PERSON, EXPERIENCES, guardianship, ID, livedExperience, MISSING_ITEMS, NEEDS, ORG, PERSON, PERSON_KINDS, personInput, REFUSAL_REASONS, SOURCES, text,
  WITHDRAWAL_REASONS,
} from './inputs';

const { command, query } = operationsOf('recruitment');
const applicationState = z.enum(applicationMachine.states as [string, ...string[]]);
const READERS = ['coordinator', 'lead', 'ru', 'professional', 'person'] as const;

const applicationRow = z.looseObject({
  id: z.string(), version: z.number(), state: applicationState, allowed: z.array(z.string()), organisation: z.string(), call: z.string(), programme: z.string(), journey: z.string(),
  person: z.looseObject({ id: z.string(), givenName: z.string(), familyName: z.string() }), wishes: z.array(z.string()), missing: z.array(z.string()), submittedAt: z.string().nullable(),
});
const consentRow = z.looseObject({ id: z.string(), version: z.number(), state: z.string(), organisation: z.string(), person: z.string(), code: z.enum(CONSENTS), edition: z.number(), channel: z.string(), givenAt: z.string(), validUntil: z.string().nullable() });
const consentTextRow = z.looseObject({ id: z.string(), code: z.enum(CONSENTS), edition: z.number(), text: z.object({ fr: z.string(), en: z.string().optional() }), publishedAt: z.string() });

/** What the programme's conditions look at, in its own words: profile and tasks are of its definition; `structure` is the agreement of the structure they come with. */
const fitted = {
  profile: slug.optional(), experience: z.enum(EXPERIENCES).optional(), tasks: z.array(slug).max(20).optional(), structure: id.optional(),
};
const startInput = z.strictObject({
  call: id,
  /** Somebody new. Left out by the signed-in person, and when the office names `personId`. */
  person: personInput.optional(), personId: id.optional(), channel: z.enum(ENTRY_CHANNELS).default('screen'),
  personKind: z.enum(PERSON_KINDS).optional(), source: z.enum(SOURCES).optional(), ...fitted, consents: z.array(consentGiven).max(9).default([]),
});
const saveInput = z.strictObject({
  id, personKind: z.enum(PERSON_KINDS).optional(), source: z.enum(SOURCES).optional(), motivation: text(4000).optional(), livedExperience: z.array(livedExperience).max(10).optional(),
  needs: z.array(z.enum(NEEDS)).max(8).optional(), wishes: z.array(id).max(20).optional(), guardianship: guardianship.optional(), ...fitted,
});

/** Applications and consents. Interviews, deliberation and what follows are in operations-selection. */
export const applicationOperations = {
  applicationStart: command({
    resource: 'application', verb: 'start', http: ['POST', '/applications'], by: ['coordinator', 'person', 'public'], input: startInput,
    output: z.looseObject({ id: z.string(), version: z.number(), state: z.string(), person: z.string(), journey: z.string() }),
    example: { call: CALL, person: EXAMPLE_PERSON, personKind: 'PATIENT', source: 'POSTER' }, summary: { fr: 'Commencer une candidature', en: 'Start an application' },
  }),
  applicationSave: command({
    resource: 'application', verb: 'save', http: ['PUT', '/applications/:id'], by: ['coordinator', 'person'], versioned: true, input: saveInput,
    example: { id: ID, motivation: 'Transmettre ce que j’ai appris de mon parcours.', needs: ['TRANSPORT'], wishes: [ID] }, summary: { fr: 'Enregistrer une candidature en cours', en: 'Save an application in progress' },
  }),
  applicationSubmit: command({
    resource: 'application', verb: 'submit', http: ['POST', '/applications/:id/submit'], by: ['coordinator', 'person'], versioned: true, input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Envoyer sa candidature', en: 'Submit an application' },
  }),
  applicationMarkIncomplete: command({
    resource: 'application', verb: 'mark-incomplete', http: ['POST', '/applications/:id/mark-incomplete'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id, missing: z.array(z.enum(MISSING_ITEMS)).min(1).max(8) }), example: { id: ID, missing: ['BIRTH_DATE'] }, summary: { fr: 'Demander ce qui manque', en: 'Ask for what is missing' },
  }),
  applicationResubmit: command({
    resource: 'application', verb: 'resubmit', http: ['POST', '/applications/:id/resubmit'], by: ['coordinator', 'person'], versioned: true, input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Renvoyer une candidature complétée', en: 'Send a completed application again' },
  }),
  applicationScreen: command({
    resource: 'application', verb: 'screen', http: ['POST', '/applications/:id/screen'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id, waived: z.array(z.strictObject({ criterion: z.enum(CRITERIA), why: text(500) })).max(7).default([]) }), example: { id: ID }, summary: { fr: 'Valider la recevabilité', en: 'Screen an application' },
  }),
  applicationProposeRefusal: command({
    resource: 'application', verb: 'propose-refusal', http: ['POST', '/applications/:id/propose-refusal'], by: ['coordinator'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(REFUSAL_REASONS), comment: text(1000).optional() }), example: { id: ID, reason: 'NO_LINK_WITH_PROGRAMME' }, summary: { fr: 'Proposer un refus avant entretien', en: 'Propose a refusal before interview' },
  }),
  applicationRefuse: command({
    resource: 'application', verb: 'refuse', http: ['POST', '/applications/:id/refuse'], by: ['coordinator', 'lead'], versioned: true,
    input: z.strictObject({ id, alternative: text(1000) }), example: { id: ID, alternative: 'Le café des usagers vous accueille chaque mois.' }, summary: { fr: 'Refuser, à deux personnes', en: 'Refuse, by a second person' },
  }),
  applicationWithdraw: command({
    resource: 'application', verb: 'withdraw', http: ['POST', '/applications/:id/withdraw'], by: ['coordinator', 'person'], versioned: true,
    input: z.strictObject({ id, reason: z.enum(WITHDRAWAL_REASONS).optional() }), example: { id: ID, reason: 'CHANGED_MIND' }, summary: { fr: 'Retirer sa candidature', en: 'Withdraw an application' },
  }),
  applicationLapse: command({
    resource: 'application', verb: 'lapse', by: ['system'], input: z.strictObject({ id, reason: code.optional() }), example: { id: ID, reason: 'NO_ANSWER' }, summary: { fr: 'Classer sans suite', en: 'Let an application lapse' },
  }),
  applicationGet: query({
    resource: 'application', verb: 'get', http: ['GET', '/applications/:id'], by: [...READERS, 'system'], input: z.strictObject({ id }), output: applicationRow, example: { id: ID },
    summary: { fr: 'Une candidature', en: 'One application' },
  }),
  applicationList: query({
    resource: 'application', verb: 'list', http: ['GET', '/applications'], by: ['coordinator', 'lead', 'ru', 'person'],
    input: z.strictObject({ organisation: id.optional(), call: id.optional(), state: applicationState.optional(), q: text(80).optional(), ...paging }), output: page(applicationRow), example: { state: 'SUBMITTED', call: CALL },
    summary: { fr: 'Les candidatures (les siennes, pour une personne)', en: 'The applications (one’s own, for a person)' },
  }),
  consentTextPublish: command({
    resource: 'consent-text', verb: 'publish', http: ['POST', '/consent-texts'], by: ['coordinator', 'dpo', 'admin'],
    input: z.strictObject({ organisation: id, code: z.enum(CONSENTS), text: z.strictObject({ fr: text(6000), en: text(6000).optional() }) }), output: z.looseObject({ id: z.string(), code: z.string(), edition: z.number() }),
    example: { organisation: ORG, code: 'C1', text: { fr: 'J’accepte que mon expérience vécue serve à me proposer des missions.' } }, summary: { fr: 'Publier le texte d’un consentement', en: 'Publish a consent text' },
  }),
  consentTextList: query({
    resource: 'consent-text', verb: 'list', http: ['GET', '/consent-texts'], by: ['public'], input: z.strictObject({ organisation: id, code: z.enum(CONSENTS).optional() }), output: z.object({ items: z.array(consentTextRow) }),
    example: { organisation: ORG }, summary: { fr: 'Les textes en vigueur', en: 'The texts in force' },
  }),
  consentGive: command({
    resource: 'consent', verb: 'give', http: ['POST', '/consents'], by: ['coordinator', 'person'],
    input: z.strictObject({ organisation: id, person: id.optional(), ...consentGiven.shape, channel: z.enum(ENTRY_CHANNELS).default('screen'), about: z.union([id, slug]).optional(), validUntil: date.optional() }),
    example: { organisation: ORG, person: PERSON, code: 'C1', edition: 1, channel: 'screen' }, summary: { fr: 'Donner un consentement', en: 'Give a consent' },
  }),
  consentWithdraw: command({
    resource: 'consent', verb: 'withdraw', http: ['POST', '/consents/:id/withdraw'], by: ['coordinator', 'dpo', 'person'], versioned: true,
    input: z.strictObject({ id, channel: z.enum(ENTRY_CHANNELS).default('screen') }), example: { id: ID }, summary: { fr: 'Retirer un consentement', en: 'Withdraw a consent' },
  }),
  consentList: query({
    resource: 'consent', verb: 'list', http: ['GET', '/consents'], by: ['coordinator', 'dpo', 'person'],
    input: z.strictObject({ organisation: id.optional(), person: id.optional(), code: z.enum(CONSENTS).optional(), state: z.enum(['GIVEN', 'WITHDRAWN', 'SUPERSEDED', 'EXPIRED']).optional(), ...paging }), output: page(consentRow),
    example: { code: 'C1' }, summary: { fr: 'Les consentements', en: 'The consents' },
  }),
};
