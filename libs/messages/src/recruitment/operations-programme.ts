import { z } from 'zod';
import { operationsOf, page, paging } from '../contract';
import { code, date, id, slug } from '../fields';
import { CALL, ID, names, ORG, text } from './inputs';

const { command, query } = operationsOf('recruitment');
const loose = z.looseObject({});
const version = z.coerce.number().int().min(1);
const PLANNERS = ['coordinator', 'lead'] as const;

const programmeRow = z.looseObject({ id: z.string(), organisation: z.string(), programme: z.string(), programmeVersion: z.number(), sha256: z.string(), publishedAt: z.string() });
const callRow = z.looseObject({
  id: z.string(), version: z.number(), state: z.string(), allowed: z.array(z.string()), organisation: z.string(), programme: z.string(), programmeVersion: z.number().nullable(), names,
  opens: z.string().nullable(), closes: z.string().nullable(), target: z.number().nullable(), audience: z.string(), projects: z.array(z.string()),
});
const stageRow = z.object({ id: z.string(), kind: z.string(), state: z.enum(['OPEN', 'CLOSED']), entered: z.string(), closed: z.string().nullable(), outcome: z.string().nullable() });
const journeyRow = z.looseObject({
  id: z.string(), version: z.number(), state: z.string(), allowed: z.array(z.string()), organisation: z.string(), kind: z.string(), programme: z.string(), programmeVersion: z.number(), person: z.string().nullable(),
  application: z.string().nullable(), membership: z.string().nullable(), openedAt: z.string(), stages: z.array(stageRow),
});
const EXAMPLE_YAML = 'id: chu-nice\nversion: 1\n';

