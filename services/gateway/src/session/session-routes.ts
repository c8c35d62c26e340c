import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { inboxOperations, recruitmentOperations, type RawInputOf } from '@tandem/messages';
import { PLATFORM, publicActor, type Platform } from '@tandem/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type GatewayConfig } from '../config';
import { doorRoutes } from '../contract';
import { bearer, idempotencyKey, SESSION_COOKIE, sessionToken } from '../domain/headers';
import { RateLimit } from '../domain/rate-limit';
import type { DoorCall, DoorHandler, ServesRoutes } from '../http/door-handler';
import { OneTimeLinks } from './one-time-links';
import { personActor, Sessions, type SignedIn } from './sessions';
import { mailHash, tokenHash } from './tokens';

const SETUP_LINK_MINUTES = 24 * 60;
/** Long enough for a slow mail server, short enough for a mailbox left open. */
const MAIL_LINK_MINUTES = 30;
/** A couple may share an address. More is an institution's, and signs in otherwise. */
const MOST_ACCOUNTS = 5;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Signing in and out, the first administrator, and the sandbox where one may be anybody. */
export class SessionRoutes implements ServesRoutes {
  private readonly limit = new RateLimit();

  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(OneTimeLinks) private readonly links: OneTimeLinks,
  ) {}

  routes(): DoorHandler[] {
    const { me, linkSignIn, mailSignIn, signOut, setup, sandboxPeople, sandboxSignIn, clock } = doorRoutes;
    return [
      { route: me, run: (call) => this.me(call) },
      { route: linkSignIn, run: (call) => this.byLink(call) },
      { route: mailSignIn, run: (call) => this.byMail(call) },
      { route: signOut, run: (call) => this.out(call) },
      { route: setup, admit: (request) => this.mustHoldSetupToken(request), run: (call) => this.setup(call) },
      { route: sandboxPeople, run: ({ input }) => this.platform.client.ask(recruitmentOperations.personSandboxList, input, { actor: publicActor }) },
      { route: sandboxSignIn, run: (call) => this.asAnybody(call) },
      { route: clock, run: async () => ({ now: this.platform.clock.now(), revision: this.platform.clock.revision() }) },
    ];
  }

  private async me({ caller: { session } }: DoorCall) {
    if (!session) throw new TandemError('UNAUTHENTICATED');
    return { person: session.person, grants: session.grants, expires: session.expiresAt };
  }

  private async out({ request, reply }: DoorCall) {
    await this.sessions.close(sessionToken(request.headers) as string);
    reply.header('set-cookie', this.cookie('', 0));
    return {};
  }

  private async byLink({ input, request, reply }: DoorCall): Promise<SignedIn> {
    this.limit.take(`address:${request.ip}`, this.config.SIGN_IN_LIMIT);
    const token = String(input.token);
    const link = await this.links.spend(token);
    const signedIn = await this.sessions.open(link.person).catch(async (error: unknown) => {
      await this.links.giveBack(token);
      throw error;
    });
    if (link.mailHash) await this.confirmMail(link.person, link.mailHash);
    return this.welcome(reply, signedIn);
  }

  /** The answer comes before the work, so that neither it nor its delay tells whether the address is known. */
  private async byMail({ input, request }: DoorCall) {
    const mail = String(input.mail);
    this.limit.take(`address:${request.ip}`, this.config.SIGN_IN_LIMIT);
    this.limit.take(`mail:${mailHash(mail)}`, this.config.SIGN_IN_LIMIT);
    void this.sendLinks(mail).catch((error: unknown) => this.platform.logger.warn({ err: error instanceof TandemError ? error.code : String(error) }, 'a sign-in link was not sent'));
    return { accepted: true };
  }

  private async sendLinks(mail: string): Promise<void> {
    const { persons } = await this.platform.client.ask(recruitmentOperations.personByMail, { mail }, { actor: publicActor });
    for (const { id } of persons.slice(0, MOST_ACCOUNTS)) {
      const { token } = await this.links.make({ person: id, minutes: MAIL_LINK_MINUTES, mail });
      const key = `sign-in/${tokenHash(token).slice(0, 32)}`;
      await this.platform.client.ask(inboxOperations.messageSend, { person: id, key, template: 'magic-link', params: { link: this.address(token), minutes: MAIL_LINK_MINUTES } }, { actor: publicActor, key });
    }
  }

  /** Who came by a mailed link reads that address. Recruitment compares; an address changed meanwhile stays unconfirmed. */
  private async confirmMail(person: string, hash: string): Promise<void> {
    try {
      const actor = personActor(person);
      const { mail, mailVerified } = await this.platform.client.ask(recruitmentOperations.personGet, { id: person }, { actor });
      if (mail && !mailVerified && mailHash(mail) === hash) await this.platform.client.ask(recruitmentOperations.personVerify, { id: person, mail }, { actor, key: `verify/${hash}` });
    } catch (error) {
      this.platform.logger.warn({ err: error instanceof TandemError ? error.code : String(error) }, 'an address was not marked as confirmed');
    }
  }

  private mustHoldSetupToken(request: FastifyRequest): void {
    this.limit.take(`address:${request.ip}`, this.config.SIGN_IN_LIMIT);
    const { SETUP_TOKEN } = this.config;
    if (!SETUP_TOKEN) throw new TandemError('NO_ROUTE');
    if (!timingSafeEqual(digest(bearer(request.headers) ?? ''), digest(SETUP_TOKEN))) throw new TandemError('UNAUTHENTICATED');
  }

  private async setup({ input, request }: DoorCall) {
    const key = idempotencyKey(request.headers);
    if (!key) throw new TandemError('KEY_REQUIRED');
    const { organisation, person } = await this.platform.client.ask(recruitmentOperations.organisationSetup, input as RawInputOf<typeof recruitmentOperations.organisationSetup>, { actor: publicActor, key });
    const { token, expires } = await this.links.make({ person, minutes: SETUP_LINK_MINUTES });
    return { organisation, person, token, link: this.address(token), expires };
  }

  private async asAnybody({ input, reply }: DoorCall): Promise<SignedIn> {
    const person = String(input.person);
    await this.platform.client.ask(recruitmentOperations.personGet, { id: person }, { actor: personActor(person) });
    return this.welcome(reply, await this.sessions.open(person));
  }

  /** After `#`: a browser does not send it, so no log on the way keeps it. */
  private address(token: string): string {
    return `${this.config.PUBLIC_URL.replace(/\/$/, '')}/sign-in#token=${token}`;
  }
  private welcome(reply: FastifyReply, signedIn: SignedIn): SignedIn {
    reply.header('set-cookie', this.cookie(signedIn.token, this.config.SESSION_HOURS * 3600));
    return signedIn;
  }
  private cookie(value: string, seconds: number): string {
    return `${SESSION_COOKIE}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${this.config.PUBLIC_URL.startsWith('https:') ? '; Secure' : ''}`;
  }
}
