import { TandemError } from '@tandem/kernel';
import type { Grant, Role } from '@tandem/messages';
import { importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import type { ServiceConfig } from '../config';

/** Who acts. `sub`: `person:<id>`, `system:<process id>` or `public`. */
export interface Actor {
  sub: string;
  grants: readonly Grant[];
  /** Set when the office enters something for someone: paper and phone lead to the same record as the screen. */
  onBehalfOf?: string;
  channel?: 'screen' | 'paper' | 'phone';
}

/** Short enough to be useless when stolen from a log, long enough for one repeat after a time-out. */
const LIFETIME_S = 60;

export const systemActor = (process: string): Actor => ({ sub: `system:${process}`, grants: [{ role: 'system', organisation: '*' }] });
export const publicActor: Actor = { sub: 'public', grants: [] };
export const personOf = (actor: Actor): string | undefined => (actor.sub.startsWith('person:') ? actor.sub.slice(7) : undefined);
export const isSystem = (actor: Actor): boolean => actor.sub.startsWith('system:');

/** The grants that let this actor call an operation; `public` and `person` need none. Empty: not allowed. */
export function admit(actor: Actor, by: readonly Role[]): Grant[] {
  const held = actor.grants.filter((g) => by.includes(g.role));
  if (held.length) return held;
  // On somebody's behalf the office sees the rows of its own organisations only, not all of that person's.
  if (by.includes('person') && actor.onBehalfOf) return [...new Set(actor.grants.map((g) => g.organisation))].map((organisation) => ({ role: 'person', organisation }));
  if (by.includes('person') && personOf(actor)) return [{ role: 'person', organisation: '*' }];
  if (by.includes('public')) return [{ role: 'public', organisation: '*' }];
  return [];
}

type KeyMaterial = Awaited<ReturnType<typeof importJWK>>;

export class ActorTokens {
  private readonly cache = new Map<string, { actor: Actor; until: number }>();
  private constructor(
    private readonly name: string,
    private readonly key: KeyMaterial,
    private readonly peers: Map<string, KeyMaterial>,
  ) {}

  static async from(keys: ServiceConfig['ACTOR_KEYS']): Promise<ActorTokens> {
    const peers = new Map<string, KeyMaterial>();
    for (const [name, jwk] of Object.entries(keys.publicKeys)) peers.set(name, await importJWK(jwk as JWK, 'EdDSA'));
    return new ActorTokens(keys.name, await importJWK(keys.privateKey as JWK, 'EdDSA'), peers);
  }

  sign(actor: Actor): Promise<string> {
    return new SignJWT({ ...actor }).setProtectedHeader({ alg: 'EdDSA', kid: this.name }).setIssuedAt().setExpirationTime(`${LIFETIME_S}s`).sign(this.key);
  }

  /** @throws TandemError UNAUTHENTICATED. Only the gateway speaks for people; a service only for itself. */
  async verify(token: string): Promise<Actor> {
    const known = this.cache.get(token);
    if (known && known.until > Date.now()) return known.actor;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, (header) => {
        const key = this.peers.get(header.kid ?? '');
        if (!key) throw new Error('unknown signer');
        return key;
      }, { algorithms: ['EdDSA'] });
      const actor = { sub: payload.sub as string, grants: payload.grants as Grant[], onBehalfOf: payload.onBehalfOf, channel: payload.channel } as Actor;
      if (protectedHeader.kid !== 'gateway' && !isSystem(actor)) throw new Error('only the gateway speaks for people');
      if (protectedHeader.kid === 'gateway' && actor.grants.some((g) => g.role === 'system')) throw new Error('the gateway is not the system');
      this.remember(token, actor, (payload.exp ?? 0) * 1000);
      return actor;
    } catch {
      throw new TandemError('UNAUTHENTICATED');
    }
  }

  private remember(token: string, actor: Actor, until: number): void {
    if (this.cache.size > 2_000) this.cache.clear();
    this.cache.set(token, { actor, until });
  }
}
