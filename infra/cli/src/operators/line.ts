import { connect, type NatsConnection } from '@nats-io/transport-node';
import { ActorTokens, OperationClient, type Actor } from '@tandem/platform';
import type { OperatorConfig } from './config';

const CONNECT_MS = 3_000;

/** Requests over NATS, in the operator's name. */
export interface Line {
  nc: NatsConnection;
  client: OperationClient;
}

/** The commands ask with this right and no other: it reads the register and the lists, and opens the dead letters' door. */
export const OPERATOR: Actor = { sub: 'system:operators', grants: [{ role: 'operator', organisation: '*' }] };

/** Tries once: an operator who asks what is wrong does not wait for it to be mended. */
export async function openLine({ NATS_URL, ACTOR_KEYS }: Pick<OperatorConfig, 'NATS_URL' | 'ACTOR_KEYS'>): Promise<Line> {
  const nc = await connect({ servers: NATS_URL, name: 'operators', timeout: CONNECT_MS, reconnect: false, inboxPrefix: '_INBOX.operators' });
  return { nc, client: new OperationClient(nc, await ActorTokens.from(ACTOR_KEYS)) };
}
