import { hash128 } from './hash';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
const dashed = (h: string): string => `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;

let lastMs = 0;
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562 §5.7), lower case. Ids made by one process are strictly increasing as text, even within a
 * millisecond or when the machine's clock steps back: the 12 bits after the time are a counter.
 * Not for workflow code: the Temporal sandbox has no `crypto` and a replay must find the same id. Use `seededId` there.
 * @throws Error where `globalThis.crypto` does not exist
 */
export function newId(): string {
  const source = globalThis.crypto;
  if (!source) throw new Error('newId needs crypto: in a workflow use seededId');
  const random = source.getRandomValues(new Uint32Array(3));
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // Starting low leaves room to count up to 4095 within the millisecond.
    counter = random[2]! & 0x3ff;
  } else if (++counter > 0xfff) {
    lastMs++;
    counter = 0;
  }
  const variant = 0x80000000 | (random[0]! & 0x3fffffff);
  return dashed(hex(lastMs, 12) + '7' + hex(counter, 3) + hex(variant >>> 0, 8) + hex(random[1]!, 8));
}

/** True for a UUID in lower case, any version 1 to 8. Upper case is refused: one id must have one spelling. */
export const isId = (text: unknown): text is string => typeof text === 'string' && SHAPE.test(text);

/**
 * The same text always gives the same UUID (version 8, "custom", RFC 9562 §5.8): reproducible business keys, in
 * workflows too. Not cryptographic (see hash128): put an id or a key of ours in the seed, never only what a user typed.
 */
export function seededId(seed: string): string {
  const [a, b, c, d] = hash128(seed);
  const version = (b & 0xffff0fff) | 0x8000;
  const variant = (c & 0x3fffffff) | 0x80000000;
  return dashed(hex(a, 8) + hex(version >>> 0, 8) + hex(variant >>> 0, 8) + hex(d, 8));
}
