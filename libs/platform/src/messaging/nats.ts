import { connect, type NatsConnection } from '@nats-io/transport-node';
import { jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { allStreams } from '@tandem/messages';

export const DEDUPE_WINDOW_MS = 120_000;
export const DLQ_STREAM = 'DLQ';

/** Reconnects for ever: a broker that is down is waited for, never a reason to lose work. */
export function connectNats(servers: string, name: string): Promise<NatsConnection> {
  return connect({ servers, name, maxReconnectAttempts: -1, reconnectTimeWait: 250, waitOnFirstConnect: true, inboxPrefix: `_INBOX.${name}`, pingInterval: 5_000, maxPingOut: 2 });
}

/** Creates the streams that are missing; an existing one is updated in place, never silently recreated. */
export async function ensureStreams(nc: NatsConnection): Promise<void> {
  const jsm = await jetstreamManager(nc);
  const wanted = [...allStreams().map(({ name, subjects }) => ({ name, subjects })), { name: DLQ_STREAM, subjects: ['dlq.>'] }];
  const known = new Set<string>();
  for await (const stream of jsm.streams.list()) known.add(stream.config.name);
  for (const stream of wanted) {
    const config = { ...stream, retention: RetentionPolicy.Limits, storage: StorageType.File, duplicate_window: DEDUPE_WINDOW_MS * 1_000_000 };
    if (known.has(stream.name)) continue;
    await jsm.streams.add(config).catch((error: unknown) => {
      // Six services start together: whoever comes second finds the stream there, with the same settings.
      if (!/already in use/i.test(String(error))) throw error;
    });
  }
}
