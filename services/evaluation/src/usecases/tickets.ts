import { createHash, createHmac } from 'node:crypto';
import type { Platform } from '@tandem/platform';

export const hashOf = (ticket: string): string => createHash('sha256').update(ticket).digest('hex');

/** Made from the id, so that it is the same after a crash; only its hash is kept. `link`: one for a whole campaign. */
export const ticketOf = (platform: Platform, kind: 'ticket' | 'link', id: string): string => createHmac('sha256', platform.config.SEAL_KEY).update(`${kind}:${id}`).digest('base64url');

export const addressOf = (platform: Platform, ticket: string): string => `${(platform.config as { PUBLIC_URL?: string }).PUBLIC_URL}/api/v1/surveys/${ticket}`;
