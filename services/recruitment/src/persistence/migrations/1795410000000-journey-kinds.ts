import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A journey may follow a project or a structure: then it has no person. */
const SQL = [
  `DROP INDEX "journey_one_open"`,
  `ALTER TABLE "journey" ALTER COLUMN "person_id" DROP NOT NULL`,
  `ALTER TABLE "journey" ADD "subject_id" uuid`,
  `CREATE UNIQUE INDEX "journey_one_open" ON "journey"  ("organisation_id", "programme", "kind", "person_id") WHERE state <> 'CLOSED'`,
];

export class JourneyKinds1795410000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
