import { allowedCommands, newId, TandemError, transition, type Machine } from '@tandem/kernel';
import { eventSubject, type CommandAnswer, type EventFamily, type Grant, type TandemEvent } from '@tandem/messages';
import type { DeepPartial, EntityManager, FindOptionsWhere } from 'typeorm';
import { Aggregate } from './database/aggregate';
import { isSystem, personOf, type Actor } from './security/actor';

type AggregateClass<E extends Aggregate> = new () => E;
export interface MoveOptions {
  /** Chooses among outcomes that share a command: `ACCEPTED`. */
  to?: string;
  /** A code from a closed list, never free text. */
  reason?: string;
  /** Data of this fact only, over the row's own. */
  data?: Record<string, unknown>;
}

export interface TxContext {
  em: EntityManager;
  service: string;
  now: string;
  actor: Actor;
  grants: readonly Grant[];
  /** If-Match of the command. */
  expected?: number;
  versionRequired?: boolean;
  causation?: string;
  traceparent?: string;
}

const withoutNulls = (data: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(data).filter(([key, value]) => key === 'from' || (value !== null && value !== undefined)));

/** One transaction of one command, query or fact: rows and facts commit together or not at all. */
export class Tx {
  readonly em: EntityManager;
  readonly now: string;
  readonly actor: Actor;
  private readonly counts = new Map<string, number>();
  private emitted = 0;
  private touched?: { id: string; version?: number };

  constructor(private readonly context: TxContext) {
    this.em = context.em;
    this.now = context.now;
    this.actor = context.actor;
  }

  /** The signed-in person's id. @throws UNAUTHENTICATED for `public` and `system`. */
  get person(): string {
    const id = this.actor.onBehalfOf ?? personOf(this.actor);
    if (!id) throw new TandemError('UNAUTHENTICATED');
    return id;
  }
  get isSystem(): boolean {
    return isSystem(this.actor);
  }
  get emittedFacts(): number {
    return this.emitted;
  }
  get subject(): { id: string; version?: number } | undefined {
    return this.touched;
  }
  /** Says in the audit what a command that moves no row was about. */
  concerns(id: string): void {
    this.touched ??= { id };
  }

  /** Does the actor hold one of these roles in that organisation (by the grants that let the operation through)? */
  holds(organisation: string, ...roles: string[]): boolean {
    return this.context.grants.some((g) => roles.includes(g.role) && (g.organisation === organisation || g.organisation === '*'));
  }

  /** The row's person, or an office role in its organisation, or the system; anybody else learns nothing. */
  mustOwn(row: { organisationId: string }, personId: string | null | undefined, ...office: string[]): void {
    if (this.isSystem || (personId && personOf(this.actor) === personId) || this.holds(row.organisationId, ...office)) return;
    throw new TandemError('NOT_FOUND');
  }

