import { defineMachine, newId, TandemError } from '@tandem/kernel';
import { eventsOf, inboxOperations, type TandemEvent } from '@tandem/messages';
import { temporaryDatabase, testConfig } from '@tandem/testing';
import { Column, Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { Module } from '@nestjs/common';
import { Aggregate, createService, enableRowSecurity, Handles, On, systemActor, type Actor, type Platform, type Tx } from './index';

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

  test('a fact that always fails is set aside after five tries, the next ones pass, and it can be replayed', async () => {
    failures = 5;
    const { id } = await open(`k-${newId()}`);
    let dead = 0;
    for (let i = 0; i < 400 && !dead; i += 1) {
      dead = await platform.facts.deadLetters();
      await new Promise((r) => setTimeout(r, 50));
    }
    expect(dead).toBe(1);
    const next = await open(`k-${newId()}`);
    await until(() => heard.some((f) => f.subject === next.id));
    expect(await platform.facts.replay()).toBe(1);
    expect(heard.filter((f) => f.subject === id)).toHaveLength(1);
    expect(await platform.facts.deadLetters()).toBe(0);
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
