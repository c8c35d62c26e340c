import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { newId, type TandemError } from '@tandem/kernel';
import { contractsOperations as ops, operationName, type Operation, type OutputOf, type RawInputOf, type ReplyEnvelope, type Role, type TandemEvent } from '@tandem/messages';
import { ActorTokens, inTransaction, Platform, PlatformModule, realClock, systemActor, type Actor } from '@tandem/platform';
import { temporaryDatabase, testActorKeys, testConfig } from '@tandem/testing';
import { database, handlers, surroundings } from '../src';
import { CodePost, type CodeLetter } from '../src/surroundings/code-post';
import { Names } from '../src/surroundings/names';

/** Letters with a code, as the inbox would get them. */
const letters: CodeLetter[] = [];
const names = { of: async (persons: string[]) => new Map(persons.map((p) => [p, `Prénom ${p.slice(-4)}`])) };
const post = { send: async (letter: CodeLetter) => void letters.push(letter) };
const own = surroundings.filter((s) => s !== Names && s !== CodePost);

@Module({ providers: [...handlers, ...own, { provide: Names, useValue: names }, { provide: CodePost, useValue: post }] })
class TestModule {}

export interface Told {
  type: string;
  subject: string;
  version: number;
  data: Record<string, unknown>;
}
export type Terms = Omit<RawInputOf<typeof ops.conventionCreate>, 'membership' | 'template' | 'charter'>;

interface Served {
  serve(msg: object): Promise<void>;
}

/**
 * The contracts service on a real database, asked as the gateway asks but without the shared broker between (other
 * tests listen there too). Names and mail are played by the test, which also chooses the business day.
 */
export class House {
  readonly organisation = newId();
  readonly coordinator = newId();
  readonly letters = letters;
  private today = '2026-01-05T09:00:00.000Z';
  private constructor(readonly platform: Platform, private readonly gateway: ActorTokens, readonly close: () => Promise<void>) {
    jest.spyOn(realClock, 'now').mockImplementation(() => this.today);
  }

  static async open(): Promise<House> {
    const db = await temporaryDatabase();
    const platform = await Platform.open({ service: 'contracts', config: testConfig('contracts', db.url), database });
    const root = { module: class Root {}, imports: [PlatformModule.with(platform), TestModule] };
    const app = await NestFactory.createApplicationContext(root as never, { logger: false, abortOnError: false });
    platform.bind(handlers.map((type) => app.get<object>(type, { strict: false })));
    return new House(platform, await ActorTokens.from(testActorKeys('gateway')), async () => {
      jest.restoreAllMocks();
      await app.close();
      await platform.stop();
      await db.drop();
    });
  }

