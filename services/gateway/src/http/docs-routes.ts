import { readFileSync } from 'node:fs';
import path from 'node:path';
import { OPERATIONS } from '@tandem/messages';
import type { FastifyInstance } from 'fastify';
import { doorRoutes } from '../contract';
import { openApi } from '../openapi/document';
import { PAGE_POLICY } from './security-headers';

const FILES: Record<string, string> = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript', 'favicon-32x32.png': 'image/png' };
const PAGE = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Tandem : API</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/api/docs/favicon-32x32.png"><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><main id="ui"></main><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>
`;
const START = "SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#ui', deepLinking: true, docExpansion: 'none', filter: true, validatorUrl: null });\n";

/** The contract for programs, and the same as a page for people; every byte comes from here. */
export class DocsRoutes {
  private readonly contract = JSON.stringify(openApi(OPERATIONS, Object.values(doorRoutes)));

  registerContract(api: FastifyInstance): void {
    api.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(this.contract));
  }

  registerPages(pages: FastifyInstance): void {
    const folder = path.dirname(require.resolve('swagger-ui-dist/package.json'));
    pages.get('/', async (_request, reply) => reply.redirect('/api/docs'));
    pages.get('/docs', async (_request, reply) => reply.redirect('/api/docs'));
    pages.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY).send(PAGE));
    pages.get('/api/docs/start.js', async (_request, reply) => reply.type('text/javascript').send(START));
    for (const [file, type] of Object.entries(FILES)) {
      const bytes = readFileSync(path.join(folder, file));
      pages.get(`/api/docs/${file}`, async (_request, reply) => reply.type(type).header('cache-control', 'public, max-age=3600').send(bytes));
    }
  }
}
