import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { PLATFORM, type Platform } from '@tandem/platform';
import { CONFIG, type GatewayConfig } from './config';
import './domain/errors';
import { GrantsChanged } from './events/grants-changed';
import { Housekeeping } from './housekeeping';
import { Api } from './http/api';
import { CodecRoutes } from './http/codec-routes';
import { DocsRoutes } from './http/docs-routes';
import { FileRoutes } from './http/file-routes';
import { OperationRoutes } from './http/operation-routes';
import { Problems } from './http/problems';
import { Callers } from './session/callers';
import { OneTimeLinks } from './session/one-time-links';
import { SessionRoutes } from './session/session-routes';
import { Sessions } from './session/sessions';
import { Refusals } from './summary/refusals';
import { SummaryRoutes } from './summary/summary-routes';

/** Everything with `@On`. */
export const handlers = [GrantsChanged];

/** The composition root of the public door. */
@Module({})
export class GatewayModule {
  static with(platform: Platform, config: GatewayConfig): DynamicModule {
    return {
      module: GatewayModule,
      providers: [
        { provide: PLATFORM, useValue: platform },
        { provide: CONFIG, useValue: config },
        Sessions, OneTimeLinks, Callers, Refusals, Problems, { provide: APP_FILTER, useExisting: Problems },
        OperationRoutes, SessionRoutes, SummaryRoutes, FileRoutes, DocsRoutes, CodecRoutes, Api, Housekeeping, ...handlers,
      ],
    };
  }
}
