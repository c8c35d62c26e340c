import { temporaryDatabase } from '@tandem/testing';
import type { DataSource } from 'typeorm';
import { isPassing } from '../messaging/fault';
import { createDataSource } from './data-source';
import { inTransaction } from './unit-of-work';

describe('a transaction', () => {
  let db: Awaited<ReturnType<typeof temporaryDatabase>>;
  let source: DataSource;
  beforeAll(async () => {
    db = await temporaryDatabase();
    source = await createDataSource({ url: db.url, name: 'test', entities: [], migrations: [] }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await db.drop();
  });

  test('whose connection is lost between two statements waits for its database, like one lost within a statement', async () => {
    const between = inTransaction(source, ['*'], async (em) => {
      const [{ pid }] = (await em.query('SELECT pg_backend_pid() AS pid')) as { pid: number }[];
      await source.query('SELECT pg_terminate_backend($1)', [pid]);
      for (let lost = false; !lost; ) lost = !((await source.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid])) as unknown[]).length;
      await new Promise((told) => setTimeout(told, 50));
      await em.query('SELECT 1');
    }).catch((error: unknown) => error);
    const within = inTransaction(source, ['*'], (em) => em.query('SELECT pg_terminate_backend(pg_backend_pid())')).catch((error: unknown) => error);
    expect([await between, await within].map((error) => [error instanceof Error, isPassing(error)])).toEqual([[true, true], [true, true]]);
  });

  test('with a fault of its own is no matter of waiting', async () => {
    const error = await inTransaction(source, ['*'], (em) => em.query('SELECT nonsense')).catch((e: unknown) => e);
    expect([error instanceof Error, isPassing(error)]).toEqual([true, false]);
  });
});
