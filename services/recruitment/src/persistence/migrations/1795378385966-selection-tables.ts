import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "cover_copy" ("membership_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "cover_state" text NOT NULL, "covered_from" date, "covered_to" date, CONSTRAINT "PK_e85e911518240713d2d46b8a5e3" PRIMARY KEY ("membership_id"))`,
  `CREATE TABLE "route_copy" ("membership_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "route" text NOT NULL, CONSTRAINT "PK_d0839c9e9ad9b5dd41d04c7632b" PRIMARY KEY ("membership_id"))`,
  `CREATE TABLE "document" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "person_id" uuid NOT NULL, "membership_id" uuid NOT NULL, "programme" text NOT NULL, "journey_id" uuid, "kind" text NOT NULL, "compulsory" boolean NOT NULL, "file_id" uuid, "issued" date, "valid_until" date, CONSTRAINT "PK_e57d3357f83f3cdc0acffc3d777" PRIMARY KEY ("id"))`,
  `CREATE INDEX "document_membership" ON "document"  ("membership_id") `,
  `CREATE TABLE "membership" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "person_id" uuid NOT NULL, "programme" text NOT NULL, "programme_version" integer, "profile" text, "application_id" uuid, "journey_id" uuid, "required_courses" text array NOT NULL DEFAULT '{}', "pause_reason" text, "returns" date, "suspend_reason" text, "end_reason" text, CONSTRAINT "PK_83c1afebef3059472e7c37e8de8" PRIMARY KEY ("id"))`,
  `CREATE INDEX "membership_person" ON "membership"  ("person_id") `,
  `CREATE UNIQUE INDEX "membership_once" ON "membership"  ("organisation_id", "person_id", "programme") WHERE state NOT IN ('ENDED', 'ALUMNI', 'ANONYMISED')`,
  `CREATE TABLE "deliberation" ("application_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "outcome" text NOT NULL, "present" uuid array NOT NULL, "difference_reason" text, "reason_code" text, "alternative" text, "decided_by" uuid NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_c23ea64c88a4b81e1efc54d307d" PRIMARY KEY ("application_id"))`,
  `CREATE TABLE "grid" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "application_id" uuid NOT NULL, "slot_id" uuid NOT NULL, "member_id" uuid NOT NULL, "member_role" text NOT NULL, "content" jsonb, "programme" text, "journey_id" uuid, CONSTRAINT "PK_fe4aaa758ecdccd442f6b91855a" PRIMARY KEY ("id"))`,
  `CREATE INDEX "grid_application" ON "grid"  ("application_id") `,
  `CREATE UNIQUE INDEX "grid_once" ON "grid"  ("slot_id", "member_id") `,
  `CREATE TABLE "interview_slot" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "panel_id" uuid NOT NULL, "programme" text, "call_id" uuid, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "minutes" integer NOT NULL, "mode" text NOT NULL, "place" text, "application_id" uuid, "candidate_id" uuid, "journey_id" uuid, "present" uuid array NOT NULL DEFAULT '{}', CONSTRAINT "PK_bac385fd080a2283e127fa26984" PRIMARY KEY ("id"))`,
  `CREATE INDEX "interview_slot_open" ON "interview_slot"  ("organisation_id", "starts_at") WHERE state = 'OPEN'`,
  `CREATE UNIQUE INDEX "interview_slot_booked_once" ON "interview_slot"  ("application_id") WHERE state = 'BOOKED'`,
  `CREATE UNIQUE INDEX "interview_slot_panel_hour" ON "interview_slot"  ("panel_id", "starts_at") WHERE state <> 'CANCELLED'`,
  `CREATE TABLE "panel" ("id" uuid NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "organisation_id" uuid NOT NULL, "programme" text, "call_id" uuid, "members" jsonb NOT NULL, CONSTRAINT "PK_bbd5674b69f7448974aa41ab347" PRIMARY KEY ("id"))`,
  `CREATE TABLE "tie" ("id" uuid NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "person_id" uuid NOT NULL, "other_id" uuid, "unit_id" uuid, "other_key" uuid NOT NULL, "kind" text NOT NULL, "note" text, "frame_file_id" uuid, CONSTRAINT "PK_e780a994e86fbc728468acea212" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "tie_once" ON "tie"  ("organisation_id", "person_id", "other_key", "kind") WHERE state = 'DECLARED'`,
  `CREATE INDEX "tie_other" ON "tie"  ("other_id") `,
  `CREATE INDEX "tie_person" ON "tie"  ("person_id") `,
  `CREATE TABLE "enrolment" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "person_id" uuid NOT NULL, "membership_id" uuid, "session_id" uuid, "session_ends" date, "course" text NOT NULL, "side" text NOT NULL, "programme" text, "journey_id" uuid, "waiting_since" TIMESTAMP WITH TIME ZONE, "offered_at" TIMESTAMP WITH TIME ZONE, "completed_on" date, "proof_file_id" uuid, CONSTRAINT "PK_5d2679f6c891d77c58aa0e05f2b" PRIMARY KEY ("id"))`,
  `CREATE INDEX "enrolment_person_course" ON "enrolment"  ("person_id", "course") `,
  `CREATE UNIQUE INDEX "enrolment_once" ON "enrolment"  ("session_id", "person_id") WHERE state <> 'CANCELLED'`,
  `CREATE TABLE "training_half_day" ("person_id" uuid NOT NULL, "half_day" text NOT NULL, "organisation_id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, CONSTRAINT "PK_5ede19577477992b5e63714e6fb" PRIMARY KEY ("person_id", "half_day"))`,
  `CREATE INDEX "training_half_day_enrolment" ON "training_half_day"  ("enrolment_id") `,
  `CREATE TABLE "session" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text NOT NULL, "course" text NOT NULL, "half_days" jsonb NOT NULL, "site_id" uuid, "places" integer NOT NULL, "min_people" integer NOT NULL, "mix" jsonb NOT NULL, CONSTRAINT "PK_f55da76ac1c3ac420f444d2ff11" PRIMARY KEY ("id"))`,
  `CREATE INDEX "session_course" ON "session"  ("organisation_id", "course") `,
];

export class SelectionTables1795378385966 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'cover_copy', 'route_copy', 'document', 'membership', 'deliberation', 'grid', 'interview_slot', 'panel', 'tie', 'enrolment', 'training_half_day', 'session');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
