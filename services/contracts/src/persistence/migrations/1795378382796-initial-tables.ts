import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "convention" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "programme" text, "journey_id" uuid, "template_id" uuid NOT NULL, "charter_id" uuid NOT NULL, "renews" uuid, "starts" date NOT NULL, "ends" date NOT NULL, "ends_on" date, "sites" jsonb NOT NULL, "parties" jsonb NOT NULL, "establishment" text NOT NULL, "mission" text NOT NULL, "place" text NOT NULL, "level" text NOT NULL, "half_days_cap" integer NOT NULL, "rate_table" text NOT NULL, "partner_notice_days" integer NOT NULL, "route" text, "sha256" text, "signers" integer NOT NULL DEFAULT '0', "signed" integer NOT NULL DEFAULT '0', "sent_at" TIMESTAMP WITH TIME ZONE, "signed_at" TIMESTAMP WITH TIME ZONE, "reason" text, CONSTRAINT "PK_c63491e72614dcea4f98dc22ba7" PRIMARY KEY ("id"))`,
  `CREATE INDEX "convention_by_membership" ON "convention"  ("membership_id") `,
  `CREATE UNIQUE INDEX "convention_by_hash" ON "convention"  ("sha256") WHERE sha256 IS NOT NULL`,
  `CREATE INDEX "convention_by_end" ON "convention"  ("organisation_id", "ends", "id") `,
  `CREATE UNIQUE INDEX "convention_one_in_force" ON "convention"  ("membership_id") WHERE state IN ('ACTIVE', 'EXPIRING', 'SUSPENDED')`,
  `CREATE TABLE "convention_document" ("convention_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "sha256" text NOT NULL, "bytes" bytea NOT NULL, "content" jsonb NOT NULL, "frozen_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_738b25ce9f66aa4aabac3dff947" PRIMARY KEY ("convention_id"))`,
  `CREATE TABLE "cover" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "convention_id" uuid, "sites" jsonb NOT NULL, "valid_from" date, "valid_to" date, "state" text NOT NULL, "version" integer NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_09847db42fd93d7e6b49f318629" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "cover_of_membership" ON "cover"  ("membership_id") `,
  `CREATE TABLE "membership_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "person_id" uuid NOT NULL, "programme" text, "journey_id" uuid, "state" text NOT NULL, "version" integer NOT NULL, CONSTRAINT "PK_6635acaf9066c0d108929beed5a" PRIMARY KEY ("id"))`,
  `CREATE TABLE "route_copy" ("membership_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "route" text NOT NULL, "version" integer NOT NULL, CONSTRAINT "PK_d0839c9e9ad9b5dd41d04c7632b" PRIMARY KEY ("membership_id"))`,
  `CREATE TABLE "signature" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "convention_id" uuid NOT NULL, "membership_id" uuid NOT NULL, "person_id" uuid NOT NULL, "role" text NOT NULL, "turn" integer NOT NULL, "signers" integer NOT NULL, "programme" text, "journey_id" uuid, "channel" text, "notified_at" TIMESTAMP WITH TIME ZONE, "viewed_at" TIMESTAMP WITH TIME ZONE, "signed_at" TIMESTAMP WITH TIME ZONE, "declined_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_8e62734171afc1d7c9570be27fb" PRIMARY KEY ("id"))`,
  `CREATE INDEX "signature_by_person" ON "signature"  ("person_id", "id") `,
  `CREATE UNIQUE INDEX "signature_one_role" ON "signature"  ("convention_id", "person_id") `,
  `CREATE UNIQUE INDEX "signature_turn" ON "signature"  ("convention_id", "turn") `,
  `CREATE TABLE "signing_code" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "signature_id" uuid NOT NULL, "hash" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "tries" integer NOT NULL DEFAULT '0', "used_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_5105fd7416f6cacd418f90844f1" PRIMARY KEY ("id"))`,
  `CREATE INDEX "signing_code_latest" ON "signing_code"  ("signature_id", "created_at") `,
  `CREATE TABLE "signing_log" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "convention_id" uuid NOT NULL, "signature_id" uuid, "person_id" uuid, "kind" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "server_at" TIMESTAMP WITH TIME ZONE NOT NULL, "detail" jsonb NOT NULL, CONSTRAINT "PK_2d8e1cbe168d75fd3732190ba6b" PRIMARY KEY ("id"))`,
  `CREATE INDEX "signing_log_of_convention" ON "signing_log"  ("convention_id", "id") `,
  `CREATE TABLE "template" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "language" text NOT NULL, "edition" integer NOT NULL, "title" text NOT NULL, "articles" jsonb NOT NULL, "sha256" text NOT NULL, CONSTRAINT "PK_fbae2ac36bd9b5e1e793b957b7f" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "template_edition" ON "template"  ("organisation_id", "language", "edition") `,
  `CREATE TABLE "charter" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "language" text NOT NULL, "edition" integer NOT NULL, "title" text NOT NULL, "articles" jsonb NOT NULL, "sha256" text NOT NULL, CONSTRAINT "PK_ba4ce818ba9f7093fa86f808f24" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "charter_edition" ON "charter"  ("organisation_id", "language", "edition") `,
];

export class InitialTables1795378382796 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'convention', 'convention_document', 'cover', 'membership_copy', 'route_copy', 'signature', 'signing_code', 'signing_log', 'template', 'charter');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
