import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "programme_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "programme" text NOT NULL, "version" integer NOT NULL, "stages" jsonb NOT NULL, CONSTRAINT "PK_6310c34ad8be496a9ebe0e1a27f" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "programme_copy_version" ON "programme_copy"  ("organisation_id", "programme", "version") `,
  `ALTER TABLE "convention" ADD "form" text NOT NULL DEFAULT 'full'`,
  `ALTER TABLE "convention" ADD "programme_version" integer`,
  `ALTER TABLE "convention" ADD "amends" uuid`,
  `ALTER TABLE "convention" ADD "suspended_on" date`,
  `ALTER TABLE "convention" ALTER COLUMN "charter_id" DROP NOT NULL`,
  `ALTER TABLE "convention" ALTER COLUMN "half_days_cap" DROP NOT NULL`,
  `ALTER TABLE "convention" ALTER COLUMN "rate_table" DROP NOT NULL`,
];

export class ConventionForms1795401355623 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'programme_copy');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
