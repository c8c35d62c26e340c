import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline, Readable, Transform } from 'node:stream';
import { json } from 'node:stream/consumers';
import { Inject } from '@nestjs/common';
import { isId, TandemError } from '@tandem/kernel';
import { SERVICES, type Service } from '@tandem/messages';
import { FILE_LIMIT, PLATFORM, type Platform } from '@tandem/platform';
import { CONFIG, type GatewayConfig } from '../config';
import { doorRoutes } from '../contract';
import { SignedActors } from '../session/signed-actors';
import type { DoorCall, DoorHandler, ServesRoutes } from './door-handler';

/** A scan over a slow line takes a while; a service that does not answer at all must not hold it for ever. */
const TRANSFER_MS = 120_000;

/** Files pass through to the service that owns them, with the actor’s token; they never cross NATS. */
export class FileRoutes implements ServesRoutes {
  private readonly actors: SignedActors;

  constructor(@Inject(PLATFORM) platform: Platform, @Inject(CONFIG) private readonly config: GatewayConfig) {
    this.actors = new SignedActors(platform.tokens);
  }

  routes(): DoorHandler[] {
    return [
      { route: doorRoutes.fileIn, run: (call) => this.in(call) },
      { route: doorRoutes.fileOut, run: (call) => this.out(call) },
    ];
  }

  private async in({ request, caller: { actor } }: DoorCall): Promise<unknown> {
    const { service, organisation } = request.params as { service: string; organisation: string };
    if (Number(request.headers['content-length'] ?? 0) > FILE_LIMIT) throw new TandemError('FILE_TOO_BIG');
    if (!(request.body instanceof Readable)) throw new TandemError('FILE_EMPTY');
    return json(await this.ask(service, organisation, { method: 'PUT', token: await this.actors.sign(actor), body: request.body }));
  }

  private async out({ request, reply, caller: { actor } }: DoorCall): Promise<unknown> {
    const { service, id } = request.params as { service: string; id: string };
    const answer = await this.ask(service, id, { method: 'GET', token: await this.actors.sign(actor) });
    // Shown by no page of ours: a file somebody handed in is looked at as a download.
    return reply.type(answer.headers['content-type'] ?? 'application/octet-stream').header('content-disposition', 'attachment').send(answer);
  }

  /** @throws the service's refusal by its code: files are platform's, so is their catalogue */
  private async ask(service: string, id: string, exchange: Exchange): Promise<IncomingMessage> {
    if (!SERVICES.includes(service as Service) || !isId(id)) throw new TandemError('NOT_FOUND');
    const answer = await talk(new URL(`/files/${id}`, this.config.SERVICE_URLS[service as Service]), exchange).catch((error: unknown) => {
      throw error instanceof TandemError ? error : new TandemError('UNAVAILABLE', { part: service });
    });
    if ((answer.statusCode ?? 500) < 300) return answer;
    const { code, details } = (await json(answer).catch(() => ({}))) as { code?: string; details?: Record<string, unknown> };
    throw code ? new TandemError(code, details) : new TandemError('UNAVAILABLE', { part: service });
  }
}

interface Exchange {
  method: 'PUT' | 'GET';
  token: string;
  body?: Readable;
}

/** One request on a connection of its own: an upload cut off in the middle must leave none half used behind. */
function talk(url: URL, { method, token, body }: Exchange): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-actor': token, ...(body ? { 'content-type': 'application/octet-stream' } : {}) };
    const outgoing = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, { method, headers, agent: false, timeout: TRANSFER_MS }, resolve);
    outgoing.once('error', reject).once('timeout', () => outgoing.destroy(new Error('timeout')));
    if (body) pipeline(body, upTo(FILE_LIMIT), outgoing, (error) => error && reject(error));
    else outgoing.end();
  });
}

function upTo(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > limit ? new TandemError('FILE_TOO_BIG') : null, chunk);
    },
  });
}
