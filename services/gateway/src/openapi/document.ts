import { operationName, type Operation } from '@tandem/messages';
import type { DoorRoute } from '../contract';
import { mayCreate } from '../http/births';
import { pathParameters } from '../http/input';
import { components, problemResponses } from './components';
import { isDocument, isEmpty, jsonSchema, without, type Schema } from './schemas';

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const json = (schema: unknown, example?: unknown) => ({ 'application/json': { schema, ...(example === undefined ? {} : { example }) } });
const BYTES = { 'application/octet-stream': { schema: { type: 'string', contentEncoding: 'binary' } } };

const TAGS: Record<string, string> = {
  recruitment: 'Organisations, personnes, rôles, appels, candidatures, parcours, formation.',
  matching: 'Projets, profils, disponibilités, speed-dating, affectations, vacations.',
  contracts: 'Modèles, chartes, conventions, signatures, couverture.',
  payments: 'Barèmes, statuts, indemnités, frais, lots de paiement.',
  evaluation: 'Campagnes, réponses, indicateurs.',
  inbox: 'Attentes, tâches, messages.',
  session: 'Se connecter, se déconnecter.',
  setup: 'Installer.',
  sandbox: 'Bac à sable.',
  files: 'Fichiers.',
  platform: 'La plateforme.',
};

interface Where {
  method: string;
  path: string;
  schema: Schema;
  example: Record<string, unknown>;
}

/** Path and query parameters; what is left of the input is the body. */
function split({ method, path, schema, example }: Where) {
  const inPath = pathParameters(path);
  const reads = method === 'GET' || method === 'DELETE';
  const rest = without(schema, inPath);
  const parameter = (where: 'path' | 'query', name: string) => ({
    name, in: where, required: where === 'path' || (schema.required ?? []).includes(name), schema: schema.properties?.[name] ?? { type: 'string' },
    ...(example[name] === undefined ? {} : { example: example[name] }),
  });
  const parameters = [...inPath.map((name) => parameter('path', name)), ...(reads ? Object.keys(rest.properties ?? {}).map((name) => parameter('query', name)) : [])];
  const body = reads || isEmpty(rest) ? undefined : { required: (rest.required ?? []).length > 0 || !rest.properties, content: json(rest, Object.fromEntries(Object.entries(example).filter(([name]) => !inPath.includes(name)))) };
  return { parameters, body };
}

function operationPage(operation: Operation): Record<string, unknown> {
  const [method, path] = operation.http as readonly [string, string];
  const command = operation.kind === 'command';
  const { parameters, body } = split({ method, path, schema: jsonSchema(operation.input, 'input'), example: operation.example as Record<string, unknown> });
  const headers = [...(command ? [ref('parameters', 'IdempotencyKey')] : []), ...(operation.versioned ? [ref('parameters', 'IfMatch')] : []), ref('parameters', 'OnBehalfOf'), ref('parameters', 'Channel'), ref('parameters', 'Language')];
  const document = isDocument(operation);
  const done = { description: document ? 'Le fichier. / The file.' : 'Fait. / Done.', ...(document ? {} : { headers: { ETag: ref('headers', 'ETag') } }), content: document ? BYTES : json(jsonSchema(operation.output, 'output')) };
  const open = operation.by.includes('public');
  return {
    operationId: operationName(operation),
    tags: [operation.service],
    summary: operation.summary.fr,
    description: `${operation.summary.en}. Roles: ${operation.by.filter((role) => role !== 'system').join(', ')}.`,
    'x-roles': operation.by,
    security: [...(open ? [{}] : []), { session: [] }, { cookie: [] }],
    parameters: [...parameters, ...headers],
    ...(body ? { requestBody: body } : {}),
    responses: { 200: done, ...(mayCreate(operation) ? { 201: { ...done, description: 'Créé. / Created.' } } : {}), ...problemResponses(...(command ? [409] : []), ...(operation.versioned ? [412, 428] : [])) },
  };
}

const SECURITY = { none: [{}], session: [{ session: [] }, { cookie: [] }], 'setup-token': [{ setup: [] }] };

function doorPage(route: DoorRoute): Record<string, unknown> {
  const { method, path } = route;
  const schema = route.input ? jsonSchema(route.input, 'input') : {};
  const { parameters, body } = split({ method, path, schema, example: (route.example ?? {}) as Record<string, unknown> });
  const bytesIn = route.bytes === 'in' ? { required: true, content: BYTES } : undefined;
  return {
    operationId: `gateway${path.replace(/\/:?/g, '.')}`,
    tags: [route.tag],
    summary: route.summary.fr,
    description: `${route.summary.en}.${route.sandbox ? ' Only in a sandbox: elsewhere 404.' : ''}`,
    security: SECURITY[route.security],
    parameters: [...parameters, ...(route.keyed ? [ref('parameters', 'IdempotencyKey')] : []), ref('parameters', 'Language')],
    ...(bytesIn ?? body ? { requestBody: bytesIn ?? body } : {}),
    responses: { [route.status ?? 200]: { description: 'Fait. / Done.', content: route.bytes === 'out' ? BYTES : json(route.output ? jsonSchema(route.output, 'output') : {}) }, ...problemResponses(...(route.problems ?? [])) },
  };
}

/** OpenAPI 3.1 of everything the public door serves. Pure: the same contracts give the same text. */
export function openApi(operations: readonly Operation[], routes: readonly DoorRoute[]): Record<string, unknown> {
  const pages = [
    ...operations.filter((o) => o.http).map((o) => ({ path: o.http?.[1] as string, method: o.http?.[0] as string, page: operationPage(o) })),
    ...routes.map((r) => ({ path: r.path, method: r.method as string, page: doorPage(r) })),
  ].sort((a, b) => (a.path === b.path ? (a.method < b.method ? -1 : 1) : a.path < b.path ? -1 : 1));
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { path, method, page } of pages) {
    const slot = (paths[path.replace(/:([A-Za-z]+)/g, '{$1}')] ??= {});
    if (slot[method.toLowerCase()]) throw new Error(`${method} ${path} is served twice`);
    slot[method.toLowerCase()] = page;
  }
  const used = new Set(pages.map(({ page }) => (page.tags as string[])[0]));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tandem', version: '1',
      description: 'Le programme de patients partenaires, de l’appel aux indicateurs. Chaque commande porte une clé d’idempotence ; ce qui change un élément existant dit quelle version a été lue ; un refus est un problem+json avec un code et une phrase. / The patient-partnership programme, from the call to the indicators.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    tags: Object.entries(TAGS).filter(([name]) => used.has(name)).map(([name, description]) => ({ name, description })),
    paths,
    components,
  };
}
