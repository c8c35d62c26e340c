import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `DROP INDEX "interview_slot_panel_hour"`,
  `CREATE TABLE "seat" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text NOT NULL, "programme_version" integer NOT NULL, "body" text NOT NULL, "person_id" uuid, "membership_id" uuid, "journey_id" uuid, "person_kind" text, "filled_by" text, "decided_on" date, "starts" date, "ends" date, "end_reason" text, CONSTRAINT "PK_4e72ae40c3fbd7711ccb380ac17" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "seat_person_once" ON "seat"  ("organisation_id", "programme", "body", "person_id") WHERE state IN ('NOMINATED', 'APPOINTED')`,
  `CREATE INDEX "seat_body" ON "seat"  ("organisation_id", "programme", "body") `,
  `CREATE TABLE "structure_agreement" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text NOT NULL, "programme_version" integer NOT NULL, "journey_id" uuid, "partner_organisation_id" uuid NOT NULL, "kind" text NOT NULL, "names" jsonb NOT NULL, "name_key" text NOT NULL, "contact_id" uuid, "through" text, "rhythm" text, "documents" jsonb NOT NULL DEFAULT '[]', "signed_file_id" uuid, "signed_on" date, "signed_by" uuid, "end_reason" text, CONSTRAINT "PK_931932c67b80b23aa860c93a1a5" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "structure_agreement_once" ON "structure_agreement"  ("organisation_id", "programme", "name_key") WHERE state <> 'ENDED'`,
  `ALTER TABLE "application" ADD "profile" text`,
  `ALTER TABLE "application" ADD "experience" text`,
  `ALTER TABLE "application" ADD "tasks" text array NOT NULL DEFAULT '{}'`,
  `ALTER TABLE "application" ADD "structure_id" uuid`,
  `ALTER TABLE "membership" ADD "asks" text array NOT NULL DEFAULT '{convention,route}'`,
  `ALTER TABLE "deliberation" ADD "towards" text`,
  `ALTER TABLE "interview_slot" ADD "meeting_id" uuid`,
  `ALTER TABLE "interview_slot" ADD "place_number" integer NOT NULL DEFAULT '1'`,
  `ALTER TABLE "panel" ADD "kind" text NOT NULL DEFAULT 'PANEL'`,
  `CREATE UNIQUE INDEX "interview_slot_panel_hour" ON "interview_slot"  ("panel_id", "starts_at", "place_number") WHERE state <> 'CANCELLED'`,
];

export class StructuresSeatsMeetings1795420000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'seat', 'structure_agreement');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
