import { canonicalJson } from '@tandem/kernel';
import type { Actor, ActorTokens } from '@tandem/platform';

/** Half a token's life: what is left is enough for a time-out and one repeat. */
const KEEP_MS = 30_000;
const MOST = 5_000;

/** Signs an actor once per half minute instead of once per request; other roles are another actor, hence another token. */
export class SignedActors {
  private readonly known = new Map<string, { token: Promise<string>; until: number }>();

  constructor(private readonly tokens: Pick<ActorTokens, 'sign'>, private readonly now: () => number = Date.now) {}

  sign(actor: Actor): Promise<string> {
    const key = canonicalJson(actor);
    const found = this.known.get(key);
    if (found && found.until > this.now()) return found.token;
    if (this.known.size >= MOST) this.known.clear();
    const token = this.tokens.sign(actor);
    this.known.set(key, { token, until: this.now() + KEEP_MS });
    return token;
  }
}
