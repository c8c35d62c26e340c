import { documentAnswer, OPERATIONS, operationName, operationsOf } from '@tandem/messages';
import { z } from 'zod';
import { doorRoutes } from '../contract';
import { openApi } from './document';

interface Page { operationId: string; tags: string[]; security: object[]; parameters: { name?: string; in?: string; required?: boolean; $ref?: string; example?: unknown }[]; requestBody?: { content: Record<string, { schema: { properties: object; required?: string[] }; example: unknown }> }; responses: Record<string, unknown> }
type Paths = Record<string, Record<string, Page>>;

const { command, query } = operationsOf('inbox');
const done = command({
  resource: 'task', verb: 'done', http: ['POST', '/tasks/:id/done'], by: ['coordinator', 'system'], versioned: true,
  input: z.strictObject({ id: z.uuid(), outcome: z.enum(['reached', 'unreachable']) }), example: { id: '0192f0c1-0000-7000-8000-000000000002', outcome: 'reached' }, summary: { fr: 'Faite', en: 'Done' },
});
const list = query({ resource: 'task', verb: 'list', http: ['GET', '/tasks'], by: ['public'], input: z.strictObject({ limit: z.coerce.number().int().default(50), state: z.string() }), output: z.object({ items: z.array(z.string()) }), example: { state: 'OPEN' }, summary: { fr: 'Tâches', en: 'Tasks' } });
const file = query({ resource: 'task', verb: 'export', http: ['GET', '/tasks.csv'], by: ['coordinator'], input: z.strictObject({}), output: documentAnswer, example: {}, summary: { fr: 'CSV', en: 'CSV' } });
const hidden = command({ resource: 'task', verb: 'open', by: ['system'], input: z.strictObject({}), example: {}, summary: { fr: 'x', en: 'x' } });
const small = openApi([done, list, file, hidden], []).paths as Paths;

describe('OpenAPI from the contract', () => {
  it('splits an input into path and body, each with its example', () => {
    const page = small['/tasks/{id}/done'].post;
    expect(page.parameters[0]).toMatchObject({ name: 'id', in: 'path', required: true, example: '0192f0c1-0000-7000-8000-000000000002' });
    expect(page.requestBody?.content['application/json']).toMatchObject({ schema: { required: ['outcome'], properties: { outcome: { enum: ['reached', 'unreachable'] } } }, example: { outcome: 'reached' } });
    expect(Object.keys(page.requestBody?.content['application/json'].schema.properties ?? {})).toEqual(['outcome']);
  });
  it('asks a command for its key, and for the version where one is changed', () => {
    expect(small['/tasks/{id}/done'].post.parameters.map((p) => p.$ref)).toEqual(expect.arrayContaining(['#/components/parameters/IdempotencyKey', '#/components/parameters/IfMatch']));
    expect(small['/tasks/{id}/done'].post.responses).toMatchObject({ 200: {}, 409: {}, 412: {}, 428: {} });
    expect(small['/tasks'].get.parameters.map((p) => p.$ref)).not.toContain('#/components/parameters/IdempotencyKey');
  });
  it('puts a query’s input into the address and opens public operations', () => {
    expect(small['/tasks'].get.parameters.slice(0, 2)).toMatchObject([{ name: 'limit', in: 'query', required: false }, { name: 'state', in: 'query', required: true, example: 'OPEN' }]);
    expect(small['/tasks'].get.security).toContainEqual({});
    expect(small['/tasks/{id}/done'].post.security).not.toContainEqual({});
  });
  it('says that a document is bytes, and shows no internal operation', () => {
    expect(small['/tasks.csv'].get.responses[200]).toMatchObject({ content: { 'application/octet-stream': {} } });
    expect(Object.keys(small)).toHaveLength(3);
  });
  it('refuses two operations at one address', () => {
    expect(() => openApi([done, { ...done, verb: 'again' }], [])).toThrow('POST /tasks/:id/done is served twice');
  });

  const whole = openApi(OPERATIONS, Object.values(doorRoutes));
  const pages = Object.values(whole.paths as Paths).flatMap((methods) => Object.values(methods));
  it('holds every operation with a public door, once', () => {
    const ids = pages.map((page) => page.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const operation of OPERATIONS.filter((o) => o.http)) expect(ids).toContain(operationName(operation));
  });
  it('resolves every reference and is the same each time', () => {
    const text = JSON.stringify(whole);
    const { components } = whole as { components: Record<string, Record<string, unknown>> };
    for (const [, kind, name] of text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)) expect(components[kind][name]).toBeDefined();
    expect(text).not.toContain('#/$defs');
    expect(JSON.stringify(openApi([...OPERATIONS].reverse(), Object.values(doorRoutes)))).toHaveLength(text.length);
  });
  it('names only parameters that its paths have', () => {
    for (const [path, methods] of Object.entries(whole.paths as Paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
      for (const page of Object.values(methods)) expect(page.parameters.filter((p) => p.in === 'path').map((p) => p.name).sort()).toEqual(named);
    }
  });
});
