import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "campaign" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text NOT NULL, "programme_version" integer NOT NULL, "gathering" text NOT NULL, "instrument" text NOT NULL, "trigger" text NOT NULL, "audience" text NOT NULL, "anonymous" boolean NOT NULL, "opens" date NOT NULL, "closes" date, "asked" integer NOT NULL DEFAULT '0', "answered" integer NOT NULL DEFAULT '0', CONSTRAINT "PK_0ce34d26e7f2eb316a3a592cdc4" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "campaign_gathering" ON "campaign"  ("organisation_id", "programme", "gathering") `,
  `CREATE TABLE "invitation" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "campaign_id" uuid NOT NULL, "person" uuid NOT NULL, "ticket_hash" text, "burned" boolean NOT NULL DEFAULT false, "sent_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_beb994737756c0f18a1c1f8669c" PRIMARY KEY ("id"))`,
  `CREATE INDEX "invitation_ticket" ON "invitation"  ("ticket_hash") WHERE ticket_hash IS NOT NULL`,
  `CREATE UNIQUE INDEX "invitation_once" ON "invitation"  ("campaign_id", "person") `,
  `CREATE TABLE "pending_answer" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "campaign_id" uuid NOT NULL, "answers" jsonb NOT NULL, CONSTRAINT "PK_eaedb87d0c9f137cc61a966522f" PRIMARY KEY ("id"))`,
  `CREATE TABLE "response" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "campaign_id" uuid NOT NULL, "day" date NOT NULL, "answers" jsonb NOT NULL, CONSTRAINT "PK_f64544baf2b4dc48ba623ce768f" PRIMARY KEY ("id"))`,
  `CREATE TABLE "indicator_snapshot" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "programme" text, "code" text NOT NULL, "starts" date NOT NULL, "ends" date NOT NULL, "figure" jsonb NOT NULL, "computed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_702d0fc50d38e5589a8321086db" PRIMARY KEY ("id"))`,
  `CREATE TABLE "application_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "programme" text, "version" integer NOT NULL, "state" text NOT NULL, "person" uuid NOT NULL, "source" text, "submitted_at" TIMESTAMP WITH TIME ZONE, "decided_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_89861eb106104d3fb02fac26d29" PRIMARY KEY ("id"))`,
  `CREATE TABLE "membership_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "programme" text, "version" integer NOT NULL, "state" text NOT NULL, "person" uuid NOT NULL, "activated_at" TIMESTAMP WITH TIME ZONE, "ended_at" TIMESTAMP WITH TIME ZONE, "checked_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_6635acaf9066c0d108929beed5a" PRIMARY KEY ("id"))`,
  `CREATE TABLE "vacation_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "programme" text, "version" integer NOT NULL, "state" text NOT NULL, "membership" uuid NOT NULL, "person" uuid NOT NULL, "project" uuid NOT NULL, "referent" uuid, "date" date NOT NULL, "level" text NOT NULL, CONSTRAINT "PK_78ddc58a232bc8ed1a6bc44eec5" PRIMARY KEY ("id"))`,
  `CREATE TABLE "project_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "programme" text, "version" integer NOT NULL, "state" text NOT NULL, "field" text, "approved_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_ddf3a4a13662ae5387dab8d7649" PRIMARY KEY ("id"))`,
  `CREATE TABLE "assignment_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "programme" text, "version" integer NOT NULL, "state" text NOT NULL, "project" uuid NOT NULL, CONSTRAINT "PK_a80954b1cc7d74c6c6dddd7ee17" PRIMARY KEY ("id"))`,
  `CREATE TABLE "payable_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "programme" text, "version" integer NOT NULL, "state" text NOT NULL, "kind" text NOT NULL, "vacation" uuid, "amount_cents" integer NOT NULL, "paid_on" date, CONSTRAINT "PK_2098fee859912683adb5c446373" PRIMARY KEY ("id"))`,
  `CREATE TABLE "consent_copy" ("organisation_id" uuid NOT NULL, "person" uuid NOT NULL, "code" text NOT NULL, "given" boolean NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_c62360ce1fab14f15c1f18e1a9e" PRIMARY KEY ("organisation_id", "person", "code"))`,
  `CREATE TABLE "programme_survey" ("organisation_id" uuid NOT NULL, "programme" text NOT NULL, "instrument" text NOT NULL, "programme_version" integer NOT NULL, "trigger" text NOT NULL, "audience" text NOT NULL, "after" integer, CONSTRAINT "PK_f83306ade76b6da52979191fbb2" PRIMARY KEY ("organisation_id", "programme", "instrument"))`,
];

export class InitialTables1795378826913 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'campaign', 'invitation', 'pending_answer', 'response', 'indicator_snapshot', 'application_copy', 'membership_copy', 'vacation_copy', 'project_copy', 'assignment_copy', 'payable_copy', 'consent_copy', 'programme_survey');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
