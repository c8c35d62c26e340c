import { Inject } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import type { Grant, Operation } from '@tandem/messages';
import { publicActor, type Actor } from '@tandem/platform';
import { CONFIG, type GatewayConfig } from '../config';
import { onBehalfOf, sessionToken, type Behalf, type Headers } from '../domain/headers';
import { RateLimit } from '../domain/rate-limit';
import type { Session } from '../persistence/session.entity';
import { personActor, sameGrants, Sessions } from './sessions';

const OFFICE: readonly string[] = ['coordinator', 'admin'];
/** What the office may do in somebody's place: their own affairs, never their office. */
const LENT: readonly string[] = ['candidate', 'partner'];

export interface Caller {
  actor: Actor;
  session?: Session;
  behalf?: Behalf;
}

type Visit = { headers: Headers; ip: string };

/** Who is at the door, and whether they knock too often. */
export class Callers {
  private readonly limit = new RateLimit();
  private readonly perMinute: number;

  constructor(@Inject(Sessions) private readonly sessions: Sessions, @Inject(CONFIG) config: GatewayConfig) {
    this.perMinute = config.SANDBOX ? 0 : config.RATE_LIMIT;
  }

  /** An operation for the public only never learns who asks, not even when they are signed in: a survey stays anonymous. */
  async of({ headers, ip }: Visit, operation?: Pick<Operation, 'by'>): Promise<Caller> {
    const anonymous = operation?.by.every((role) => role === 'public') === true;
    const token = anonymous ? undefined : sessionToken(headers);
    if (!token) {
      if (!anonymous && onBehalfOf(headers)) throw new TandemError('UNAUTHENTICATED');
      this.limit.take(`address:${ip}`, this.perMinute);
      return { actor: publicActor };
    }
    const session = await this.sessions.find(token).catch((error: unknown) => {
      this.limit.take(`address:${ip}`, this.perMinute);
      throw error;
    });
    this.limit.take(`session:${session.tokenHash}`, this.perMinute);
    const behalf = onBehalfOf(headers);
    return { session, behalf, actor: await this.actorOf(session.person, session.grants, behalf) };
  }

  /** Reads the caller's roles again. @returns undefined when nothing changed: the refusal stands */
  async refreshed({ session, behalf }: Caller): Promise<Caller | undefined> {
    if (!session) return undefined;
    const grants = await this.sessions.refresh(session.person);
    if (sameGrants(grants, session.grants)) return undefined;
    return { session: Object.assign(session, { grants }), behalf, actor: await this.actorOf(session.person, grants, behalf) };
  }

  private async actorOf(person: string, grants: Grant[], behalf?: Behalf): Promise<Actor> {
    if (!behalf) return personActor(person, grants);
    const office = new Set(grants.filter((g) => OFFICE.includes(g.role)).map((g) => g.organisation));
    const theirs = office.size ? (await this.sessions.grantsOf(behalf.person)).filter((g) => office.has(g.organisation)) : [];
    if (!theirs.length) throw new TandemError('ON_BEHALF_REFUSED');
    // Only where both are known: a coordinator here, partner elsewhere, acts for nobody elsewhere.
    const shared = new Set(theirs.map((g) => g.organisation));
    const held = [...grants.filter((g) => shared.has(g.organisation)), ...theirs.filter((g) => LENT.includes(g.role))];
    return { sub: `person:${person}`, grants: held, onBehalfOf: behalf.person, channel: behalf.channel };
  }
}
