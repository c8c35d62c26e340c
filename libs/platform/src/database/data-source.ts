import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { PlatformTables1763800000000 } from './migrations/1763800000000-platform-tables';
import { SnakeNaming } from './naming';
import { PLATFORM_ENTITIES } from './tables';

type EntityClass = new () => object;
type MigrationClass = new () => MigrationInterface;

export interface DatabaseOptions {
  url: string;
  pool?: number;
  name: string;
  entities: readonly (EntityClass | EntitySchema)[];
  /** Append-only, in order; platform's own come first by their timestamps. */
  migrations: readonly MigrationClass[];
}

export function createDataSource(o: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: o.url,
    entities: [...PLATFORM_ENTITIES, ...(o.entities as EntityClass[])],
    migrations: [PlatformTables1763800000000, ...o.migrations],
    migrationsTransactionMode: 'all',
    namingStrategy: new SnakeNaming(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    synchronize: false,
    poolSize: o.pool ?? 12,
    applicationName: `tandem-${o.name}`,
    extra: {
      // A statement that takes longer holds row locks others wait for; a use case is milliseconds.
      statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000,
      // Work comes in bursts: a connection opened anew costs more than the work it is opened for.
      idleTimeoutMillis: 120_000,
    },
  });
}

/** SQL that would bring the tables to the entities: empty when the migrations tell the whole truth. */
export async function schemaDrift(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map((q) => q.query);
}

/** Connects, waiting for a database that is still starting, and brings it up to date under one lock. */
export async function openDatabase(source: DataSource, waitMs = 60_000): Promise<void> {
  const until = Date.now() + waitMs;
  for (;;) {
    try {
      await source.initialize();
      break;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  const runner = source.createQueryRunner();
  try {
    // Several processes of one service may start together: one migrates, the others wait here.
    await runner.query('SELECT pg_advisory_lock(7411)');
    await source.runMigrations();
  } finally {
    await runner.query('SELECT pg_advisory_unlock(7411)').catch(() => undefined);
    await runner.release();
  }
}