  async find<E extends object>(entity: new () => E, where: FindOptionsWhere<E>): Promise<E | null> {
    return this.em.findOne(entity, { where });
  }
  /** @throws NOT_FOUND also when it exists outside the actor's scope */
  async get<E extends object>(entity: new () => E, where: FindOptionsWhere<E>): Promise<E> {
    const row = await this.find(entity, where);
    if (!row) throw new TandemError('NOT_FOUND');
    return row;
  }
  /** Reads the row and holds it until the transaction ends. */
  async lock<E extends Aggregate>(entity: AggregateClass<E>, id: string): Promise<E> {
    const row = await this.em.findOne(entity, { where: { id } as FindOptionsWhere<E>, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new TandemError('NOT_FOUND');
    return row;
  }
  /** `lock` for the row the command is about: the version the caller read must be the present one. */
  async target<E extends Aggregate>(entity: AggregateClass<E>, id: string): Promise<E> {
    const row = await this.lock(entity, id);
    const { expected, versionRequired } = this.context;
    if (expected === undefined && versionRequired && !this.isSystem) throw new TandemError('VERSION_REQUIRED');
    if (expected !== undefined && expected !== row.version) throw new TandemError('STALE_VERSION', { version: row.version, state: row.state });
    return row;
  }

  /** Birth of an aggregate: first state from its table, version 1, first fact. */
  async create<E extends Aggregate>(entity: AggregateClass<E>, command: string, values: DeepPartial<E> & { organisationId: string }, options: MoveOptions = {}): Promise<E> {
    const row = this.em.create(entity, { id: newId(), createdAt: this.now, updatedAt: this.now, version: 0, ...values } as DeepPartial<E>);
    return this.apply(row, null, command, options);
  }
  /** Moves a locked row by its state table. @throws ILLEGAL_TRANSITION, NOT_BUILT_YET, FORBIDDEN */
  async move<E extends Aggregate>(row: E, command: string, options: MoveOptions = {}): Promise<E> {
    return this.apply(row, row.state, command, options);
  }

  private async apply<E extends Aggregate>(row: E, from: string | null, command: string, options: MoveOptions): Promise<E> {
    const { machine, types } = row.family();
    const step = transition(machine, from, command, options.to);
    if (!this.mayDo(row.organisationId, step.by)) throw new TandemError('FORBIDDEN');
    row.state = step.to;
    row.version += 1;
    row.updatedAt = this.now;
    // `save` reads a row again to see what changed: there is nothing to read of one that is being born.
    if (from === null) await this.em.insert(row.constructor as AggregateClass<E>, row as never);
    else await this.em.save(row as object, { reload: false });
    const type = `${machine.aggregate}.${step.event}`;
    if (!types.includes(type)) throw new Error(`${type} is not in its family`);
    await this.emit(row.family(), type, row, { state: row.state, from, ...(options.reason ? { reason: options.reason } : {}), ...row.facts(), ...options.data }, row.envelope());
    this.touched ??= { id: row.id, version: row.version };
    return row;
  }

  private mayDo(organisation: string, by: readonly string[]): boolean {
    if (this.isSystem) return true;
    return this.context.grants.some((g) => (by.includes(g.role) || g.role === 'person' || g.role === 'public') && (g.organisation === organisation || g.organisation === '*'));
  }

  /** Writes a fact of `row` into the outbox. `move` and `create` call it; use it directly for facts without a state table. */
  async emit(family: EventFamily, type: string, row: { id: string; organisationId: string; version: number }, data: Record<string, unknown>, envelope: { programme?: string; journey?: string; actor?: string } = {}): Promise<void> {
    const counter = `${row.id}:${row.version}`;
    const n = this.counts.get(counter) ?? 0;
    this.counts.set(counter, n + 1);
    const event: TandemEvent = {
      specversion: '1.0',
      id: `${counter}:${n}`,
      source: `/${this.context.service}`,
      type: `${type}.v1`,
      subject: row.id,
      time: this.now,
      datacontenttype: 'application/json',
      dataschema: `tandem:${type}.v1`,
      organisation: row.organisationId,
      aggregate: family.aggregate,
      version: row.version,
      actor: this.actor.sub,
      ...Object.fromEntries(Object.entries(envelope).filter(([, v]) => v)),
      ...(this.context.causation ? { causationid: this.context.causation } : {}),
      ...(this.context.traceparent ? { traceparent: this.context.traceparent } : {}),
      // A null column is an absent field: facts have no nulls but `from` at birth.
      data: family.data.parse(withoutNulls(data)) as Record<string, unknown>,
    };
    await this.em.query('INSERT INTO outbox (aggregate_id, version, n, subject, event) VALUES ($1, $2, $3, $4, $5)', [row.id, row.version, n, eventSubject(event), JSON.stringify(event)]);
    this.emitted += 1;
  }

  /** What a command answers about its row. */
  answer(row: Aggregate): CommandAnswer {
    return { id: row.id, state: row.state, version: row.version, allowed: allowedCommands(row.family().machine as Machine, row.state) };
  }
}
