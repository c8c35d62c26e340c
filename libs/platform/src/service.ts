import 'reflect-metadata';
import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { familyOf } from '@tandem/messages';
import { BAD_CONFIG_EXIT, BadConfig } from './config';
import { NestLogger } from './logger';
import { FilesController } from './http/files';
import { HealthController } from './http/health';
import { Platform, PLATFORM, type PlatformOptions } from './platform';

/** Gives a service its platform and its health, metrics and file doors. */
@Module({})
export class PlatformModule {
  static with(platform: Platform): DynamicModule {
    const provider: Provider = { provide: PLATFORM, useValue: platform };
    return { module: PlatformModule, global: true, providers: [provider], exports: [provider], controllers: [HealthController, FilesController] };
  }
}

export interface ServiceOptions extends PlatformOptions {
  /** The service's one composition root. */
  module: Type;
  /** Its use cases and consumers: everything with `@Handles` or `@On`. */
  handlers: readonly Type[];
}

const FILE_BODIES = ['application/octet-stream', 'application/pdf', /^image\//, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];
/** A little over the 10 MB of a file, so that the door can say it in its own words. */
const FILE_BODY_LIMIT = 11 * 1024 * 1024;

/** Builds and starts a service inside this process; tests use it directly. */
export async function createService(options: ServiceOptions): Promise<{ app: NestFastifyApplication; platform: Platform; stop: () => Promise<void> }> {
  const platform = await Platform.open(options);
  const root: DynamicModule = { module: class ServiceRoot {}, imports: [PlatformModule.with(platform), options.module] };
  const app = await NestFactory.create<NestFastifyApplication>(root as never, new FastifyAdapter(), { logger: new NestLogger(platform.logger), abortOnError: false });
  // Files arrive as their bytes; what they are is found out from the first of them, never from this header.
  for (const type of FILE_BODIES) app.useBodyParser(type, { bodyLimit: FILE_BODY_LIMIT });
  platform.bind(options.handlers.map((type) => app.get<object>(type, { strict: false })));
  await app.init();
  await platform.start((type) => familyOf(type).service);
  const stop = async () => {
    await app.close();
    await platform.stop();
  };
  return { app, platform, stop };
}

/** The whole `main.ts` of a service: start, listen, stop cleanly; a bad variable is named and ends the process. */
export async function runService(build: () => ServiceOptions | Promise<ServiceOptions>): Promise<void> {
  try {
    const options = await build();
    const { app, platform, stop } = await createService(options);
    await app.listen(options.config.HEALTH_PORT, options.config.LISTEN);
    platform.logger.info({ port: options.config.HEALTH_PORT, role: options.config.ROLE }, 'ready');
    onStopSignal(stop);
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(BAD_CONFIG_EXIT);
  }
}

/** Runs `stop` once on SIGTERM or SIGINT, then leaves. */
export function onStopSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const once = () => {
    if (stopping) return;
    stopping = true;
    void stop().then(() => process.exit(0), () => process.exit(1));
  };
  process.on('SIGTERM', once);
  process.on('SIGINT', once);
}
