import { Inject } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { operationName, OPERATIONS, type Operation } from '@tandem/messages';
import { admit, OperationClient, PLATFORM, type Platform } from '@tandem/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Histogram } from 'prom-client';
import { idempotencyKey, ifMatch, traceparent } from '../domain/headers';
import { Callers, type Caller } from '../session/callers';
import { SignedActors } from '../session/signed-actors';
import { Refusals } from '../summary/refusals';
import { sendAnswer } from './answer';
import { isBirth } from './births';
import { InputReader } from './input';
import { Problems } from './problems';

/** The operations with a public door. */
export const servedOperations: readonly Operation[] = OPERATIONS.filter((operation) => operation.http);

/** One route per operation of the contract; nothing is written by hand for one. */
export class OperationRoutes {
  private readonly client: OperationClient;
  private readonly seconds: Histogram<'operation' | 'status'>;

  constructor(
    @Inject(PLATFORM) platform: Platform,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(Refusals) private readonly refusals: Refusals,
    @Inject(Problems) private readonly problems: Problems,
  ) {
    this.client = new OperationClient(platform.nc, new SignedActors(platform.tokens));
    this.seconds = new Histogram({ name: 'tandem_http_seconds', help: 'Time to answer a request', labelNames: ['operation', 'status'], registers: [platform.metrics.registry], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 10] });
  }

  register(api: FastifyInstance): void {
    for (const operation of servedOperations) this.route(api, operation);
  }

  private route(api: FastifyInstance, operation: Operation): void {
    const [method, url] = operation.http as readonly ['GET' | 'POST' | 'PUT' | 'DELETE', string];
    const input = new InputReader(operation.input);
    const name = operationName(operation);
    api.route({
      method,
      url,
      handler: (request, reply) => this.serve(operation, input, request, reply),
      errorHandler: async (error, request, reply) => {
        const known = this.problems.named(request, error);
        // Counted before it is told: who then reads the figures finds it there.
        if (operation.kind === 'command') await this.countRefusal(name, known, request);
        this.problems.send(request, reply, known, operation.service);
      },
      onResponse: async (_request, reply) => this.seconds.observe({ operation: name, status: reply.statusCode }, reply.elapsedTime / 1000),
    });
  }

  private async serve(operation: Operation, reader: InputReader, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const caller = await this.callers.of(request, operation);
    request.caller = caller;
    const ask = (who: Caller) => this.ask(operation, reader, request, who);
    const answer = await ask(caller).catch(async (error: unknown) => {
      // A role given a moment ago may not have reached this session yet: look again before refusing.
      const again = error instanceof TandemError && error.code === 'FORBIDDEN' ? await this.callers.refreshed(caller) : undefined;
      if (!again) throw error;
      return ask(again);
    });
    return sendAnswer(reply, answer, isBirth(operation, answer) ? 201 : 200);
  }

  private async ask(operation: Operation, reader: InputReader, request: FastifyRequest, { actor }: Caller): Promise<unknown> {
    if (!admit(actor, operation.by).length) throw new TandemError(actor.sub === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    const { headers } = request;
    const key = operation.kind === 'command' ? idempotencyKey(headers) : undefined;
    if (operation.kind === 'command' && !key) throw new TandemError('KEY_REQUIRED');
    const input = reader.read(request);
    return this.client.ask(operation, input, { actor, key, ifMatch: operation.kind === 'command' ? ifMatch(headers) : undefined, traceparent: traceparent(headers) });
  }

  private async countRefusal(operation: string, error: TandemError, request: FastifyRequest): Promise<void> {
    const key = request.headers['idempotency-key'];
    await this.refusals.count(error, { operation, actor: request.caller?.actor.sub ?? 'public', key: typeof key === 'string' ? key : undefined });
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}