  at(instant: string): this {
    this.today = instant.includes('T') ? instant : `${instant}T08:00:00.000Z`;
    return this;
  }
  actor(person: string, ...roles: Role[]): Actor {
    return { sub: `person:${person}`, grants: roles.map((role) => ({ role, organisation: this.organisation })) };
  }
  async ask<O extends Operation>(operation: O, input: RawInputOf<O>, actor: Actor, ifMatch?: number): Promise<OutputOf<O>> {
    const signer = actor.sub.startsWith('system:') ? this.platform.tokens : this.gateway;
    const envelope = { actor: await signer.sign(actor), key: operation.kind === 'command' ? `k-${newId()}` : undefined, ifMatch, input };
    const reply = await new Promise<ReplyEnvelope>((resolve, reject) => {
      const msg = { subject: `req.${operationName(operation)}.v1`, reply: 'test', json: () => envelope, respond: (text: string) => resolve(JSON.parse(text) as ReplyEnvelope) };
      (this.platform.server as unknown as Served).serve(msg).catch(reject);
    });
    if (!reply.ok) throw Object.assign(new Error(reply.code), { code: reply.code, details: reply.details, fields: reply.fields });
    return reply.answer as OutputOf<O>;
  }
  /** A person's command or question. */
  as<O extends Operation>(person: string, operation: O, input: RawInputOf<O>, options: { roles?: Role[]; ifMatch?: number } = {}): Promise<OutputOf<O>> {
    return this.ask(operation, input, this.actor(person, ...(options.roles ?? [])), options.ifMatch);
  }
  /** The coordinator's. */
  office<O extends Operation>(operation: O, input: RawInputOf<O>, ifMatch?: number): Promise<OutputOf<O>> {
    return this.as(this.coordinator, operation, input, { roles: ['coordinator'], ifMatch });
  }
  /** A workflow's. */
  system<O extends Operation>(operation: O, input: RawInputOf<O>): Promise<OutputOf<O>> {
    return this.ask(operation, input, systemActor('test'));
  }
  sql<T>(query: string, params: unknown[] = []): Promise<T[]> {
    return inTransaction(this.platform.source, ['*'], (em) => em.query(query, params) as Promise<T[]>);
  }
  async facts(subject: string): Promise<Told[]> {
    const rows = await this.sql<{ event: TandemEvent }>('SELECT event FROM outbox WHERE aggregate_id = $1 ORDER BY seq', [subject]);
    return rows.map(({ event }) => ({ type: event.type, subject: event.subject, version: event.version, data: event.data }));
  }
  /** A digest of everything but platform's own tables: what a refusal must not touch. */
  async digest(): Promise<string> {
    const tables = ['template', 'charter', 'convention', 'convention_document', 'signature', 'signing_log', 'cover', 'membership_copy', 'route_copy', 'outbox'];
    const parts = await Promise.all(tables.map((t) => this.sql<{ d: string }>(`SELECT md5(coalesce(string_agg(r::text, '' ORDER BY r::text), '')) AS d FROM "${t}" r`)));
    return parts.map(([row]) => row.d).join();
  }

  /** A fact of another service, heard. */
  hear(service: string, type: string, subject: string, version: number, data: Record<string, unknown>): Promise<void> {
    const fact: TandemEvent = {
      specversion: '1.0', id: `${subject}:${version}:0`, source: `/${service}`, type: `${type}.v1`, subject, time: this.today, datacontenttype: 'application/json',
      dataschema: `tandem:${type}.v1`, organisation: this.organisation, programme: 'chu-nice', journey: newId(), aggregate: type.split('.')[0], version, actor: 'system:test', data,
    };
    return this.platform.facts.handle(fact);
  }
  async membership(person = newId()): Promise<{ membership: string; person: string }> {
    const membership = newId();
    await this.hear('recruitment', 'membership.opened', membership, 1, { person, state: 'ONBOARDING', from: null });
    return { membership, person };
  }
  async texts(): Promise<{ template: string; charter: string }> {
    const template = await this.office(ops.templateCreateDefault, { organisation: this.organisation });
    const charter = await this.office(ops.charterCreateDefault, { organisation: this.organisation });
    await this.office(ops.templatePublish, { id: template.id }, template.version);
    await this.office(ops.charterPublish, { id: charter.id }, charter.version);
    return { template: template.id, charter: charter.id };
  }
}

export const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'accepted', (e: TandemError) => e.code);

export interface Signers {
  partner: string;
  referent: string;
  ru: string;
  signatory: string;
}
export const newSigners = (partner = newId()): Signers => ({ partner, referent: newId(), ru: newId(), signatory: newId() });
export const termsFor = (s: Signers, change: Partial<Terms> = {}): Terms => ({
  starts: '2026-02-01', ends: '2027-01-31', sites: [SITE], establishment: 'CHU de Nice', mission: 'Accueil aux urgences', place: 'Pasteur 2', halfDaysCap: 40, rateTable: 'Barème 2026',
  parties: (['partner', 'referent', 'ru', 'signatory'] as const).map((role) => ({ role, person: s[role] })), ...change,
});
export const SITE = newId();
