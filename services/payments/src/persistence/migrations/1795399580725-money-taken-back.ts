import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "programme_money" ("organisation_id" uuid NOT NULL, "programme" text NOT NULL, "version" integer NOT NULL, "money" jsonb NOT NULL, CONSTRAINT "PK_9384495e9e95d28a4eb3ff9b9d6" PRIMARY KEY ("organisation_id", "programme"))`,
  `CREATE TABLE "payment_brake" ("membership_id" uuid NOT NULL, "code" text NOT NULL, "organisation_id" uuid NOT NULL, "programme" text, "since" TIMESTAMP WITH TIME ZONE NOT NULL, "lifted_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_fbf0730fdb7c081aec5d316ea5e" PRIMARY KEY ("membership_id", "code"))`,
  `ALTER TABLE "batch" ADD "round" integer NOT NULL DEFAULT '0'`,
  `ALTER TABLE "batch_line" ADD "carried_by" uuid`,
  `ALTER TABLE "batch_file" ADD "round" integer NOT NULL DEFAULT '0'`,
  `ALTER TABLE "batch_file" DROP CONSTRAINT "PK_a13c3eee05357c8df83f722df63"`,
  `ALTER TABLE "batch_file" ADD CONSTRAINT "PK_836ee9bb233ab23e047e1f5962f" PRIMARY KEY ("file", "batch_id", "round")`,
  `ALTER TABLE "claim" ADD "missing" jsonb`,
  `ALTER TABLE "claim" ADD "reopened" boolean NOT NULL DEFAULT false`,
  `ALTER TABLE "session_copy" ADD "course" text`,
  `ALTER TABLE "payable" ADD "reverses_id" uuid`,
  `ALTER TABLE "payable" ADD "replaces_id" uuid`,
  `DROP INDEX "payable_one_per_vacation"`,
  `CREATE UNIQUE INDEX "payable_one_per_vacation" ON "payable"  ("vacation_id") WHERE kind = 'INDEMNITY' AND reverses_id IS NULL AND replaces_id IS NULL`,
  `DROP INDEX "payable_one_per_claim"`,
  `CREATE UNIQUE INDEX "payable_one_per_claim" ON "payable"  ("claim_id") WHERE reverses_id IS NULL`,
  `CREATE UNIQUE INDEX "payable_replaced_once" ON "payable"  ("replaces_id") `,
  `CREATE UNIQUE INDEX "payable_reversed_once" ON "payable"  ("reverses_id") `,
];

/** Claims did not follow their payables until now: each is brought to where its money is. No fact: nobody acted. */
const FOLLOW = `UPDATE claim c SET state = CASE p.state WHEN 'READY' THEN 'CORRECTED' WHEN 'RETURNED' THEN 'PAYMENT_FAILED' ELSE p.state END
  FROM payable p WHERE p.claim_id = c.id AND c.state IN ('APPROVED', 'PARTLY_APPROVED') AND (p.state IN ('IN_BATCH', 'PAID', 'RETURNED') OR (p.state = 'READY' AND p.returned_from IS NOT NULL))`;

export class MoneyTakenBack1795399580725 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    // Row-level security shows a migration nothing of what it must change.
    await runner.query(`SELECT set_config('tandem.organisations', '*', true)`);
    await runner.query(FOLLOW);
    await enableRowSecurity(runner, 'programme_money', 'payment_brake');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
