import { defineMachine, newId, TandemError } from '@tandem/kernel';
import { jetstreamManager } from '@nats-io/jetstream';
import { deadLetterDoors, eventsOf, inboxOperations, type TandemEvent } from '@tandem/messages';
import { temporaryDatabase, testConfig } from '@tandem/testing';
import { Column, Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { Module } from '@nestjs/common';
import { Aggregate, createService, DLQ_STREAM, enableRowSecurity, Handles, On, serveDeadLetters, StreamLetters, systemActor, type Actor, type Platform, type Tx } from './index';

const machine = defineMachine({
  aggregate: 'task', states: ['OPEN', 'DONE'], final: ['DONE'],
  transitions: [
    { from: null, command: 'open', to: 'OPEN', event: 'opened', by: ['system'] },
    { from: 'OPEN', command: 'complete', to: 'DONE', event: 'done', by: ['coordinator', 'lead'] },
  ],
});
const family = eventsOf('inbox', machine, {});

@Entity('task')
class Task extends Aggregate {
  @Column('text') kind: string;
  family() {
    return family;
  }
  facts() {
    return {};
  }
}
class TaskTable1800000000000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query('CREATE TABLE task (id uuid PRIMARY KEY, organisation_id uuid NOT NULL, state text NOT NULL, version int NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, kind text NOT NULL)');
    await enableRowSecurity(runner, 'task');
  }
  async down() {}
}

const heard: TandemEvent[] = [];
let failures = 0;
class TaskUseCases {
  @Handles(inboxOperations.taskOpen)
  async open(input: { organisation: string; kind: string }, tx: Tx) {
    const row = await tx.create(Task, 'open', { organisationId: input.organisation, kind: input.kind });
    if (input.kind === 'bounce') throw new Error('a bug after the row was written');
    return tx.answer(row);
  }
  @Handles(inboxOperations.taskDone)
  async done(input: { id: string }, tx: Tx) {
    return tx.answer(await tx.move(await tx.target(Task, input.id), 'complete'));
  }
  @On('task.opened')
  async hear(fact: TandemEvent) {
    if (failures > 0 && failures--) throw new Error('a passing bug');
    heard.push(fact);
  }
}
@Module({ providers: [TaskUseCases] })
class TaskModule {}

const organisation = newId();
const coordinator = (org: string): Actor => ({ sub: `person:${newId()}`, grants: [{ role: 'coordinator', organisation: org }] });
const until = async (ready: () => boolean) => {
  for (let i = 0; i < 200 && !ready(); i += 1) await new Promise((r) => setTimeout(r, 25));
  expect(ready()).toBe(true);
};

