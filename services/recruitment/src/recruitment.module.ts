import { Module } from '@nestjs/common';
import './domain/errors';
import { HOUSE_HANDLERS } from './house.handlers';
import { SELECTION_HANDLERS } from './selection.handlers';

/** Every use case and consumer of the service: everything with `@Handles` or `@On`. */
export const handlers = [...HOUSE_HANDLERS, ...SELECTION_HANDLERS];

@Module({ providers: handlers })
export class RecruitmentModule {}
