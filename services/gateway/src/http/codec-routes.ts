import { Inject } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { AesCodec } from '@tandem/platform/codec';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type GatewayConfig } from '../config';
import { Callers } from '../session/callers';

/** A page of histories is larger than any command. */
const BODY_LIMIT = 8 * 1024 * 1024;
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

interface WirePayload {
  metadata?: Record<string, string>;
  data?: string;
}
const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');
const text = (data: Uint8Array | null | undefined): string => Buffer.from(data ?? []).toString('base64');

/** What Temporal’s UI shows an operator in clear. In a sandbox to anybody on this machine; otherwise to the role `operator`. */
export class CodecRoutes {
  private readonly codec?: AesCodec;

  constructor(@Inject(CONFIG) private readonly config: GatewayConfig, @Inject(Callers) private readonly callers: Callers) {
    if (config.CODEC_KEYS) this.codec = new AesCodec(config.CODEC_KEYS);
  }

  register(pages: FastifyInstance): void {
    if (!this.codec) return;
    for (const way of ['encode', 'decode'] as const) {
      const url = `/codec/${way}`;
      pages.route({ method: 'OPTIONS', url, handler: async (request, reply) => this.preflight(request, reply) });
      pages.route({ method: 'POST', url, bodyLimit: BODY_LIMIT, onRequest: async (request, reply) => this.allowOrigin(request, reply), handler: (request) => this.turn(way, request) });
    }
  }

  private async turn(way: 'encode' | 'decode', request: FastifyRequest): Promise<{ payloads: WirePayload[] }> {
    await this.mustBeOperator(request);
    const wire = (request.body as { payloads?: WirePayload[] } | undefined)?.payloads ?? [];
    if (!Array.isArray(wire)) throw new TandemError('MALFORMED_REQUEST');
    try {
      const payloads = wire.map(({ metadata, data }) => ({ metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([k, v]) => [k, bytes(v)])), data: bytes(data ?? '') }));
      const turned = await (this.codec as AesCodec)[way](payloads);
      return { payloads: turned.map((p) => ({ metadata: Object.fromEntries(Object.entries(p.metadata ?? {}).map(([k, v]) => [k, text(v)])), data: text(p.data) })) };
    } catch {
      // A key that was thrown away, or bytes that were changed: the page shows the payload as it is.
      throw new TandemError('MALFORMED_REQUEST');
    }
  }

  private async mustBeOperator(request: FastifyRequest): Promise<void> {
    if (this.config.SANDBOX && LOOPBACK.has(request.ip)) return;
    const { session, actor } = await this.callers.of(request);
    if (!session) throw new TandemError('UNAUTHENTICATED');
    if (!actor.grants.some((g) => g.role === 'operator')) throw new TandemError('FORBIDDEN');
  }

  private allowOrigin(request: FastifyRequest, reply: FastifyReply): boolean {
    const { TEMPORAL_UI_URL } = this.config;
    const origin = TEMPORAL_UI_URL && new URL(TEMPORAL_UI_URL).origin;
    if (!origin || request.headers.origin !== origin) return false;
    reply.headers({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', vary: 'origin', 'cross-origin-resource-policy': 'cross-origin' });
    return true;
  }

  private preflight(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (!this.allowOrigin(request, reply)) throw new TandemError('FORBIDDEN');
    return reply.status(204).headers({ 'access-control-allow-methods': 'POST, OPTIONS', 'access-control-allow-headers': 'content-type, x-namespace, authorization', 'access-control-max-age': '600' }).send();
  }
}
