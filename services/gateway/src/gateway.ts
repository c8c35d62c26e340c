import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId, TandemError } from '@tandem/kernel';
import { familyOf } from '@tandem/messages';
import { NestLogger, Platform, PlatformModule } from '@tandem/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from './config';
import { language } from './domain/headers';
import { PROBLEM_TYPE, problemOf } from './domain/problem';
import { GatewayModule, handlers } from './gateway.module';
import { SECURITY_HEADERS } from './http/security-headers';
import { database } from './persistence/database';

const BODY_LIMIT = 1024 * 1024;
/** A file over a slow line; a request that trickles longer is somebody who holds connections. */
const REQUEST_MS = 120_000;

/** Health and metrics, on the local port only. */
@Module({})
class HealthRoot {}

/** What the router itself refuses, before there is a route: an address that cannot be decoded. */
function unreadable(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(new TandemError('MALFORMED_REQUEST'), { language: language(request.headers), instance: '/' });
  void reply.status(problem.status).headers(SECURITY_HEADERS).type(PROBLEM_TYPE).send(JSON.stringify(problem));
}

export interface Gateway {
  door: NestFastifyApplication;
  health: NestFastifyApplication;
  platform: Platform;
  stop: () => Promise<void>;
}

/** Builds the public door and its health port around one platform; nothing listens yet. */
export async function createGateway(config: GatewayConfig): Promise<Gateway> {
  const platform = await Platform.open({ service: 'gateway', config, database });
  const nest = { logger: new NestLogger(platform.logger), abortOnError: false };
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT, requestTimeout: REQUEST_MS, frameworkErrors: unreadable as never, genReqId: () => newId(),
    trustProxy: config.TRUSTED_PROXY ? config.TRUSTED_PROXY.split(',').map((address) => address.trim()) : false,
    routerOptions: { maxParamLength: 200 },
  });
  const door = await NestFactory.create<NestFastifyApplication>(GatewayModule.with(platform, config) as never, adapter, { ...nest, bodyParser: false });
  const health = await NestFactory.create<NestFastifyApplication>({ module: HealthRoot, imports: [PlatformModule.with(platform)] } as never, new FastifyAdapter(), nest);
  platform.bind(handlers.map((type) => door.get<object>(type, { strict: false })));
  await Promise.all([door.init(), health.init()]);
  await platform.start((type) => familyOf(type).service);
  const stop = async () => {
    await door.close();
    await health.close();
    await platform.stop();
  };
  return { door, health, platform, stop };
}
