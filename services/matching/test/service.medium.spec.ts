import 'reflect-metadata';
import { matchingOperations, operationName, summaryOperations, type Operation, type TandemEvent } from '@tandem/messages';
import { createService, type Platform, type Tx } from '@tandem/platform';
import { temporaryDatabase, testConfig } from '@tandem/testing';
import { ProgrammeFacts } from '../src/events/programmes';
import { handlers, MatchingModule } from '../src/matching.module';
import { database } from '../src/persistence/database';
import { ops, World } from './world';

test('the service starts from its one composition root, with a use case for each operation', async () => {
  const db = await temporaryDatabase();
  const { platform, stop } = await createService({ service: 'matching', config: { ...testConfig('matching', db.url), ROLE: 'api' }, database, module: MatchingModule, handlers });
  const expected = [...Object.values<Operation>(matchingOperations), summaryOperations.matching].map(operationName);
  expect(platform.server.names().sort()).toEqual(expected.sort());
  await stop();
  await db.drop();
});

test('a published programme version brings its caps; a figure that a person set stays', async () => {
  const w = await World.open();
  const coordinator = w.as('coordinator');
  const settings = async () => Object.fromEntries((await w.ask(ops.settingList, { organisation: w.organisation, programme: 'chu-nice' }, coordinator)).items.map((s) => [s.name, s.value]));
  const publish = async (programmeVersion: number, activities: object) => {
    const asked: unknown[] = [];
    const platform = { client: { ask: async (_: unknown, input: unknown) => (asked.push(input), { definition: { activities } }) } } as unknown as Platform;
    const fact = { organisation: w.organisation, data: { programme: 'chu-nice', programmeVersion } } as unknown as TandemEvent;
    await w.admin.transaction((em) => new ProgrammeFacts(platform).keep(fact, { em, now: '2024-09-01T00:00:00.000Z' } as unknown as Tx));
    expect(asked).toEqual([{ organisation: w.organisation, programme: 'chu-nice', programmeVersion }]);
  };
  await publish(1, { caps: { week: 3, month: 8 }, lateCancel: { under: '72h', pays: '80%' } });
  expect(await settings()).toMatchObject({ 'cap-week': 3, 'cap-month': 8, 'late-hours': 72, 'late-share': 80, 'declare-days': 30 });
  await w.ask(ops.settingSet, { organisation: w.organisation, programme: 'chu-nice', name: 'cap-week', value: 1 }, coordinator);
  await publish(2, { caps: { week: 4, month: 9 } });
  expect(await settings()).toMatchObject({ 'cap-week': 1, 'cap-month': 9 });
  await w.close();
});
