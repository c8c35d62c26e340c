import { Module } from '@nestjs/common';
import { defineMachine, newId, TandemError } from '@tandem/kernel';
import { eventsOf, grantEvents, inboxOperations, recruitmentOperations, summaryOperations, type Grant } from '@tandem/messages';
import { Aggregate, enableRowSecurity, Handles, type Actor, type Tx } from '@tandem/platform';
import { Column, Entity, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Two services as small as the gateway’s tests need them, on the real platform. */
const machine = defineMachine({
  aggregate: 'task', states: ['OPEN', 'DONE'], final: ['DONE'],
  transitions: [
    { from: null, command: 'open', to: 'OPEN', event: 'opened', by: ['system'] },
    { from: 'OPEN', command: 'complete', to: 'DONE', event: 'done', by: ['coordinator', 'lead'] },
  ],
});
const family = eventsOf('inbox', machine, {});

@Entity('task')
export class Task extends Aggregate {
  @Column('text') kind: string;
  family() {
    return family;
  }
  facts() {
    return {};
  }
}
export class TaskTable1800000000000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query('CREATE TABLE task (id uuid PRIMARY KEY, organisation_id uuid NOT NULL, state text NOT NULL, version int NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, kind text NOT NULL)');
    await enableRowSecurity(runner, 'task');
  }
  async down() {}
}

export interface Letter {
  person: string;
  template: string;
  params: { link: string };
}
/** What the fakes know and saw. */
export const world = {
  grants: new Map<string, Grant[]>(),
  mails: new Map<string, string>(),
  verified: [] as string[],
  letters: [] as Letter[],
  actors: [] as Actor[],
  setups: 0,
};

export class FakeInbox {
  @Handles(inboxOperations.taskOpen)
  async open(input: { organisation: string; kind: string }, tx: Tx) {
    return tx.answer(await tx.create(Task, 'open', { organisationId: input.organisation, kind: input.kind }));
  }
  @Handles(inboxOperations.taskDone)
  async done(input: { id: string; outcome: string }, tx: Tx) {
    world.actors.push(tx.actor);
    if (input.outcome === 'not-needed') throw new Error('a bug with a stack');
    return tx.answer(await tx.move(await tx.target(Task, input.id), 'complete'));
  }
  @Handles(inboxOperations.taskList)
  async list(input: { limit: number }) {
    return { items: [], next: null, limit: input.limit };
  }
  @Handles(inboxOperations.waitList)
  async export() {
    return { document: { filename: 'attentes d’été.csv', contentType: 'text/csv; charset=utf-8', base64: Buffer.from('role;due\r\n').toString('base64') } };
  }
  @Handles(inboxOperations.messageSend)
  async send(letter: Letter) {
    world.letters.push(letter);
    return { id: newId() };
  }
  @Handles(summaryOperations.inbox)
  async summary() {
    return { messages: 3 };
  }
}
@Module({ providers: [FakeInbox] })
export class FakeInboxModule {}

export class FakeRecruitment {
  @Handles(recruitmentOperations.grantOf)
  async grantOf(input: { person: string }) {
    return { grants: world.grants.get(input.person) ?? [] };
  }
  @Handles(recruitmentOperations.personSandboxList)
  async people() {
    return { items: [...world.grants].map(([id, roles]) => ({ id, name: 'Camille Exemple', roles })), next: null };
  }
  @Handles(recruitmentOperations.organisationList)
  async organisations(_input: unknown, tx: Tx) {
    world.actors.push(tx.actor);
    return { items: [], next: null };
  }
  @Handles(recruitmentOperations.personByMail)
  async byMail(input: { mail: string }) {
    return { persons: [...world.mails].filter(([, mail]) => mail === input.mail).map(([id]) => ({ id, mailVerified: false })) };
  }
  @Handles(recruitmentOperations.personGet)
  async get(input: { id: string }) {
    if (!world.grants.has(input.id)) throw new TandemError('NOT_FOUND');
    return { id: input.id, version: 1, mail: world.mails.get(input.id) ?? null, mailVerified: false };
  }
  @Handles(recruitmentOperations.personVerify)
  async verify(input: { id: string }) {
    world.verified.push(input.id);
    return { id: input.id };
  }
  @Handles(recruitmentOperations.organisationSetup)
  async setup(_input: unknown, tx: Tx) {
    world.setups += 1;
    const organisation = newId();
    const person = newId();
    await give(tx, person, [{ role: 'admin', organisation }]);
    return { id: organisation, version: 1, organisation, person };
  }
  /** A role given, as its owner tells it. */
  @Handles(recruitmentOperations.grantGive)
  async grant(input: { organisation: string; person: string; role: Grant['role'] }, tx: Tx) {
    await give(tx, input.person, [...(world.grants.get(input.person) ?? []), { role: input.role, organisation: input.organisation }]);
    return { id: newId(), version: 1 };
  }
  @Handles(summaryOperations.recruitment)
  async summary() {
    return { candidates: 60, partners: 18 };
  }
}
async function give(tx: Tx, person: string, grants: Grant[]): Promise<void> {
  world.grants.set(person, grants);
  const { role, organisation } = grants[grants.length - 1];
  await tx.emit(grantEvents, 'grant.changed', { id: newId(), organisationId: organisation, version: 1 }, { person, role, granted: true });
}
@Module({ providers: [FakeRecruitment] })
export class FakeRecruitmentModule {}
