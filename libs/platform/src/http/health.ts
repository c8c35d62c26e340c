import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PLATFORM, type Platform } from '../platform';

/** Open on the service's own port, on the local address only. */
@Controller()
export class HealthController {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Get('health/live')
  live() {
    return { status: 'ok' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const checks = await this.platform.readiness();
    const ok = Object.values(checks).every(Boolean);
    reply.status(ok ? 200 : 503);
    return { status: ok ? 'ok' : 'waiting', checks };
  }

  @Get('metrics')
  async metrics(@Res({ passthrough: true }) reply: FastifyReply) {
    await this.platform.measure();
    reply.header('content-type', this.platform.metrics.registry.contentType);
    return this.platform.metrics.registry.metrics();
  }
}
