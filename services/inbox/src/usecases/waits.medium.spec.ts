import { newId, type TandemError } from '@tandem/kernel';
import { jetstream } from '@nats-io/jetstream';
import { eventSubject, inboxOperations, type Grant } from '@tandem/messages';
import { fact, openWorld, person, until, type World } from '../testing/world';
import { aWait, type WaitInput } from '../testing/samples';

const { waitOpen, waitWithdraw, waitList, waitRead, taskOpen, taskDone, taskCancel, taskList } = inboxOperations;
const code = (work: Promise<unknown>) => work.then(() => 'accepted', (e: TandemError) => e.code);

describe('the register of waits', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('2024-03-04T08:00:00.000Z');
  }, 180_000);
  afterAll(() => world.close());

  const stateOf = async (key: string) => (await world.rows<{ state: string; done_by: string | null; role: string; due: Date }>('SELECT state, done_by, role, due FROM wait WHERE key = $1', [key]))[0];
  const told = (wait: WaitInput, state: string, version: number, actor = `person:${newId()}`) =>
    fact('application.submitted', { subject: wait.ends.id, organisation: wait.organisation, version, actor, data: { state, from: 'INCOMPLETE', person: newId() } });

  test('a fact that came first closes the wait at opening, done by who did it', async () => {
    const wait = aWait();
    const actor = `person:${newId()}`;
    await world.hear(told(wait, 'SUBMITTED', 2, actor));
    expect(await world.system(waitOpen, wait)).toMatchObject({ state: 'CLOSED' });
    expect(await stateOf(wait.key)).toMatchObject({ state: 'CLOSED', done_by: actor });
    expect(await world.facts('wait.closed', { key: wait.key })).toMatchObject([{ data: { from: null, endedBy: 'SUBMITTED' } }]);
    expect(await world.facts('wait.opened', { key: wait.key })).toEqual([]);
  });

  test('a fact that comes later closes it; another state, or one heard before the wait began, does not', async () => {
    const wait = aWait({ seen: 3 });
    await world.hear(told(wait, 'SUBMITTED', 2));
    expect(await world.system(waitOpen, wait)).toMatchObject({ state: 'OPEN' });
    await world.hear(told(wait, 'INCOMPLETE', 3));
    expect((await stateOf(wait.key)).state).toBe('OPEN');
    await world.hear(told(wait, 'SUBMITTED', 4));
    expect((await stateOf(wait.key)).state).toBe('CLOSED');
  });

  test('a fact published by its owner reaches the register through the broker', async () => {
    const wait = aWait();
    await world.system(waitOpen, wait);
    const event = told(wait, 'SUBMITTED', 2);
    await jetstream(world.platform.nc).publish(eventSubject(event), JSON.stringify(event), { msgID: event.id });
    expect((await until(() => stateOf(wait.key), (row) => row.state === 'CLOSED', 30_000)).state).toBe('CLOSED');
  });

  test('an overtaken fact does not reopen the past', async () => {
    const wait = aWait();
    await world.system(waitOpen, wait);
    await world.hear(told(wait, 'INCOMPLETE', 5));
    await world.hear(told(wait, 'SUBMITTED', 4));
    expect((await stateOf(wait.key)).state).toBe('OPEN');
  });

  test('wait and fact at the same moment never miss each other', async () => {
    const waits = Array.from({ length: 12 }, () => aWait());
    await Promise.all(waits.flatMap((wait) => [world.system(waitOpen, wait), world.hear(told(wait, 'SUBMITTED', 2))]));
    expect((await Promise.all(waits.map((w) => stateOf(w.key)))).map((r) => r.state)).toEqual(waits.map(() => 'CLOSED'));
  });

  test('registered twice it is one; registered again with another date it is extended, and handed to another role', async () => {
    const wait = aWait({ role: 'coordinator', person: undefined, then: 'escalate', to: 'lead' });
    await world.system(waitOpen, wait);
    await world.system(waitOpen, wait);
    await world.system(waitOpen, { ...wait, role: 'lead', due: '2024-04-22T07:00:00.000Z', reminders: [] });
    expect(await stateOf(wait.key)).toMatchObject({ state: 'OPEN', role: 'lead', due: new Date('2024-04-22T07:00:00.000Z') });
    expect(await world.facts('wait.opened', { key: wait.key })).toHaveLength(1);
  });

  test('handed to an office, everybody there is written to; to a role that many hold, nobody but the person it names', async () => {
    const wait = aWait({ role: 'partner', person: undefined, then: 'escalate', to: 'coordinator' });
    const holders = { coordinator: [newId(), newId()], professional: [newId(), newId()] };
    for (const [role, people] of Object.entries(holders)) {
      for (const holder of people) await world.hear(fact('grant.changed', { subject: newId(), organisation: wait.organisation, data: { person: holder, role, granted: true } }));
    }
    const writtenTo = async () => (await world.rows<{ person_id: string }>('SELECT person_id FROM message WHERE key LIKE $1 ORDER BY created_at, id', [`handed-over/%`])).map((r) => r.person_id);
    const before = (await writtenTo()).length;
    await world.system(waitOpen, wait);
    await world.system(waitOpen, { ...wait, role: 'professional' });
    expect((await writtenTo()).slice(before)).toEqual([]);
    await world.system(waitOpen, { ...wait, role: 'professional', person: holders.professional[0] });
    await world.system(waitOpen, { ...wait, role: 'coordinator' });
    expect((await writtenTo()).slice(before).sort()).toEqual([...holders.coordinator].sort());
  });

  test('a wait that ended is not opened again by a late extension', async () => {
    const wait = aWait();
    await world.system(waitOpen, wait);
    await world.hear(told(wait, 'WITHDRAWN', 3));
    expect(await world.system(waitOpen, { ...wait, due: '2024-05-01T07:00:00.000Z' })).toMatchObject({ state: 'CLOSED' });
  });

  test('the next wait takes the place of the one before, and a workflow that ends withdraws its own with their calls', async () => {
    const first = aWait();
    const next = aWait({ workflow: first.workflow, organisation: first.organisation, key: `${first.workflow}/screening#1`, replaces: first.key });
    await world.system(waitOpen, first);
    await world.system(waitOpen, next);
    expect((await stateOf(first.key)).state).toBe('WITHDRAWN');
    const call = await world.system(taskOpen, { kind: 'call', role: 'coordinator', organisation: first.organisation, wait: next.key, person: next.person });
    const refused = await world.system(taskOpen, { kind: 'refused-act', role: 'coordinator', organisation: first.organisation, wait: next.key, code: 'ILLEGAL_TRANSITION' });
    await world.system(waitWithdraw, { workflow: first.workflow });
    expect((await stateOf(next.key)).state).toBe('WITHDRAWN');
    const tasks = await world.rows<{ id: string; state: string }>('SELECT id, state FROM task WHERE id = ANY($1)', [[call.id, refused.id]]);
    // Somebody must still look at what was refused.
    expect(Object.fromEntries(tasks.map((t) => [t.id, t.state]))).toEqual({ [call.id]: 'CANCELLED', [refused.id]: 'OPEN' });
  });

  test('what a person reads is word for word what the workflow registered', async () => {
    const wait = aWait();
    const { id } = await world.system(waitOpen, wait);
    const row = await world.as(person(wait.person as string), waitRead, { id });
    expect(row).toMatchObject({ sentence: wait.sentence, role: wait.role, due: wait.due, key: wait.key, state: 'OPEN', next: wait.reminders[0] });
  });

  test('somebody sees their own waits, a role its own, the office all of its organisation, others nothing', async () => {
    const organisation = newId();
    const mine = aWait({ organisation });
    const forReferent = aWait({ organisation, role: 'referent', person: undefined });
    for (const wait of [mine, forReferent]) await world.system(waitOpen, wait);
    const seen = async (who: string, ...grants: Grant[]) => (await world.as(person(who, ...grants), waitList, { state: 'OPEN' })).items.map((w) => w.key).sort();
    expect(await seen(mine.person as string)).toEqual([mine.key]);
    expect(await seen(newId(), { role: 'referent', organisation })).toEqual([forReferent.key]);
    expect(await seen(newId(), { role: 'coordinator', organisation })).toEqual([mine.key, forReferent.key].sort());
    expect(await seen(newId(), { role: 'coordinator', organisation: newId() })).toEqual([]);
    const first = await world.as(person(newId(), { role: 'coordinator', organisation }), waitList, { limit: 1 });
    const second = await world.as(person(newId(), { role: 'coordinator', organisation }), waitList, { limit: 1, after: first.next as string });
    expect([first.items.length, second.items.length, second.next]).toEqual([1, 1, null]);
    expect(first.items[0].key).not.toBe(second.items[0].key);
    expect(await code(world.as(person(newId(), { role: 'coordinator', organisation }), waitList, { after: 'nonsense' }))).toBe('VALIDATION');
  });

  test('a task is opened once, done by its role with an outcome, and refused to another role, another organisation, or without the version read', async () => {
    const organisation = newId();
    const ask = { kind: 'call', role: 'referent', organisation, wait: `x/${newId()}` } as const;
    const task = await world.system(taskOpen, ask);
    expect((await world.system(taskOpen, ask)).id).toBe(task.id);
    const done = (grants: Grant[], version?: number) => code(world.as(person(newId(), ...grants), taskDone, { id: task.id, outcome: 'reached' }, version));
    expect(await done([{ role: 'trainer', organisation }], 1)).toBe('TASK_OF_ANOTHER_ROLE');
    expect(await done([{ role: 'referent', organisation: newId() }], 1)).toBe('NOT_FOUND');
    expect(await done([{ role: 'referent', organisation }])).toBe('VERSION_REQUIRED');
    expect(await done([{ role: 'referent', organisation }], 9)).toBe('STALE_VERSION');
    expect((await world.as(person(newId(), { role: 'referent', organisation }), taskList, {})).items).toMatchObject([{ id: task.id, version: 1, allowed: ['done', 'cancel'] }]);
    expect(await done([{ role: 'referent', organisation }], 1)).toBe('accepted');
    expect(await code(world.as(person(newId(), { role: 'coordinator', organisation }), taskCancel, { id: task.id }, 2))).toBe('ILLEGAL_TRANSITION');
    expect(await world.facts('task.done', { outcome: 'reached', kind: 'call', wait: ask.wait })).toHaveLength(1);
    // The same call may be asked again once it was done.
    expect((await world.system(taskOpen, ask)).id).not.toBe(task.id);
  });

  test('an operator’s figures count the journeys of each stage once, and what is past its time by role', async () => {
    const figure = async (name: string, label: string) => Number((await world.platform.metrics.registry.metrics()).split('\n').find((l) => l.startsWith(`${name}{`) && l.includes(`"${label}"`))?.split(' ').at(-1) ?? 0);
    const journey = newId();
    const wait = (over: Partial<WaitInput>) => world.system(waitOpen, aWait({ process: 'review', role: 'dpo', reminders: [], journey, ...over }));
    await wait({ due: '2024-03-04T07:00:00.000Z' });
    await wait({ due: '2024-03-25T08:00:00.000Z' });
    await wait({ due: '2024-03-25T08:00:00.000Z', journey: newId() });
    expect([await figure('tandem_journeys', 'review'), await figure('tandem_waits_overdue', 'dpo')]).toEqual([2, 1]);
    await world.system(taskOpen, { kind: 'call', role: 'dpo', organisation: newId(), due: '2024-03-04T07:00:00.000Z' });
    expect(await figure('tandem_tasks_overdue', 'dpo')).toBe(1);
  });

  test('in a stepped clock each reminder and the deadline are told once, when their time comes, and time may not move before', async () => {
    const wait = aWait({ since: '2024-03-04T08:00:00.000Z' });
    await world.system(waitOpen, wait);
    expect((await world.platform.stillness()).nextAt).toBe('2024-03-11T08:00:00.000Z');
    const due = () => world.facts('wait.came-due', { key: wait.key });
    await world.clock('2024-03-11T08:00:00.000Z');
    expect(await until(due, (f) => f.length === 1)).toMatchObject([{ time: '2024-03-11T08:00:00.000Z', data: { workflow: wait.workflow, occasion: 'REMINDER', n: 0, state: 'OPEN' } }]);
    await world.clock('2024-03-20T08:00:00.000Z');
    await until(due, (f) => f.length === 2);
    await world.clock('2024-04-02T08:00:00.000Z');
    expect((await until(due, (f) => f.length === 3)).map((f) => f.data.occasion)).toEqual(['REMINDER', 'REMINDER', 'DEADLINE']);
    expect((await until(() => world.platform.stillness(), (s) => s.busy === 0)).busy).toBe(0);
    await world.system(waitOpen, { ...wait, due: '2024-04-10T08:00:00.000Z', reminders: [] });
    await world.clock('2024-04-10T08:00:00.000Z');
    expect((await until(due, (f) => f.length === 4)).at(-1)).toMatchObject({ time: '2024-04-10T08:00:00.000Z', data: { occasion: 'DEADLINE' } });
  });
});
