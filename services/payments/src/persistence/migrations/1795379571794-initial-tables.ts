import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "bank_details" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "person_id" uuid NOT NULL, "sealed" text NOT NULL, "holder_is" text NOT NULL, "first" boolean NOT NULL, "usable_from" TIMESTAMP WITH TIME ZONE NOT NULL, "entered_by" text NOT NULL, "verified_by" text, "verified_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_ddbbcb9586b7f4d6124fe58f257" PRIMARY KEY ("id"))`,
  `CREATE INDEX "bank_details_person" ON "bank_details"  ("person_id") `,
  `CREATE UNIQUE INDEX "bank_details_current" ON "bank_details"  ("organisation_id", "person_id") WHERE state IN ('ENTERED', 'VERIFIED')`,
  `CREATE TABLE "batch" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "payer_id" uuid NOT NULL, "payer_kind" text NOT NULL, "route" text NOT NULL, "kind" text, "executes_on" date NOT NULL, "line_count" integer NOT NULL, "total_cents" integer NOT NULL, "returned_lines" integer, "sha256" text, "prepared_by" text array NOT NULL, "approved_by" text, CONSTRAINT "PK_57da3b830b57bec1fd329dcaf43" PRIMARY KEY ("id"))`,
  `CREATE INDEX "batch_list" ON "batch"  ("organisation_id", "state") `,
  `CREATE TABLE "batch_line" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "batch_id" uuid NOT NULL, "payable_id" uuid NOT NULL, "person_id" uuid NOT NULL, "bank_details_id" uuid NOT NULL, "kind" text NOT NULL, "amount_cents" integer NOT NULL, "period" text NOT NULL, "units" integer NOT NULL, "end_to_end_id" text NOT NULL, "status" text NOT NULL, "reason" text, CONSTRAINT "PK_40737f848cd6e9fc4c05ac080c8" PRIMARY KEY ("id"))`,
  `CREATE INDEX "batch_line_batch" ON "batch_line"  ("batch_id", "id") `,
  `CREATE UNIQUE INDEX "batch_line_reference" ON "batch_line"  ("end_to_end_id") `,
  `CREATE UNIQUE INDEX "batch_line_one_live" ON "batch_line"  ("payable_id") WHERE status IN ('LIVE', 'PAID')`,
  `CREATE TABLE "batch_file" ("batch_id" uuid NOT NULL, "file" text NOT NULL, "organisation_id" uuid NOT NULL, "filename" text NOT NULL, "sha256" text NOT NULL, "lines" integer NOT NULL, "total_cents" integer NOT NULL, "sealed" text NOT NULL, CONSTRAINT "PK_a13c3eee05357c8df83f722df63" PRIMARY KEY ("batch_id", "file"))`,
  `CREATE TABLE "claim" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "vacation_id" uuid, "session_id" uuid, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "line_count" integer NOT NULL, "claimed_cents" integer, "approved_cents" integer, "checked_by" text, "programme" text, "journey_id" uuid, CONSTRAINT "PK_466b305cc2e591047fa1ce58f81" PRIMARY KEY ("id"))`,
  `CREATE INDEX "claim_membership" ON "claim"  ("membership_id") `,
  `CREATE TABLE "claim_line" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "claim_id" uuid NOT NULL, "person_id" uuid NOT NULL, "n" integer NOT NULL, "line" jsonb NOT NULL, "journey_key" text, "live" boolean NOT NULL, "status" text, "approved_cents" integer, "ceiling_cents" integer, "reason" text, "bands" jsonb, CONSTRAINT "PK_e151a204987b27fd0e1cbb63bc0" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "claim_line_journey_once" ON "claim_line"  ("person_id", "journey_key") WHERE live`,
  `CREATE UNIQUE INDEX "claim_line_claim" ON "claim_line"  ("claim_id", "n") `,
  `CREATE TABLE "claim_proof" ("claim_id" uuid NOT NULL, "sha256" text NOT NULL, "organisation_id" uuid NOT NULL, "file_id" uuid NOT NULL, "live" boolean NOT NULL, CONSTRAINT "PK_6fe9c6a2cb61690bb3af279c79e" PRIMARY KEY ("claim_id", "sha256"))`,
  `CREATE UNIQUE INDEX "claim_proof_once" ON "claim_proof"  ("sha256") WHERE live`,
  `CREATE TABLE "kilometre_counter" ("payer_id" uuid NOT NULL, "person_id" uuid NOT NULL, "year" text NOT NULL, "organisation_id" uuid NOT NULL, "tenths" integer NOT NULL, CONSTRAINT "PK_9dba44a4d5c9614ebf820a7e64a" PRIMARY KEY ("payer_id", "person_id", "year"))`,
  `CREATE TABLE "membership_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "programme" text, "journey_id" uuid, "state" text NOT NULL, "reason" text, CONSTRAINT "PK_6635acaf9066c0d108929beed5a" PRIMARY KEY ("id"))`,
  `CREATE TABLE "cover_period" ("membership_id" uuid NOT NULL, "starts_on" date NOT NULL, "organisation_id" uuid NOT NULL, "ends_on" date, "sites" uuid array NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, CONSTRAINT "PK_d00cb412b660aefd624a581fb12" PRIMARY KEY ("membership_id", "starts_on"))`,
  `CREATE TABLE "vacation_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "date" date NOT NULL, "part" text NOT NULL, "remote" boolean NOT NULL, "late" boolean NOT NULL, "state" text NOT NULL, CONSTRAINT "PK_78ddc58a232bc8ed1a6bc44eec5" PRIMARY KEY ("id"))`,
  `CREATE INDEX "vacation_copy_membership" ON "vacation_copy"  ("membership_id", "date") `,
  `CREATE TABLE "enrolment_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "person_id" uuid NOT NULL, "session_id" uuid, "state" text NOT NULL, CONSTRAINT "PK_1618f7f3dadcfbb74d472128355" PRIMARY KEY ("id"))`,
  `CREATE INDEX "enrolment_copy_session" ON "enrolment_copy"  ("session_id", "person_id") `,
  `CREATE TABLE "session_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, CONSTRAINT "PK_1a8141329e3534b461eec860a0a" PRIMARY KEY ("id"))`,
  `CREATE TABLE "payable" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "kind" text NOT NULL, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "vacation_id" uuid, "claim_id" uuid, "date" date NOT NULL, "site_id" uuid, "level" text, "activity" text, "share" integer NOT NULL, "units" integer NOT NULL, "route" text, "rate_id" uuid, "amount_cents" integer NOT NULL, "blocked_reason" text, "batch_id" uuid, "returned_from" uuid, "paid_on" date, "served_by" text, "programme" text, "journey_id" uuid, CONSTRAINT "PK_9c451177bd6644fd97344ea3761" PRIMARY KEY ("id"))`,
  `CREATE INDEX "payable_membership" ON "payable"  ("membership_id", "state") `,
  `CREATE INDEX "payable_person" ON "payable"  ("person_id", "state") `,
  `CREATE INDEX "payable_ready" ON "payable"  ("organisation_id", "state", "route", "kind", "date") `,
  `CREATE UNIQUE INDEX "payable_one_per_claim" ON "payable"  ("claim_id") `,
  `CREATE UNIQUE INDEX "payable_one_per_vacation" ON "payable"  ("vacation_id") WHERE kind = 'INDEMNITY'`,
  `CREATE TABLE "rate" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "kind" text NOT NULL, "route" text NOT NULL, "level" text, "activity" text, "amount_cents" integer NOT NULL, "starts_on" date NOT NULL, "ends_on" date, CONSTRAINT "PK_2618d0d38af322d152ccc328f33" PRIMARY KEY ("id"))`,
  `CREATE INDEX "rate_key" ON "rate"  ("organisation_id", "kind", "route", "starts_on") `,
  `CREATE TABLE "payer" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "kind" text NOT NULL, "account" text NOT NULL, "label" text NOT NULL, CONSTRAINT "PK_b397f4290f45cd2e824c63200f9" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "payer_organisation" ON "payer"  ("organisation_id") `,
  `CREATE TABLE "payment_setting" ("organisation_id" uuid NOT NULL, "name" text NOT NULL, "value" integer NOT NULL, "source" text NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_1d5b6a16382178abaa44dc292b0" PRIMARY KEY ("organisation_id", "name"))`,
  `CREATE TABLE "status_route" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "version" integer NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "association" text, "siret" text, "monthly_cap_cents" integer, "information_accepted_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_da832656eeefdad914f5bf22f1a" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "status_route_membership" ON "status_route"  ("membership_id") `,
  `CREATE TABLE "route_choice" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "membership_id" uuid NOT NULL, "seq" integer NOT NULL, "route" text NOT NULL, "declined" boolean NOT NULL, "starts_on" date, "chosen_by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_93c9e9bcdde289ed5c545cd5970" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "route_choice_membership" ON "route_choice"  ("membership_id", "seq") `,
  `CREATE TABLE "route_warning" ("membership_id" uuid NOT NULL, "code" text NOT NULL, "month" text NOT NULL, "organisation_id" uuid NOT NULL, CONSTRAINT "PK_6e5b4c643334c4b4ba105047e00" PRIMARY KEY ("membership_id", "code", "month"))`,
];

export class InitialTables1795379571794 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'bank_details', 'batch', 'batch_line', 'batch_file', 'claim', 'claim_line', 'claim_proof', 'kilometre_counter', 'membership_copy', 'cover_period', 'vacation_copy', 'enrolment_copy', 'session_copy', 'payable', 'rate', 'payer', 'payment_setting', 'status_route', 'route_choice', 'route_warning');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
