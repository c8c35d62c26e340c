import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';

/** JSON lines. Messages carry codes and ids, never what a person wrote: nothing here can be erased later. */
export function createLogger(service: string, level = 'info'): Logger {
  return pino({ level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime });
}

export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  // Nest's start-up chatter is debug: an operator wants what went wrong.
  log = (message: unknown) => this.logger.debug(String(message));
  debug = (message: unknown) => this.logger.debug(String(message));
  warn = (message: unknown) => this.logger.warn(String(message));
  error = (message: unknown, stack?: unknown) => this.logger.error({ stack }, String(message));
}