describe('one service on the real database and broker', () => {
  let platform: Platform;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const db = await temporaryDatabase();
    const service = await createService({
      service: 'inbox', config: testConfig('inbox', db.url), database: { entities: [Task], migrations: [TaskTable1800000000000] }, module: TaskModule, handlers: [TaskUseCases],
    });
    platform = service.platform;
    close = () => service.stop().then(db.drop);
  });
  afterAll(() => close());

  const open = (key: string, kind = 'call') => platform.client.ask(inboxOperations.taskOpen, { kind: kind as 'call', role: 'coordinator', organisation }, { actor: systemActor('test'), key });
  const untilDead = async (n: number) => {
    for (let i = 0; i < 400 && (await platform.facts.deadLetters()) < n; i += 1) await new Promise((r) => setTimeout(r, 50));
    expect(await platform.facts.deadLetters()).toBe(n);
  };
  // Tokens of people come from the gateway; here the inbox’s own key signs, so the server is called inside.
  const refusal = (work: Promise<unknown>) => work.then(() => 'accepted', (e: TandemError) => e.code);

  test('a command leaves its row, its fact and its answer; the same key gives the same answer, another body is refused', async () => {
    const key = `k-${newId()}`;
    const [first, twin] = await Promise.all([open(key), open(key)]);
    expect(twin).toEqual(first);
    expect(first).toMatchObject({ state: 'OPEN', version: 1, allowed: ['complete'] });
    expect(await refusal(open(key, 'check-in'))).toBe('KEY_REUSED');
    const [{ n }] = (await platform.source.query('SELECT count(*)::int n FROM outbox WHERE aggregate_id = $1', [first.id])) as { n: number }[];
    expect(n).toBe(1);
    await until(() => heard.some((f) => f.subject === first.id));
    expect(heard.filter((f) => f.subject === first.id)).toHaveLength(1);
  });

  test('a bug after the row was written leaves nothing: no row, no fact, no key', async () => {
    const key = `k-${newId()}`;
    expect(await refusal(open(key, 'bounce'))).toBe('INTERNAL');
    const [{ n }] = (await platform.source.query('SELECT count(*)::int n FROM idempotency WHERE key = $1', [key])) as { n: number }[];
    expect(n).toBe(0);
  });

  test('people cannot use a service’s own key, and a role that is missing is refused', async () => {
    expect(await refusal(platform.client.ask(inboxOperations.taskDone, { id: newId(), outcome: 'reached' }, { actor: coordinator(organisation), key: `k-${newId()}` }))).toBe('UNAUTHENTICATED');
    expect(await refusal(platform.client.ask(inboxOperations.taskDone, { id: newId(), outcome: 'reached' }, { actor: systemActor('test'), key: `k-${newId()}` }))).toBe('FORBIDDEN');
  });

  test('a fact whose handler fails is tried again and heard once', async () => {
    failures = 2;
    const { id } = await open(`k-${newId()}`);
    await until(() => heard.some((f) => f.subject === id));
    expect(failures).toBe(0);
  });

  describe('a fact that always fails', () => {
    const door = deadLetterDoors.inbox;
    const operator: Actor = { sub: 'system:operators', grants: [{ role: 'operator', organisation: '*' }] };
    const letters = () => platform.client.ask(door.list, {}, { actor: operator });
    const replay = (id: string, actor = operator) => platform.client.ask(door.replay, { id }, { actor, key: `k-${newId()}` });
    let subject: string;
    let id: string;

    test('is set aside after five tries; the next ones pass', async () => {
      failures = 5;
      subject = (await open(`k-${newId()}`)).id;
      await untilDead(1);
      const next = await open(`k-${newId()}`);
      await until(() => heard.some((f) => f.subject === next.id));
    }, 30_000);

    test('is listed by what it is and since when, without a word of what it says or of the failure', async () => {
      const { total, items } = await letters();
      id = items[0].id;
      expect({ total, items }).toEqual({ total: 1, items: [{ id: `${subject}:1:0`, type: 'task.opened', since: expect.stringMatching(/Z$/), tries: 5, code: 'UNKNOWN' }] });
    });

    test('is replayed by an operator and nobody else, stays aside while its cause is there, has its effect once, and is on record', async () => {
      expect(await refusal(replay(id, { ...operator, grants: [{ role: 'admin', organisation: '*' }] }))).toBe('FORBIDDEN');
      expect(await refusal(replay('no such fact'))).toBe('NOT_FOUND');
      // The cause is still there for one more try.
      failures = 1;
      expect(await replay(id)).toEqual({ id, outcome: 'failed', code: 'UNKNOWN' });
      expect((await letters()).total).toBe(1);
      expect(await Promise.all([1, 2].map(() => replay(id).catch(() => 'gone')))).toContainEqual({ id, outcome: 'passed' });
      expect(heard.filter((f) => f.subject === subject)).toHaveLength(1);
      expect(await letters()).toEqual({ total: 0, items: [] });
      const rows = await platform.source.query(`SELECT actor, operation, subject FROM audit WHERE operation = 'inbox.dead-letter.replay'`);
      expect(rows).toContainEqual({ actor: 'system:operators', operation: 'inbox.dead-letter.replay', subject: id });
    });
  });

  test('a listener without a database keeps what it set aside in the broker, behind the same door', async () => {
    let cause = true;
    const told: string[] = [];
    const store = new StreamLetters('bridge', platform.nc, async (fact) => {
      if (cause) throw new TandemError('NOT_FOUND');
      told.push(fact.id);
    });
    serveDeadLetters('workflows', store, { nc: platform.nc, tokens: platform.tokens, logger: platform.logger });
    const [fact] = heard;
    await store.bury(fact, fact.id, new TandemError('NOT_FOUND'), 5);
    const door = deadLetterDoors.workflows;
    const operator: Actor = { sub: 'system:operators', grants: [{ role: 'operator', organisation: '*' }] };
    const replay = (actor: Actor) => platform.client.ask(door.replay, { id: fact.id }, { actor });
    expect(await platform.client.ask(door.list, {}, { actor: operator })).toEqual({ total: 1, items: [{ id: fact.id, type: 'task.opened', since: expect.any(String), tries: 5, code: 'NOT_FOUND' }] });
    expect(await refusal(replay(systemActor('test')))).toBe('FORBIDDEN');
    expect(await replay(operator)).toEqual({ id: fact.id, outcome: 'failed', code: 'NOT_FOUND' });
    cause = false;
    expect(await replay(operator)).toEqual({ id: fact.id, outcome: 'passed' });
    expect([told, await store.count(), await refusal(replay(operator))]).toEqual([[fact.id], 0, 'NOT_FOUND']);
    const record = await (await jetstreamManager(platform.nc)).streams.getMessage(DLQ_STREAM, { last_by_subj: 'dlq.bridge.replayed' });
    expect(record?.json()).toMatchObject({ id: fact.id, by: 'system:operators' });
  });

  test('rows of another organisation do not exist', async () => {
    const { id } = await open(`k-${newId()}`);
    const seen = (orgs: string) => platform.source.transaction(async (em) => {
      await em.query(`SELECT set_config('tandem.organisations', $1, true)`, [orgs]);
      return ((await em.query('SELECT id FROM task WHERE id = $1', [id])) as unknown[]).length;
    });
    expect(await seen(newId())).toBe(0);
    expect(await seen('')).toBe(0);
    expect(await seen(organisation)).toBe(1);
  });
});
