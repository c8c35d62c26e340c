import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';

const ENCODING = 'binary/encrypted-aes-256-gcm';
const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString();

export interface CodecKeys {
  current: string;
  keys: Record<string, string>;
}

/** AES-256-GCM over the whole payload; the key's name travels beside it, so that keys can be changed one after another. */
export class AesCodec implements PayloadCodec {
  constructor(private readonly keys: CodecKeys) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.encrypt(payload));
  }
  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => (text(payload.metadata?.encoding) === ENCODING ? this.decrypt(payload) : payload));
  }

  private key(name: string): Buffer {
    const key = this.keys.keys[name];
    if (!key) throw new Error(`codec key ${name} is not among CODEC_KEYS`);
    return Buffer.from(key, 'base64');
  }
  private encrypt(payload: Payload): Payload {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.keys.current), iv);
    const clear = JSON.stringify({ m: Object.fromEntries(Object.entries(payload.metadata ?? {}).map(([k, v]) => [k, Buffer.from(v).toString('base64')])), d: Buffer.from(payload.data ?? []).toString('base64') });
    const data = Buffer.concat([iv, cipher.update(clear, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { metadata: { encoding: Buffer.from(ENCODING), 'encryption-key-id': Buffer.from(this.keys.current) }, data };
  }
  private decrypt(payload: Payload): Payload {
    const data = Buffer.from(payload.data ?? []);
    const decipher = createDecipheriv('aes-256-gcm', this.key(text(payload.metadata?.['encryption-key-id'])), data.subarray(0, 12));
    decipher.setAuthTag(data.subarray(-16));
    const clear = Buffer.concat([decipher.update(data.subarray(12, -16)), decipher.final()]).toString('utf8');
    const { m, d } = JSON.parse(clear) as { m: Record<string, string>; d: string };
    return { metadata: Object.fromEntries(Object.entries(m).map(([k, v]) => [k, Buffer.from(v, 'base64')])), data: Buffer.from(d, 'base64') };
  }
}
