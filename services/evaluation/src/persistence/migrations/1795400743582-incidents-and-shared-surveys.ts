import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "enrolment_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "programme" text, "version" integer NOT NULL, "state" text NOT NULL, "person" uuid NOT NULL, "side" text NOT NULL, "completed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_1618f7f3dadcfbb74d472128355" PRIMARY KEY ("id"))`,
  `CREATE TABLE "incident" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text, "severity" text NOT NULL, "office" text NOT NULL, "opened_by" uuid NOT NULL, "concerns" uuid, "handler" uuid, "named" uuid array NOT NULL DEFAULT '{}', "sealed" text NOT NULL, "called_at" TIMESTAMP WITH TIME ZONE, "known_at" TIMESTAMP WITH TIME ZONE, "mediator" uuid, "authority" text, "authority_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_5f90b28b0b8238d89ee8edcf96e" PRIMARY KEY ("id"))`,
  `CREATE INDEX "incident_office" ON "incident"  ("organisation_id", "office") `,
  `CREATE TABLE "incident_note" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "incident_id" uuid NOT NULL, "written_by" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "sealed" text NOT NULL, CONSTRAINT "PK_bcd935c5c178ba4e6a14259e824" PRIMARY KEY ("id"))`,
  `CREATE INDEX "incident_note_incident" ON "incident_note"  ("incident_id") `,
  `ALTER TABLE "campaign" ADD "declined" integer NOT NULL DEFAULT '0'`,
  `ALTER TABLE "campaign" ADD "link_hash" text`,
  `ALTER TABLE "vacation_copy" ADD "field" text`,
  // Rows that are there get a place each; written so, because an UPDATE would see none of them under row-level security.
  `ALTER TABLE "programme_survey" ADD "position" SERIAL NOT NULL`,
  `ALTER TABLE "programme_survey" ALTER COLUMN "position" DROP DEFAULT`,
  `DROP SEQUENCE "programme_survey_position_seq"`,
  `ALTER TABLE "programme_survey" DROP CONSTRAINT "PK_f83306ade76b6da52979191fbb2"`,
  `ALTER TABLE "programme_survey" ADD CONSTRAINT "PK_99fbec56f76b9ebf1b677fd7afa" PRIMARY KEY ("organisation_id", "programme", "position")`,
  `ALTER TABLE "programme_survey" ADD "delay" text`,
  `ALTER TABLE "programme_survey" ADD "stage" text`,
  `ALTER TABLE "programme_survey" ADD "day" date`,
  `CREATE INDEX "campaign_link" ON "campaign"  ("link_hash") WHERE link_hash IS NOT NULL`,
];

export class IncidentsAndSharedSurveys1795400743582 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'enrolment_copy', 'incident', 'incident_note');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
