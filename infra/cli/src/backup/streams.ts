import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect, createInbox, type NatsConnection } from '@nats-io/transport-node';
import { Sentence } from '../util/say.mjs';
import type { StreamPart } from './manifest';

const CONNECT_MS = 5_000;
const ANSWER_MS = 30_000;
const CHUNK = 128 * 1024;

export const openBroker = (servers: string): Promise<NatsConnection> =>
  connect({ servers, name: 'backup', timeout: CONNECT_MS, reconnect: false }).catch(() => Promise.reject(new Sentence('NATS does not answer: it must run, alone, while a backup is made or restored.')));

/** JetStream's own requests for whole streams, with their consumers and how far each of them is; the client has none. */
async function api<T extends object>(nc: NatsConnection, what: string, body?: object): Promise<T> {
  const answer = (await nc.request(`$JS.API.STREAM.${what}`, body ? JSON.stringify(body) : undefined, { timeout: ANSWER_MS })).json<T & { error?: { description: string } }>();
  if (answer.error) throw new Error(`NATS: ${what}: ${answer.error.description}`);
  return answer;
}

export async function streamNames(nc: NatsConnection): Promise<{ name: string; messages: number }[]> {
  const out: { name: string; messages: number }[] = [];
  for await (const s of (await jetstreamManager(nc)).streams.list()) out.push({ name: s.config.name, messages: s.state.messages });
  return out.sort((a, b) => a.name.localeCompare(b.name));
}

export async function writeStream(nc: NatsConnection, name: string, full: string): Promise<Pick<StreamPart, 'messages' | 'config' | 'state'>> {
  const inbox = createInbox();
  const chunks = nc.subscribe(inbox);
  const { config, state } = await api<{ config: Record<string, unknown>; state: Record<string, unknown> & { messages: number } }>(nc, `SNAPSHOT.${name}`, { deliver_subject: inbox, chunk_size: CHUNK, no_consumers: false });
  const file = await open(full, 'wx', 0o600);
  const silence = setTimeout(() => chunks.unsubscribe(), ANSWER_MS);
  let whole = false;
  try {
    for await (const chunk of chunks) {
      silence.refresh();
      // An empty one is the end; with a header it is the end of something that went wrong.
      if (!chunk.data.length) {
        whole = !chunk.headers?.hasError;
        break;
      }
      await file.write(chunk.data);
      chunk.respond();
    }
  } finally {
    clearTimeout(silence);
    chunks.unsubscribe();
    await file.close();
  }
  if (!whole) throw new Error(`NATS did not send all of ${name}`);
  return { config, state, messages: state.messages };
}

export async function readStream(nc: NatsConnection, { name, config, state }: StreamPart, full: string): Promise<void> {
  const { deliver_subject: to } = await api<{ deliver_subject: string }>(nc, `RESTORE.${name}`, { config, state });
  for await (const chunk of createReadStream(full, { highWaterMark: CHUNK })) await nc.request(to, chunk as Buffer, { timeout: ANSWER_MS });
  const end = (await nc.request(to, undefined, { timeout: ANSWER_MS })).json<{ error?: { description: string } }>();
  if (end.error) throw new Error(`NATS: ${name}: ${end.error.description}`);
}

export async function removeStream(nc: NatsConnection, name: string): Promise<void> {
  await (await jetstreamManager(nc)).streams.delete(name);
}
