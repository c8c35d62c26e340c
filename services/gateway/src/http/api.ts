import { Inject, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { TandemError } from '@tandem/kernel';
import { publicActor, fieldErrors } from '@tandem/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type GatewayConfig } from '../config';
import { Callers } from '../session/callers';
import { SessionRoutes } from '../session/session-routes';
import { SummaryRoutes } from '../summary/summary-routes';
import { sendAnswer } from './answer';
import { CodecRoutes } from './codec-routes';
import { DocsRoutes } from './docs-routes';
import type { DoorHandler } from './door-handler';
import { FileRoutes } from './file-routes';
import { InputReader } from './input';
import { OperationRoutes } from './operation-routes';
import { Problems } from './problems';
import { registerSignInPage } from './sign-in-page';
import { SECURITY_HEADERS } from './security-headers';

export const API = '/api/v1';

/** Puts every route on Nest’s Fastify, from the contracts. */
export class Api implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(Problems) private readonly problems: Problems,
    @Inject(OperationRoutes) private readonly operations: OperationRoutes,
    @Inject(SessionRoutes) private readonly session: SessionRoutes,
    @Inject(SummaryRoutes) private readonly summary: SummaryRoutes,
    @Inject(FileRoutes) private readonly files: FileRoutes,
    @Inject(DocsRoutes) private readonly docs: DocsRoutes,
    @Inject(CodecRoutes) private readonly codec: CodecRoutes,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.decorateRequest('caller');
    server.addHook('onRequest', async (_request, reply) => void reply.headers(SECURITY_HEADERS));
    server.register(async (api) => {
      this.refuseAsProblems(api);
      this.operations.register(api);
      for (const handler of [...this.session.routes(), ...this.summary.routes()]) this.route(api, handler);
      this.docs.registerContract(api);
      api.register(async (bytes) => this.fileDoors(bytes));
    }, { prefix: API });
    server.register(async (pages) => {
      this.refuseAsProblems(pages);
      this.docs.registerPages(pages);
      registerSignInPage(pages);
      this.codec.register(pages);
    });
  }

  private refuseAsProblems(scope: FastifyInstance): void {
    const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply) => this.problems.send(request, reply, this.problems.named(request, error));
    scope.setErrorHandler(async (error, request, reply) => refuse(error, request, reply));
    if (scope.prefix) scope.setNotFoundHandler(async (request, reply) => refuse(new TandemError('NO_ROUTE'), request, reply));
    readJson(scope);
  }

  private fileDoors(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    // The bytes go through as they come: nothing of a file stays in the gateway.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    for (const handler of this.files.routes()) this.route(scope, handler);
  }

  private route(scope: FastifyInstance, { route, admit, run }: DoorHandler): void {
    if (route.sandbox && !this.config.SANDBOX) return;
    const reader = route.input && !route.bytes ? new InputReader(route.input) : undefined;
    scope.route({
      method: route.method,
      url: route.path,
      handler: async (request, reply) => {
        const caller = route.security === 'setup-token' ? { actor: publicActor } : await this.callers.of(request, route.security === 'none' ? { by: ['public'] } : undefined);
        if (route.security === 'session' && !caller.session) throw new TandemError('UNAUTHENTICATED');
        admit?.(request);
        const read = reader?.read({ params: request.params, query: request.query, body: request.body }) ?? {};
        const checked = route.input?.safeParse(read);
        if (checked && !checked.success) throw new TandemError('VALIDATION', {}, fieldErrors(checked.error));
        const answer = await run({ input: (checked?.data ?? read) as Record<string, unknown>, caller, request, reply });
        return answer === reply ? reply : sendAnswer(reply, answer, route.status ?? 200);
      },
    });
  }
}

/** JSON, and an empty body where nothing needs saying; a client may announce JSON and send none. */
function readJson(scope: FastifyInstance): void {
  const parse = scope.getDefaultJsonParser('error', 'error');
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined);
    void parse(request, body as string, (error, value) => (error ? done(new TandemError('MALFORMED_JSON')) : done(null, value)));
  });
}
