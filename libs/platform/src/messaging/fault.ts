import { TandemError } from '@tandem/kernel';

// TypeORM takes the runner away from a transaction whose connection was lost between two statements: "already released".
const NETWORK = /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|terminated unexpectedly|Connection terminated|connection is closed|CONNECTION_|TIMEOUT|NoResponders|no responders|draining|not connected|503|timeout exceeded|Driver not Connected|RunnerAlreadyReleased|RunnerProviderAlreadyReleased/i;
/** Postgres: shutdown, connection failures, too many connections, serialization, deadlock, lock or statement time-out. */
const SQLSTATE = /^(57P0|08|53|40001|40P01|55P03|57014)/;

/** Is it the surroundings (wait, try again for ever) and not the fact itself (poison, five tries)? */
export function isPassing(error: unknown): boolean {
  if (error instanceof TandemError) return error.code === 'UNAVAILABLE' || error.code === 'OUTCOME_UNKNOWN';
  const { code, message, name, driverError } = error as { code?: string; message?: string; name?: string; driverError?: { code?: string } };
  const sqlstate = driverError?.code ?? code ?? '';
  return SQLSTATE.test(sqlstate) || NETWORK.test(`${name} ${sqlstate} ${message}`);
}

/** Errors of Tandem are a bare code; any other words may quote somebody, and are for the log of the part only. */
export const safeCode = (message: string | null | undefined): string => (message && /^[A-Z][A-Z0-9_]{0,59}$/.test(message) ? message : 'UNKNOWN');
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);
