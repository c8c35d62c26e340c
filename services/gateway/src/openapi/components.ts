import { PROBLEM_TYPE } from '../domain/problem';

const text = { type: 'string' };
const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'instance', 'fields'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'urn:tandem:problem:<code>' },
    title: { ...text, description: 'The sentence to show, in the reader’s language.' },
    status: { type: 'integer' },
    code: { ...text, description: 'What a program looks at; never renamed.' },
    detail: text,
    instance: text,
    fields: { type: 'array', items: { type: 'object', required: ['path', 'code', 'message'], properties: { path: { ...text, description: 'From the body’s root: slots[0].date' }, code: text, message: text } } },
    state: { ...text, description: 'State the row is in (409, 412).' },
    allowed: { type: 'array', items: text, description: 'Commands possible in that state (409).' },
    version: { type: 'integer', description: 'Present version (412).' },
    details: { type: 'object', additionalProperties: true },
  },
};

const PROBLEMS: Record<number, string> = {
  400: 'Demande illisible, ou en-tête Idempotency-Key absent. / Unreadable request, or no Idempotency-Key header.',
  401: 'Connexion nécessaire. / Sign in first.',
  403: 'Ce rôle ne le permet pas. / Your role does not allow it.',
  404: 'Introuvable dans votre périmètre. / Not found in your scope.',
  409: 'Impossible dans l’état actuel : voir state et allowed. / Not possible in the present state.',
  410: 'Lien déjà utilisé ou périmé. / Link used or expired.',
  412: 'La version lue n’est plus la bonne : voir version. / Stale version.',
  413: 'Trop gros. / Too big.',
  415: 'Type de contenu non accepté. / Content type not accepted.',
  422: 'À corriger : voir fields. / Needs correcting: see fields.',
  428: 'En-tête If-Match absent. / No If-Match header.',
  429: 'Trop de demandes : voir Retry-After. / Too many requests.',
  500: 'Erreur inattendue. / Unexpected error.',
  501: 'Pas encore disponible ; rien n’a été enregistré. / Not available yet; nothing was written.',
  503: 'Une partie de Tandem redémarre : voir details.part. / A part of Tandem is restarting.',
  504: 'Pas de réponse à temps ; recommencer avec la même clé. / No answer in time; repeat with the same key.',
};
/** What any route may answer. */
const ALWAYS = [400, 401, 403, 404, 413, 415, 422, 429, 500, 501, 503, 504];

export const problemResponses = (...more: readonly number[]): Record<string, unknown> =>
  Object.fromEntries([...new Set([...ALWAYS, ...more])].sort((a, b) => a - b).map((status) => [String(status), { $ref: `#/components/responses/${status}` }]));

const header = (name: string, required: boolean, description: string, schema: object, example: string) => ({ name, in: 'header', required, description, schema, example });

export const components = {
  securitySchemes: {
    session: { type: 'http', scheme: 'bearer', description: 'Jeton reçu à la connexion. / Token given at sign-in.' },
    cookie: { type: 'apiKey', in: 'cookie', name: 'tandem_session' },
    setup: { type: 'http', scheme: 'bearer', description: 'Secret d’installation SETUP_TOKEN. / Set-up secret.' },
  },
  parameters: {
    IdempotencyKey: header('Idempotency-Key', true, 'Choisie par l’appelant ; la même demande avec la même clé n’est faite qu’une fois. / Chosen by the caller; the same request with the same key is done once.', { type: 'string', minLength: 8, maxLength: 200 }, '0192f0c1-0000-7000-8000-0000000000ff'),
    IfMatch: header('If-Match', true, 'Version lue (ETag). / The version you read (ETag).', { type: 'string', pattern: '^((W/)?"[1-9][0-9]*"|[1-9][0-9]*)$' }, '"7"'),
    OnBehalfOf: header('X-On-Behalf-Of', false, 'Personne pour qui la coordination saisit. / Person the office enters this for.', { type: 'string', format: 'uuid' }, '0192f0c1-0000-7000-8000-00000000000b'),
    Channel: header('X-Channel', false, 'Obligatoire avec X-On-Behalf-Of. / Required with X-On-Behalf-Of.', { type: 'string', enum: ['paper', 'phone'] }, 'paper'),
    Language: header('Accept-Language', false, 'fr (par défaut) ou en. / fr (default) or en.', { type: 'string' }, 'fr'),
  },
  headers: { ETag: { description: 'Version à renvoyer dans If-Match. / Version to send back in If-Match.', schema: { type: 'string' }, example: '"7"' } },
  responses: Object.fromEntries(Object.entries(PROBLEMS).map(([status, description]) => [status, { description, content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } } }])),
  schemas: { Problem: problemSchema },
};
