import { createHash } from 'node:crypto';
import { newId, parisDate, TandemError } from '@tandem/kernel';
import { familyOf, paymentsOperations as ops, type Operation, type OutputOf, type RawInputOf, type Role, type TandemEvent } from '@tandem/messages';
import { ActorTokens, createService, isSystem, OperationClient, type Actor, type Platform } from '@tandem/platform';
import { temporaryDatabase, testActorKeys, testConfig } from '@tandem/testing';
import { handlers, PaymentsModule } from '../payments.module';
import { database } from '../persistence/database';

/** Fictional accounts whose keys are right. */
export const IBANS = ['FR1420041010050500013M02606', 'DE89370400440532013000', 'BE68539007547034', 'ES9121000418450200051332', 'NL91ABNA0417164300'];
export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

type Answered<O extends Operation> = Promise<OutputOf<O> & { id: string; version: number; state: string }>;

/** The payments service on a database of its own, other services' facts told by hand, and a business clock to move. */
export class World {
  now = '2026-03-02T09:00:00.000Z';
  organisation = newId();
  readonly preparer = this.staff('preparer');
  readonly approver = this.staff('approver');
  readonly coordinator = this.staff('coordinator');
  readonly admin = this.staff('admin');
  private versions = new Map<string, number>();

  private constructor(readonly platform: Platform, private readonly people: OperationClient, readonly close: () => Promise<void>) {
    jest.spyOn(platform.clock, 'now').mockImplementation(() => this.now);
  }

  static async open(): Promise<World> {
    const db = await temporaryDatabase();
    const service = await createService({ service: 'payments', config: testConfig('payments', db.url), database, module: PaymentsModule, handlers });
    const people = new OperationClient(service.platform.nc, await ActorTokens.from(testActorKeys('gateway')));
    return new World(service.platform, people, async () => {
      jest.restoreAllMocks();
      await service.stop();
      await db.drop();
    });
  }

  staff(...roles: Role[]): Actor {
    return { sub: `person:${newId()}`, grants: roles.map((role) => ({ role, organisation: this.organisation })) };
  }
  /** A person with no role: sees her own rows. */
  self = (person: string): Actor => ({ sub: `person:${person}`, grants: [] });

  async ask<O extends Operation>(actor: Actor, operation: O, input: RawInputOf<O>, ifMatch?: number): Answered<O> {
    const client = isSystem(actor) ? this.platform.client : this.people;
    return (await client.ask(operation, input, { actor, key: newId(), ifMatch })) as never;
  }
  /** The code of the refusal. */
  async refusal<O extends Operation>(actor: Actor, operation: O, input: RawInputOf<O>, ifMatch?: number): Promise<string> {
    return this.ask(actor, operation, input, ifMatch).then(() => 'ACCEPTED', (error: unknown) => (error instanceof TandemError ? error.code : String(error)));
  }

  /** A fact of another service, as its owner would publish it. */
  async tell(type: string, subject: string, data: Record<string, unknown>, envelope: Partial<TandemEvent> = {}): Promise<TandemEvent> {
    const family = familyOf(type);
    const version = (this.versions.get(subject) ?? 0) + 1;
    this.versions.set(subject, version);
    const row = family.machine?.transitions.find((t) => `${family.aggregate}.${t.event}` === type);
    const fact: TandemEvent = {
      specversion: '1.0', id: `${subject}:${version}:0`, source: `/${family.service}`, type: `${type}.v1`, subject, time: this.now, datacontenttype: 'application/json', dataschema: `tandem:${type}.v1`,
      organisation: this.organisation, programme: 'chu-nice', aggregate: family.aggregate, version, actor: 'system:test', ...envelope,
      data: family.data.parse({ ...(row ? { state: row.to, from: null } : {}), ...data }) as Record<string, unknown>,
    };
    await this.platform.facts.handle(fact);
    return fact;
  }