/** Programme versions, calls and journeys. */
export const programmeOperations = {
  programmePublish: command({
    resource: 'programme', verb: 'publish', http: ['POST', '/programmes'], by: ['coordinator', 'lead', 'admin'],
    input: z.strictObject({ organisation: id, text: z.string().min(1).max(400_000) }),
    output: z.looseObject({ id: z.string(), programme: z.string(), programmeVersion: z.number(), sha256: z.string() }),
    example: { organisation: ORG, text: EXAMPLE_YAML }, summary: { fr: 'Publier une version du programme', en: 'Publish a programme version' },
  }),
  programmeList: query({
    resource: 'programme', verb: 'list', http: ['GET', '/programmes'], by: ['person', 'system'], input: z.strictObject({ organisation: id.optional(), ...paging }), output: page(programmeRow), example: { organisation: ORG },
    summary: { fr: 'Les versions publiées', en: 'The published versions' },
  }),
  programmeGet: query({
    resource: 'programme', verb: 'get', http: ['GET', '/programmes/:programme'], by: ['person', 'system'],
    input: z.strictObject({ organisation: id, programme: slug, programmeVersion: version.optional() }), output: programmeRow.extend({ definition: z.record(z.string(), z.unknown()) }),
    example: { organisation: ORG, programme: 'chu-nice' }, summary: { fr: 'Une définition de programme (la dernière, ou une version)', en: 'A programme definition (the latest, or one version)' },
  }),
  programmeSettings: query({
    resource: 'programme', verb: 'settings', by: ['system'], input: z.strictObject({ organisation: id, programme: slug.optional(), process: slug, journey: id.optional() }),
    output: z.looseObject({ process: z.string(), deadlines: z.record(z.string(), z.looseObject({})), calendar: z.string() }), example: { organisation: ORG, programme: 'chu-nice', process: 'application' },
    summary: { fr: 'La voie, les délais et les options d’un processus, de la version que suit son parcours', en: 'The way, the deadlines and the options of a process, of the version its journey follows' },
  }),
  callCreate: command({
    resource: 'call', verb: 'create', http: ['POST', '/calls'], by: PLANNERS,
    input: z.strictObject({
      organisation: id, programme: slug, names, description: text(4000).optional(), opens: date.optional(), closes: date.optional(), target: z.int().min(1).max(10_000).optional(),
      audience: z.enum(['USERS', 'TEAMS', 'BOTH']).default('USERS'), site: id.optional(), projects: z.array(id).max(100).default([]),
    }),
    example: { organisation: ORG, programme: 'chu-nice', names: { fr: 'Devenez patient partenaire' }, opens: '2024-06-03', closes: '2024-09-30', target: 18, audience: 'BOTH' },
    summary: { fr: 'Préparer un appel à candidatures', en: 'Draft a call for candidates' },
  }),
  callPublish: command({
    resource: 'call', verb: 'publish', http: ['POST', '/calls/:id/publish'], by: PLANNERS, versioned: true, input: z.strictObject({ id }), example: { id: CALL },
    summary: { fr: 'Publier un appel', en: 'Publish a call' },
  }),
  callClose: command({
    resource: 'call', verb: 'close', http: ['POST', '/calls/:id/close'], by: [...PLANNERS, 'system'], versioned: true, input: z.strictObject({ id }), example: { id: CALL },
    summary: { fr: 'Clore un appel', en: 'Close a call' },
  }),
  callList: query({
    resource: 'call', verb: 'list', http: ['GET', '/calls'], by: [...PLANNERS, 'admin', 'public'],
    input: z.strictObject({ organisation: id.optional(), programme: slug.optional(), state: z.enum(['DRAFT', 'PUBLISHED', 'CLOSED']).optional(), ...paging }), output: page(callRow), example: { state: 'PUBLISHED' },
    summary: { fr: 'Les appels (les publiés, pour tout le monde)', en: 'The calls (published ones, for everybody)' },
  }),
  callGet: query({
    resource: 'call', verb: 'get', http: ['GET', '/calls/:id'], by: [...PLANNERS, 'admin', 'public'], input: z.strictObject({ id }), output: callRow, example: { id: CALL },
    summary: { fr: 'Un appel', en: 'One call' },
  }),
  journeyEnterStage: command({
    resource: 'journey', verb: 'enter-stage', by: ['system'], input: z.strictObject({ id, stage: slug }), example: { id: ID, stage: 'selection' },
    summary: { fr: 'Ouvrir une étape du parcours', en: 'Open a stage of the journey' },
  }),
  journeyCloseStage: command({
    resource: 'journey', verb: 'close-stage', by: ['system'], input: z.strictObject({ id, stage: slug, outcome: code.optional() }), example: { id: ID, stage: 'selection', outcome: 'ACCEPTED' },
    summary: { fr: 'Fermer une étape du parcours', en: 'Close a stage of the journey' },
  }),
  journeyPause: command({
    resource: 'journey', verb: 'pause', http: ['POST', '/journeys/:id/pause'], by: ['coordinator', 'system'], versioned: true, input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Mettre un parcours en pause : aucune étape ne s’ouvre', en: 'Pause a journey: no stage opens' },
  }),
  journeyResume: command({
    resource: 'journey', verb: 'resume', http: ['POST', '/journeys/:id/resume'], by: ['coordinator', 'system'], versioned: true, input: z.strictObject({ id }), example: { id: ID },
    summary: { fr: 'Reprendre un parcours', en: 'Resume a journey' },
  }),
  journeyClose: command({
    resource: 'journey', verb: 'close', by: ['system'], input: z.strictObject({ id, outcome: code.optional() }), example: { id: ID, outcome: 'ENDED' },
    summary: { fr: 'Clore le parcours', en: 'Close the journey' },
  }),
  journeyMigration: query({
    resource: 'journey', verb: 'migration', http: ['GET', '/journeys/:id/migration'], by: ['coordinator', 'lead', 'operator'],
    input: z.strictObject({ id, programmeVersion: z.coerce.number().int().min(1) }),
    output: z.looseObject({ id: z.string(), from: z.number(), to: z.number(), changes: z.array(z.looseObject({ stage: z.string(), kind: z.string(), change: z.string() })), refusal: z.string().nullable() }),
    example: { id: ID, programmeVersion: 2 }, summary: { fr: 'Ce que changerait le passage d’un parcours à une autre version', en: 'What moving a journey to another version would change' },
  }),
  journeyMigrate: command({
    resource: 'journey', verb: 'migrate', http: ['POST', '/journeys/:id/migrate'], by: ['coordinator', 'operator'], versioned: true,
    input: z.strictObject({ id, programmeVersion: z.int().min(1) }), example: { id: ID, programmeVersion: 2 },
    summary: { fr: 'Faire passer un parcours à une version plus récente du programme', en: 'Move a journey to a later version of its programme' },
  }),
  journeyPlan: query({
    resource: 'journey', verb: 'plan', by: ['system'], input: z.strictObject({ id }), output: z.looseObject({ plan: loose, kind: z.string(), programme: z.string(), programmeVersion: z.number() }), example: { id: ID },
    summary: { fr: 'Le plan du parcours, de sa version de programme', en: 'The journey’s plan, from its programme version' },
  }),
  journeyList: query({
    resource: 'journey', verb: 'list', http: ['GET', '/journeys'], by: [...PLANNERS, 'admin', 'operator'],
    input: z.strictObject({ organisation: id.optional(), programme: slug.optional(), stage: slug.optional(), state: z.enum(['OPEN', 'PAUSED', 'CLOSED']).optional(), ...paging }), output: page(journeyRow), example: { programme: 'chu-nice', stage: 'selection' },
    summary: { fr: 'Les parcours, par étape', en: 'The journeys, by stage' },
  }),
  journeyGet: query({
    resource: 'journey', verb: 'get', http: ['GET', '/journeys/:id'], by: [...PLANNERS, 'admin', 'person', 'system'], input: z.strictObject({ id }), output: journeyRow, example: { id: ID },
    summary: { fr: 'Un parcours et ses étapes', en: 'One journey and its stages' },
  }),
};
