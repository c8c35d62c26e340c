import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DoorRoute } from '../contract';
import type { Caller } from '../session/callers';

export interface DoorCall {
  input: Record<string, unknown>;
  /** Who asks; a route with another security than `session` is told `public`. */
  caller: Caller;
  request: FastifyRequest;
  reply: FastifyReply;
}
/** What a route of the gateway itself does: answers a value, or sends by itself and answers the reply. */
export interface DoorHandler {
  route: DoorRoute;
  /** Looks at the headers before anything of the request is read. */
  admit?: (request: FastifyRequest) => void;
  run: (call: DoorCall) => Promise<unknown>;
}
/** Providers that serve routes of their own. */
export interface ServesRoutes {
  routes(): DoorHandler[];
}
