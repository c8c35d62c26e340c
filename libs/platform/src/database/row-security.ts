import type { QueryRunner } from 'typeorm';

/**
 * Rows are seen only by their organisation. The transaction says which ones it may see (`tandem.organisations`, ids
 * joined by commas, or `*`); unset means none. FORCE, because the service's role owns its tables.
 */
export async function enableRowSecurity(runner: QueryRunner, ...tables: string[]): Promise<void> {
  for (const table of tables) {
    await runner.query(`ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY`);
    await runner.query(`CREATE POLICY organisation ON "${table}" USING (
      current_setting('tandem.organisations', true) = '*'
      OR organisation_id::text = ANY (string_to_array(current_setting('tandem.organisations', true), ',')))`);
  }
}
