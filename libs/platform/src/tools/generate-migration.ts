import 'reflect-metadata';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { createDataSource, schemaDrift, type DatabaseOptions } from '../database/data-source';

/**
 * `node libs/platform/dist/tools/generate-migration.js services/<name> <Title>`: writes the migration that brings the
 * tables to the built entities. Wants TEST_DATABASE_URL: a superuser of a throw-away Postgres.
 */
async function main(folder: string, title: string): Promise<void> {
  const url = process.env.TEST_DATABASE_URL;
  if (!url || !folder || !/^[A-Z]\w+$/.test(title ?? '')) throw new Error('usage: TEST_DATABASE_URL=… generate-migration services/<name> <Title>');
  const built = path.resolve(folder, 'dist/persistence/database.js');
  const database: Pick<DatabaseOptions, 'entities' | 'migrations'> = existsSync(built) ? ((await import(built)) as { database: DatabaseOptions }).database : { entities: [], migrations: [] };
  const queries = await diff(url, database);
  if (!queries.length) return void process.stdout.write('no change\n');
  const stamp = `${Date.now()}`;
  const slug = title.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  const file = path.resolve(folder, 'src/persistence/migrations', `${stamp}-${slug}.ts`);
  writeFileSync(file, source(`${title}${stamp}`, queries));
  process.stdout.write(`${file}\nadd ${title}${stamp} at the END of the list in src/persistence/database.ts\n`);
}

async function diff(url: string, database: Pick<DatabaseOptions, 'entities' | 'migrations'>): Promise<string[]> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  const name = `tandem_generate_${Date.now()}`;
  await admin.query(`CREATE DATABASE ${name}`);
  const target = new URL(url);
  target.pathname = `/${name}`;
  const source = createDataSource({ url: target.href, name: 'generate', ...database });
  try {
    await source.initialize();
    await source.runMigrations();
    return await schemaDrift(source);
  } finally {
    await source.destroy();
    await admin.query(`DROP DATABASE ${name}`);
    await admin.end();
  }
}

function source(className: string, queries: string[]): string {
  const tables = queries.flatMap((q) => {
    const found = /^CREATE TABLE "(\w+)"/.exec(q);
    return found && q.includes('"organisation_id"') ? [found[1]] : [];
  });
  const lines = queries.map((q) => `  \`${q}\`,`).join('\n');
  const secure = tables.length ? `    await enableRowSecurity(runner, ${tables.map((t) => `'${t}'`).join(', ')});\n` : '';
  return `${tables.length ? "import { enableRowSecurity } from '@tandem/platform';\n" : ''}import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
${lines}
];

export class ${className} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
${secure}  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
`;
}

main(process.argv[2], process.argv[3]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
