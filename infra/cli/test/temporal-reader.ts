import { Client, Connection } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { AesCodec } from '@tandem/platform/codec';
import type { Platform } from '../src/platform/index.mjs';

/** A client that can read what the platform's workflows keep. */
export async function reader(platform: Platform): Promise<{ client: Client; codec: AesCodec; close: () => Promise<void> }> {
  const connection = await Connection.connect({ address: platform.urls.temporal });
  const codec = new AesCodec(platform.secrets.codec);
  return { client: new Client({ connection, dataConverter: { payloadCodecs: [codec] } }), codec, close: () => connection.close() };
}

/** As it is stored, encrypted. */
export const isPayload = (value: unknown): value is Payload => typeof value === 'object' && value !== null && 'metadata' in value && 'data' in value;

/** Every payload anywhere inside: inputs, results, signals, failures, memos, headers, details. */
export function payloadsIn(value: unknown, out: Payload[] = []): Payload[] {
  if (isPayload(value)) out.push(value);
  else if (Array.isArray(value)) for (const one of value) payloadsIn(one, out);
  else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) for (const one of Object.values(value)) payloadsIn(one, out);
  return out;
}

/** Decoded text of a payload, and everything beside payloads as it stands. */
export async function textOf(codec: AesCodec, payload: Payload): Promise<string> {
  const [plain] = await codec.decode([payload]);
  return Buffer.from(plain.data ?? []).toString('utf8');
}
