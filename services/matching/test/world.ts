import 'reflect-metadata';
import { newId, type TandemError } from '@tandem/kernel';
import { familyOf, matchingOperations as ops, operationName, type Operation, type OutputOf, type RawInputOf, type ReplyEnvelope, type Role, type TandemEvent } from '@tandem/messages';
import { ActorTokens, Platform, realClock, systemActor, type Actor } from '@tandem/platform';
import { temporaryDatabase, testActorKeys, testConfig } from '@tandem/testing';
import { DataSource } from 'typeorm';
import { handlers } from '../src/matching.module';
import { database } from '../src/persistence/database';

export { ops };
export type AnyOp = Operation;
interface Served {
  serve(msg: object): Promise<void>;
}

/**
 * Matching on a real database, asked as the gateway asks but without the shared broker between: requests go straight to
 * the operation server, facts of other services straight to the inbox. Business time is set by the test.
 */
export class World {
  organisation = newId();
  programme = 'chu-nice';
  private now = '2024-09-02T08:00:00.000Z';
  private constructor(readonly platform: Platform, readonly admin: DataSource, private readonly gateway: ActorTokens, private readonly drop: () => Promise<void>) {
    jest.spyOn(realClock, 'now').mockImplementation(() => this.now);
  }

  static async open(): Promise<World> {
    const db = await temporaryDatabase();
    const platform = await Platform.open({ service: 'matching', config: testConfig('matching', db.url), database });
    platform.bind(handlers.map((Handler) => new (Handler as new (p: Platform) => object)(platform)));
    const admin = await new DataSource({ type: 'postgres', url: db.admin }).initialize();
    return new World(platform, admin, await ActorTokens.from(testActorKeys('gateway')), db.drop);
  }
  async close(): Promise<void> {
    jest.restoreAllMocks();
    await this.admin.destroy();
    await this.platform.stop();
    await this.drop();
  }

  at(instant: string): void {
    this.now = instant;
  }
  as(role: Role, person = newId(), organisation = this.organisation): Actor & { person: string } {
    return { sub: `person:${person}`, person, grants: [{ role, organisation }] };
  }
  readonly system = systemActor('test');

  async ask<O extends Operation>(op: O, input: RawInputOf<O>, actor: Actor, ifMatch?: number, key = `k-${newId()}`): Promise<OutputOf<O>> {
    const signer = actor.sub.startsWith('system:') ? this.platform.tokens : this.gateway;
    const envelope = { actor: await signer.sign(actor), key: op.kind === 'command' ? key : undefined, ifMatch, input };
    const reply = await new Promise<ReplyEnvelope>((resolve, reject) => {
      const msg = { subject: `req.${operationName(op)}.v1`, reply: 'test', json: () => envelope, respond: (text: string) => resolve(JSON.parse(text) as ReplyEnvelope) };
      (this.platform.server as unknown as Served).serve(msg).catch(reject);
    });
    if (!reply.ok) throw Object.assign(new Error(reply.code), { code: reply.code, details: reply.details, fields: reply.fields });
    return reply.answer as OutputOf<O>;
  }
  /** A command on an existing row, with the version it has now. */
  async on<O extends Operation>(op: O, id: string, actor: Actor, input: Partial<RawInputOf<O>> = {}): Promise<OutputOf<O>> {
    const [row] = (await this.admin.query(`SELECT version FROM ${op.resource.replace('-', '_')} WHERE id = $1`, [id])) as { version: number }[];
    return this.ask(op, { id, ...input } as RawInputOf<O>, actor, row?.version);
  }
  /** The refusal's code, or `accepted`. */
  code(work: Promise<unknown>): Promise<string> {
    return work.then(() => 'accepted', (e: TandemError) => e.code);
  }

  /** A fact of another service arrives. */
  async tell(type: string, data: Record<string, unknown>, options: Partial<TandemEvent> & { as?: World } = {}): Promise<TandemEvent> {
    const family = familyOf(type);
    const subject = options.subject ?? newId();
    const version = options.version ?? 1;
    const row = family.machine?.transitions.find((t) => `${family.aggregate}.${t.event}` === type);
    const full = family.data.parse({ ...(row ? { state: row.to, from: null } : {}), ...data }) as Record<string, unknown>;
    const fact: TandemEvent = {
      specversion: '1.0', id: `${subject}:${version}:0`, source: `/${family.service}`, type: `${type}.v1`, subject, time: options.time ?? this.now, datacontenttype: 'application/json', dataschema: `tandem:${type}.v1`,
      organisation: options.organisation ?? this.organisation, programme: options.programme ?? this.programme, ...(options.journey ? { journey: options.journey } : {}), aggregate: family.aggregate, version, actor: 'system:test', data: full,
    };
    await this.platform.facts.handle(fact);
    return fact;
  }
  /** Facts matching told about a row, in order. */
  async told(id: string): Promise<TandemEvent[]> {
    return ((await this.admin.query('SELECT event FROM outbox WHERE aggregate_id = $1 ORDER BY version, n', [id])) as { event: TandemEvent }[]).map((r) => r.event);
  }
  async names(id: string): Promise<string[]> {
    return (await this.told(id)).map((e) => e.type.replace('.v1', ''));
  }
  /** Everything that a refused command must leave as it was. */
  async digest(): Promise<string> {
    const tables = ['project', 'profile', 'availability', 'speed_dating', 'ranking', 'proposal', 'assignment', 'vacation', 'outbox', 'idempotency', 'audit', 'programme_setting'];
    const parts = [];
    for (const t of tables) parts.push(await this.admin.query(`SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS d FROM ${t} t`));
    return JSON.stringify(parts);
  }
  /** The code of a refusal that must write nothing. */
  async refused(work: () => Promise<unknown>): Promise<string> {
    const before = await this.digest();
    const code = await this.code(work());
    expect(await this.digest()).toBe(before);
    return code;
  }
}

