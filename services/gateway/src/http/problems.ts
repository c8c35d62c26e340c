import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { isPassing, PLATFORM, type Platform } from '@tandem/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { language, SESSION_COOKIE } from '../domain/headers';
import { PROBLEM_TYPE, problemOf } from '../domain/problem';

const FASTIFY_CODES: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_BIG',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA',
  FST_ERR_CTP_INVALID_JSON_BODY: 'MALFORMED_JSON',
};

/** What a refusal is called, whoever threw it; undefined: a bug of ours. */
export function codedError(error: unknown): TandemError | undefined {
  if (error instanceof TandemError) return error;
  if (isPassing(error)) return new TandemError('UNAVAILABLE', { part: 'gateway' });
  const { code = '', statusCode } = error as { code?: string; statusCode?: number };
  if (FASTIFY_CODES[code]) return new TandemError(FASTIFY_CODES[code]);
  if (error instanceof SyntaxError && statusCode === 400) return new TandemError('MALFORMED_JSON');
  if (error instanceof HttpException) return new TandemError(error.getStatus() === 404 ? 'NO_ROUTE' : error.getStatus() < 500 ? 'MALFORMED_REQUEST' : 'INTERNAL');
  return statusCode && statusCode >= 400 && statusCode < 500 ? new TandemError('MALFORMED_REQUEST') : undefined;
}

/** The only way an error leaves: problem+json in the reader’s language, never a stack. Also catches what Nest itself throws. */
@Catch()
export class Problems implements ExceptionFilter {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    this.send(request, http.getResponse<FastifyReply>(), this.named(request, error));
  }

  /** The error by its code; what has none is a bug, logged here with where it happened. */
  named(request: FastifyRequest, error: unknown): TandemError {
    const known = codedError(error);
    if (known) return known;
    const stack = error instanceof Error ? error.stack?.split('\n').slice(0, 8).join('\n') : String(error);
    this.platform.logger.error({ route: request.routeOptions?.url, stack }, 'request failed');
    return new TandemError('INTERNAL');
  }

  /** @param part service that was asked; it is named when it is the one that waits */
  send(request: FastifyRequest, reply: FastifyReply, known: TandemError, part = 'gateway'): void {
    const spoken = language(request.headers);
    const problem = problemOf(known, { language: spoken, instance: request.url.split('?')[0], part });
    reply.header('content-language', spoken).header('cache-control', 'no-store');
    if (known.status === 401) {
      reply.header('www-authenticate', 'Bearer');
      if (request.headers.cookie?.includes(SESSION_COOKIE)) reply.header('set-cookie', `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict`);
    }
    // What was not read of a body too big is not waited for.
    if (known.status === 413) reply.header('connection', 'close');
    if (known.status === 429) reply.header('retry-after', String(known.details.seconds));
    void reply.status(known.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  }
}