  async rows<T = Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.platform.source.transaction(async (em) => {
      await em.query(`SELECT set_config('tandem.organisations', '*', true)`);
      return em.query(sql, params) as Promise<T[]>;
    });
  }
  /** Facts told about a row, oldest first. */
  async facts(subject: string): Promise<string[]> {
    const rows = await this.rows<{ event: TandemEvent }>('SELECT event FROM outbox WHERE aggregate_id = $1 ORDER BY seq', [subject]);
    return rows.map((r) => r.event.type.replace('.v1', ''));
  }

  // What most tests begin with.
  /** Another organisation with the same staff: tests do not see each other's rows. */
  async elsewhere(payer: 'public-hospital' | 'association' | 'private' = 'public-hospital'): Promise<void> {
    this.organisation = newId();
    this.now = '2026-03-02T09:00:00.000Z';
    for (const { grants } of [this.preparer, this.approver, this.coordinator, this.admin]) for (const grant of grants) Object.assign(grant, { organisation: this.organisation });
    await this.payer(payer);
  }
  async payer(kind: 'public-hospital' | 'association' | 'private' = 'public-hospital'): Promise<void> {
    await this.ask(this.preparer, ops.payerSet, { organisation: this.organisation, kind, account: '6251', label: 'CHU de Nice' });
  }
  async rate(amountCents = 4_000, more: Record<string, unknown> = {}) {
    return this.ask(this.admin, ops.rateSet, { organisation: this.organisation, route: 'VACATAIRE_FPH', amountCents, from: '2024-01-01', ...more } as never);
  }
  async member(): Promise<Member> {
    const member = { membership: newId(), person: newId() };
    await this.tell('membership.opened', member.membership, { person: member.person });
    return member;
  }
  async cover(m: Member, from = '2024-01-01', to = '2027-12-31', coverState = 'COVERED', sites: string[] = []): Promise<void> {
    await this.tell('cover.changed', `${m.membership.slice(0, -1)}${m.membership.endsWith('0') ? '1' : '0'}`, { membership: m.membership, person: m.person, convention: newId(), sites, from, to, coverState });
  }
  async route(m: Member, route: 'VACATAIRE_FPH' | 'BENEVOLE' | 'COSP' | 'REFUS' | 'SALARIE' | 'ASSOCIATION' | 'SIRET' = 'VACATAIRE_FPH', more: Record<string, unknown> = {}) {
    return this.ask(this.self(m.person), ops.routeChoose, { membership: m.membership, route, informationAccepted: true, ...more } as never);
  }
  async account(m: Member, iban = IBANS[0]!): Promise<string> {
    const entered = await this.ask(this.self(m.person), ops.bankDetailsEnter, { membership: m.membership, iban, holder: 'Camille Exemple' });
    await this.ask(this.preparer, ops.bankDetailsVerify, { id: entered.id, holderAgrees: true }, entered.version);
    return entered.id;
  }
  /** Somebody ready to be paid: covered, with a status and a verified account. */
  async partner(): Promise<Member> {
    const m = await this.member();
    await this.cover(m);
    await this.route(m);
    await this.account(m);
    return m;
  }
  async vacation(m: Member, type = 'vacation.approved', more: Record<string, unknown> = {}, envelope: Partial<TandemEvent> = {}): Promise<string> {
    const id = newId();
    await this.tell(type, id, {
      membership: m.membership, person: m.person, assignment: newId(), project: newId(), date: parisDate(this.now), part: 'AM', remote: false, format: 'working-meeting', field: 'ORGANISATION',
      level: 'PARTNERSHIP', payableShare: 100, minutes: 180, units: 1, ...more,
    }, envelope);
    return id;
  }
  async payableOf(vacation: string) {
    const { items } = await this.ask(this.preparer, ops.payableList, { vacation, kind: 'INDEMNITY' });
    return items[0] as (typeof items)[number] & { id: string; version: number };
  }
  /** A ticket handed in through the gateway. */
  async file(text: string): Promise<{ file: string; sha256: string }> {
    const bytes = Buffer.concat([PNG, Buffer.from(text)]);
    const proof = { file: newId(), sha256: createHash('sha256').update(bytes).digest('hex') };
    await this.rows('INSERT INTO file (id, organisation_id, sha256, type, size, uploaded_by, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7)', [proof.file, this.organisation, proof.sha256, 'image/png', bytes.length, 'person:x', bytes]);
    return proof;
  }
}

export interface Member {
  membership: string;
  person: string;
}