export interface Partner {
  person: string;
  membership: string;
  journey: string;
  actor: Actor & { person: string };
}
export type ProjectInput = RawInputOf<typeof ops.projectCreate>;

export const COMPLETE = {
  whyPartners: 'Ils vivent l’attente.', fromStep: 'DESIGN' as const, canChange: 'Le circuit d’accueil.', feedbackOn: '2025-06-15', accessibility: 'Salle de plain-pied.', wordingChecked: true, partnerSeats: 2, seatsFrom: '2024-09-01',
};

/** The usual people and projects, made through the operations. */
export class Cast {
  readonly coordinator;
  readonly ru;
  readonly referent;
  readonly site = newId();
  readonly unit = newId();
  readonly call = newId();
  constructor(readonly w: World, readonly organisation = w.organisation) {
    this.coordinator = w.as('coordinator', newId(), organisation);
    this.ru = w.as('ru', newId(), organisation);
    this.referent = w.as('referent', newId(), organisation);
  }

  /** A membership as recruitment tells it; wishes when the application had some. */
  async partner(options: { state?: 'ONBOARDING' | 'ACTIVE'; wishes?: string[]; person?: string; covered?: boolean; profile?: string } = {}): Promise<Partner> {
    const [person, membership, journey, application] = [options.person ?? newId(), newId(), newId(), newId()];
    const where = { organisation: this.organisation, journey };
    await this.w.tell('application.submitted', { person, call: this.call, wishes: options.wishes ?? [] }, { subject: application, ...where });
    await this.w.tell('journey.opened', { kind: 'partner', person, programmeVersion: 3 }, { subject: journey, ...where });
    await this.w.tell('membership.opened', { person, application, profile: options.profile }, { subject: membership, ...where });
    if (options.state === 'ACTIVE') await this.w.tell('membership.activated', { person, application, profile: options.profile }, { subject: membership, version: 2, ...where });
    if (options.covered ?? options.state === 'ACTIVE') await this.cover({ membership, person });
    return { person, membership, journey, actor: this.w.as('partner', person, this.organisation) };
  }
  /** A version of the programme as matching keeps it. */
  async published(rules: { projectJourney?: boolean; groupNeeds?: Record<string, number>; profiles?: { id: string; kinds: string[] | null }[]; formats?: { id: string; place: string | null; minutes: number | null }[] }, version = 1): Promise<void> {
    const { projectJourney = true, groupNeeds = {}, profiles = [], formats = [] } = rules;
    await this.w.admin.query('INSERT INTO programme_copy (id, organisation_id, programme, version, project_journey, group_needs, profiles, formats) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
      newId(), this.organisation, this.w.programme, version, projectJourney, JSON.stringify(groupNeeds), JSON.stringify(profiles), JSON.stringify(formats),
    ]);
  }
  async cover(p: { membership: string; person: string }, data: Record<string, unknown> = {}, version = 1): Promise<void> {
    await this.w.tell('cover.changed', { membership: p.membership, person: p.person, sites: [this.site], from: '2024-09-01', to: '2025-08-31', coverState: 'COVERED', ...data }, { subject: p.membership, version, organisation: this.organisation });
  }

  async draft(values: Partial<ProjectInput> = {}): Promise<string> {
    const row = await this.w.ask(ops.projectCreate, {
      organisation: this.organisation, programme: this.w.programme, title: 'Repenser l’accueil des urgences', field: 'ORGANISATION', level: 'PARTNERSHIP', seats: 2, minPartners: 1, starts: '2024-09-02', ends: '2025-06-30',
      plannedHalfDays: 6, site: this.site, unit: this.unit, referent: this.referent.person, call: this.call, budgetLine: 'FNDS-2024', checklist: COMPLETE, ...values,
    }, this.coordinator);
    return row.id;
  }
  async openProject(values: Partial<ProjectInput> = {}): Promise<string> {
    const id = await this.draft(values);
    for (const op of [ops.projectSubmit, ops.projectStartReview, ops.projectApprove, ops.projectOpen]) await this.w.on(op, id, this.coordinator);
    return id;
  }
  async assign(project: string, partner: Partner): Promise<string> {
    return (await this.w.ask(ops.assignmentConfirm, { project, membership: partner.membership }, this.coordinator)).id;
  }
  async plan(assignment: string, date: string, part: 'AM' | 'PM' | 'EVENING' = 'AM', more: object = {}): Promise<string> {
    return (await this.w.ask(ops.vacationPlan, { assignment, format: 'working-meeting', halfDay: { date, part }, ...more }, this.coordinator)).id;
  }
}
