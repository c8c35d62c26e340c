/** One-time codes: how long, how many tries, how often. The machine's time, not business time. */
export const CODE_MINUTES = 15;
export const CODE_TRIES = 5;
export const CODES_AN_HOUR = 5;
const HOUR_MS = 3_600_000;

export const codeExpiry = (nowMs: number): string => new Date(nowMs + CODE_MINUTES * 60_000).toISOString();
export const hourBefore = (nowMs: number): string => new Date(nowMs - HOUR_MS).toISOString();
export const codeIsOver = (code: { expiresAt: string; usedAt: string | null }, nowMs: number): boolean => code.usedAt !== null || Date.parse(code.expiresAt) <= nowMs;
