import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "programme_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "programme" text NOT NULL, "project_journey" boolean NOT NULL, "group_needs" jsonb NOT NULL, "profiles" jsonb NOT NULL, "formats" jsonb NOT NULL, CONSTRAINT "PK_6310c34ad8be496a9ebe0e1a27f" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "programme_copy_version" ON "programme_copy"  ("organisation_id", "programme", "version") `,
  `ALTER TABLE "project" ADD "programme_version" integer`,
  `ALTER TABLE "project" ADD "professionals" uuid array NOT NULL DEFAULT '{}'`,
  `ALTER TABLE "project" ADD "paused_from" text`,
  `ALTER TABLE "project" ADD "feedback" text`,
  `ALTER TABLE "project" ADD "feedback_on" date`,
  `ALTER TABLE "assignment" ADD "successor_id" uuid`,
];

export class ProjectGroups1795399759960 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'programme_copy');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
