const FIRST_MS = 500;
/** A mail server that is back is noticed within this. */
const LONGEST_MS = 30_000;

/** How long to wait before the next try after `tries` that did not go through; there is always a next one. */
export const backoffMs = (tries: number): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 10));
