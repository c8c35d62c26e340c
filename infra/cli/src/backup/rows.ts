import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Client } from 'pg';

/*
 * A database as lines of JSON: for each table a head, then each row as Postgres itself writes it (`row::text`), which it
 * reads back exactly, whatever the types. Plain SQL: neither pg_dump nor its version is asked for.
 */
type Line = { table: string; columns: string[] } | { sequence: string; value: string } | string;

interface Table {
  name: string;
  columns: string[];
  /** Not computed by the database. */
  stored: string[];
  /** Rows may hold whole files. */
  large: boolean;
}
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export async function tablesOf(pg: Client): Promise<Table[]> {
  const { rows } = await pg.query<{ name: string; columns: string[]; stored: string[]; large: boolean }>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
      array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS stored, bool_or(a.atttypid = 'bytea'::regtype) AS large
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped GROUP BY c.relname ORDER BY c.relname`);
  return rows;
}

/** @returns rows of each table */
export async function writeRows(pg: Client, file: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  async function* lines(): AsyncGenerator<string> {
    const line = (value: Line) => `${JSON.stringify(value)}\n`;
    for (const { name, columns, large } of await tablesOf(pg)) {
      yield line({ table: name, columns });
      counts[name] = 0;
      await pg.query(`DECLARE every NO SCROLL CURSOR FOR SELECT t::text AS row FROM ${quoted(name)} AS t`);
      for (;;) {
        const { rows } = await pg.query<{ row: string }>(`FETCH ${large ? 4 : 1000} FROM every`);
        if (!rows.length) break;
        counts[name] += rows.length;
        yield rows.map((r) => line(r.row)).join('');
      }
      await pg.query('CLOSE every');
    }
    const { rows } = await pg.query<{ sequence: string; value: string }>(`SELECT sequencename AS sequence, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`);
    for (const row of rows) yield line(row);
  }
  // One look at the whole database.
  await pg.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await pipeline(Readable.from(lines()), createGzip({ level: 1 }), createWriteStream(file, { mode: 0o600 }));
  await pg.query('COMMIT');
  return counts;
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  const failed = pipeline(source, unzipped).then(() => undefined, (error: unknown) => error);
  for await (const text of createInterface({ input: unzipped, crlfDelay: Infinity })) yield JSON.parse(text) as Line;
  const error = await failed;
  if (error) throw error;
}

/** Rows of each table as the file has them. */
export async function countRows(file: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let table = '';
  for await (const line of linesOf(file)) {
    if (typeof line === 'string') counts[table] += 1;
    else if ('table' in line) counts[(table = line.table)] = 0;
  }
  return counts;
}

const BATCH_ROWS = 2_000;
const BATCH_CHARACTERS = 4_000_000;

class Filling {
  private rows: string[] = [];
  private characters = 0;
  private insert = '';
  private readonly counts: Record<string, number> = {};

  constructor(private readonly pg: Client, private readonly tables: ReadonlyMap<string, Table>) {}

  async table(name: string, columns: readonly string[]): Promise<void> {
    await this.flush();
    const table = this.tables.get(name);
    if (!table || table.columns.join() !== columns.join()) throw new Error(`table ${name} is not the one the backup was made of`);
    const stored = table.stored.map(quoted);
    // OFFSET 0: each row is read once, not once per column.
    this.insert = `INSERT INTO ${quoted(name)} (${stored.join(', ')}) OVERRIDING SYSTEM VALUE SELECT ${stored.map((c) => `(w.r).${c}`).join(', ')} FROM (SELECT x::${quoted(name)} AS r FROM unnest($1::text[]) AS x OFFSET 0) AS w`;
    this.counts[name] = 0;
    this.current = name;
  }
  private current = '';

  async row(row: string): Promise<void> {
    this.rows.push(row);
    this.characters += row.length;
    if (this.rows.length >= BATCH_ROWS || this.characters >= BATCH_CHARACTERS) await this.flush();
  }
  private async flush(): Promise<void> {
    if (!this.rows.length) return;
    const { rowCount } = await this.pg.query(this.insert, [this.rows]);
    this.counts[this.current] += rowCount ?? 0;
    this.rows = [];
    this.characters = 0;
  }
  async end(): Promise<Record<string, number>> {
    await this.flush();
    return this.counts;
  }
}

/** Puts the rows in, in one transaction; what its migrations had put there is the backup's to say. @returns rows of each table */
export async function readRows(pg: Client, file: string): Promise<Record<string, number>> {
  const tables = await tablesOf(pg);
  await pg.query('BEGIN');
  // The rows agreed with each other where they come from: neither order nor triggers have a say.
  await pg.query('SET LOCAL session_replication_role = replica');
  if (tables.length) await pg.query(`TRUNCATE ${tables.map((t) => quoted(t.name)).join(', ')}`);
  const filling = new Filling(pg, new Map(tables.map((t) => [t.name, t])));
  for await (const line of linesOf(file)) {
    if (typeof line === 'string') await filling.row(line);
    else if ('table' in line) await filling.table(line.table, line.columns);
    else await pg.query('SELECT setval($1::regclass, $2::bigint)', [`public.${quoted(line.sequence)}`, line.value]);
  }
  const counts = await filling.end();
  await pg.query('COMMIT');
  return counts;
}
