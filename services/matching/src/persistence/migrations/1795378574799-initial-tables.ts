import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "membership_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "programme" text NOT NULL, "journey_id" uuid, "state" text NOT NULL, "profile" text, "application_id" uuid, "since" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_6635acaf9066c0d108929beed5a" PRIMARY KEY ("id"))`,
  `CREATE INDEX "membership_copy_person" ON "membership_copy"  ("person_id") `,
  `CREATE INDEX "membership_copy_programme" ON "membership_copy"  ("organisation_id", "programme", "state") `,
  `CREATE TABLE "application_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "call_id" uuid, "wishes" uuid array NOT NULL, "submitted_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_89861eb106104d3fb02fac26d29" PRIMARY KEY ("id"))`,
  `CREATE TABLE "cover_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "state" text NOT NULL, "sites" uuid array NOT NULL, "starts_on" date, "ends_on" date, CONSTRAINT "PK_b6d224b3598b07b4af6ee83e2bc" PRIMARY KEY ("id"))`,
  `CREATE TABLE "route_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "route" text NOT NULL, CONSTRAINT "PK_9fdb7daabf69ee9ba2d246f10b0" PRIMARY KEY ("id"))`,
  `CREATE TABLE "consent_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "code" text NOT NULL, "state" text NOT NULL, CONSTRAINT "PK_b8160779d4382fb61cee2f5afa4" PRIMARY KEY ("id"))`,
  `CREATE INDEX "consent_copy_person" ON "consent_copy"  ("person_id", "code") `,
  `CREATE TABLE "tie_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "unit_id" uuid, "other_id" uuid, "state" text NOT NULL, CONSTRAINT "PK_94e7b535f5256718e079d4728a5" PRIMARY KEY ("id"))`,
  `CREATE INDEX "tie_copy_person" ON "tie_copy"  ("person_id") `,
  `CREATE TABLE "training_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "course" text NOT NULL, "state" text NOT NULL, CONSTRAINT "PK_2846612617fc4cec6baeb39a093" PRIMARY KEY ("id"))`,
  `CREATE INDEX "training_copy_person" ON "training_copy"  ("person_id") `,
  `CREATE TABLE "document_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "kind" text NOT NULL, "compulsory" boolean NOT NULL, "state" text NOT NULL, CONSTRAINT "PK_74b5ad6848a5fd35bae9abf3bc7" PRIMARY KEY ("id"))`,
  `CREATE INDEX "document_copy_person" ON "document_copy"  ("person_id") `,
  `CREATE TABLE "call_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "programme" text, "state" text NOT NULL, CONSTRAINT "PK_4faa9be66cdae85631d3df76887" PRIMARY KEY ("id"))`,
  `CREATE TABLE "organisation_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "calendar" text NOT NULL, CONSTRAINT "PK_c191c379717829a826e2beece1c" PRIMARY KEY ("id"))`,
  `CREATE TABLE "journey_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "programme_version" integer NOT NULL, CONSTRAINT "PK_5166def06684978ddb0af917aab" PRIMARY KEY ("id"))`,
  `CREATE TABLE "profile" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "lived" jsonb, "topics" text array, "cap_week" integer, "cap_month" integer, "wishes" jsonb NOT NULL, "checked_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_3dd8bfc97e4a77c70971591bdcb" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "profile_membership" ON "profile"  ("membership_id") `,
  `CREATE TABLE "availability" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "weekly" jsonb NOT NULL, "away" jsonb NOT NULL, CONSTRAINT "PK_05a8158cf1112294b1c86e7f1d3" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "availability_membership" ON "availability"  ("membership_id") `,
  `CREATE TABLE "programme_setting" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text NOT NULL, "name" text NOT NULL, "value" double precision NOT NULL, "source" text NOT NULL, CONSTRAINT "PK_ae9cfed21dd0fd7622b389be309" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "programme_setting_name" ON "programme_setting"  ("organisation_id", "programme", "name") `,
  `CREATE TABLE "project" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text NOT NULL, "journey_id" uuid, "created_by" uuid NOT NULL, "title" text NOT NULL, "field" text, "level" text, "why" text, "tasks" text, "seats" integer NOT NULL, "min_partners" integer NOT NULL, "profiles" text array NOT NULL, "need" jsonb NOT NULL, "starts" date NOT NULL, "ends" date NOT NULL, "planned_half_days" integer NOT NULL, "half_days" jsonb NOT NULL, "formats" text array NOT NULL, "unit_id" uuid, "site_id" uuid, "remote" boolean NOT NULL, "referent_id" uuid, "lead_id" uuid, "call_id" uuid, "budget_line" text, "unpaid_reason" text, "checklist" jsonb NOT NULL, "weights" jsonb, "review" jsonb, CONSTRAINT "PK_4d68b1358bb5b766d3e78f32f57" PRIMARY KEY ("id"))`,
  `CREATE INDEX "project_call" ON "project"  ("call_id", "state") `,
  `CREATE TABLE "speed_dating" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text NOT NULL, "call_id" uuid, "projects" jsonb NOT NULL, "closes" date, "seed" integer, "result" jsonb, "reviewed_by" text, CONSTRAINT "PK_3511524ea4b17b7c98e0c7ca43d" PRIMARY KEY ("id"))`,
  `CREATE TABLE "ranking" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "speed_dating_id" uuid NOT NULL, "side" text NOT NULL, "membership_id" uuid, "project_id" uuid, "choices" uuid array NOT NULL, "accepts_others" boolean NOT NULL, "sent_by" text NOT NULL, CONSTRAINT "PK_bf82b8f271e50232e6a3fcb09a9" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "ranking_team" ON "ranking"  ("speed_dating_id", "project_id") WHERE project_id IS NOT NULL`,
  `CREATE UNIQUE INDEX "ranking_partner" ON "ranking"  ("speed_dating_id", "membership_id") WHERE membership_id IS NOT NULL`,
  `CREATE TABLE "proposal" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text NOT NULL, "journey_id" uuid, "project_id" uuid NOT NULL, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "score" double precision NOT NULL, "sentence" jsonb NOT NULL, "overrides" text array NOT NULL, "reason" text, "assignment_id" uuid, "proposed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_ca872ecfe4fef5720d2d39e4275" PRIMARY KEY ("id"))`,
  `CREATE INDEX "proposal_membership" ON "proposal"  ("membership_id") `,
  `CREATE UNIQUE INDEX "proposal_open" ON "proposal"  ("project_id", "membership_id") WHERE state IN ('SUGGESTED', 'PROPOSED', 'ACCEPTED')`,
  `CREATE TABLE "assignment" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text NOT NULL, "journey_id" uuid, "project_id" uuid NOT NULL, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "referent_id" uuid, "proposal_id" uuid, "speed_dating_id" uuid, "starts" date NOT NULL, "ends" date NOT NULL, CONSTRAINT "PK_43c2f5a3859f54cedafb270f37e" PRIMARY KEY ("id"))`,
  `CREATE INDEX "assignment_membership" ON "assignment"  ("membership_id") `,
  `CREATE UNIQUE INDEX "assignment_live" ON "assignment"  ("project_id", "membership_id") WHERE state IN ('CONFIRMED', 'ACTIVE')`,
  `CREATE TABLE "vacation" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text NOT NULL, "journey_id" uuid, "programme_version" integer, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "assignment_id" uuid NOT NULL, "project_id" uuid NOT NULL, "referent_id" uuid, "date" date NOT NULL, "part" text NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "site_id" uuid, "remote" boolean NOT NULL, "format" text NOT NULL, "field" text NOT NULL, "level" text NOT NULL, "minutes" integer NOT NULL, "units" integer, "payable_share" integer NOT NULL, "late" boolean NOT NULL, "past_reason" text, "reason" text, "comment" text, "declared_by" text, "declared_at" TIMESTAMP WITH TIME ZONE, "approved_by" text, CONSTRAINT "PK_b98b2da5d138aa464c5d1431135" PRIMARY KEY ("id"))`,
  `CREATE INDEX "vacation_calendar" ON "vacation"  ("organisation_id", "date", "id") `,
  `CREATE INDEX "vacation_project" ON "vacation"  ("project_id", "date") `,
  `CREATE INDEX "vacation_membership" ON "vacation"  ("membership_id", "date") `,
  `CREATE UNIQUE INDEX "vacation_one_per_half_day" ON "vacation"  ("person_id", "date", "part") WHERE state IN ('CONFIRMED', 'DONE', 'DECLARED', 'APPROVED', 'DISPUTED', 'NO_SHOW_TEAM')`,
];

export class InitialTables1795378574799 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'membership_copy', 'application_copy', 'cover_copy', 'route_copy', 'consent_copy', 'tie_copy', 'training_copy', 'document_copy', 'call_copy', 'organisation_copy', 'journey_copy', 'profile', 'availability', 'programme_setting', 'project', 'speed_dating', 'ranking', 'proposal', 'assignment', 'vacation');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
