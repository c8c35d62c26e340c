import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "application" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "call_id" uuid NOT NULL, "person_id" uuid NOT NULL, "journey_id" uuid NOT NULL, "programme" text NOT NULL, "channel" text NOT NULL, "person_kind" text, "source" text, "motivation" text, "needs" jsonb NOT NULL, "wishes" jsonb NOT NULL, "guardianship" jsonb, "missing" jsonb NOT NULL, "waived" jsonb NOT NULL, "refusal_proposed_by" text, "reason" text, "comment" text, "alternative" text, "submitted_at" TIMESTAMP WITH TIME ZONE, "slot_id" uuid, "interview_at" TIMESTAMP WITH TIME ZONE, "interview_moves" integer NOT NULL DEFAULT '0', "interview_absences" integer NOT NULL DEFAULT '0', CONSTRAINT "PK_569e0c3e863ebdf5f2408ee1670" PRIMARY KEY ("id"))`,
  `CREATE INDEX "application_list" ON "application"  ("organisation_id", "id") `,
  `CREATE UNIQUE INDEX "application_once" ON "application"  ("call_id", "person_id") WHERE NOT (state IN ('WITHDRAWN', 'LAPSED'))`,
  `CREATE TABLE "lived_experience" ("application_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "person_id" uuid NOT NULL, "entries" jsonb NOT NULL, CONSTRAINT "PK_482684a860df82ef4fd4146c538" PRIMARY KEY ("application_id"))`,
  `CREATE INDEX "lived_experience_person" ON "lived_experience"  ("person_id") `,
  `CREATE TABLE "consent_text" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "code" text NOT NULL, "edition" integer NOT NULL, "text" jsonb NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "consent_text_edition" UNIQUE ("organisation_id", "code", "edition"), CONSTRAINT "PK_623fc45881cbc67cd52dba5ecb6" PRIMARY KEY ("id"))`,
  `CREATE TABLE "consent" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "person_id" uuid NOT NULL, "code" text NOT NULL, "edition" integer NOT NULL, "channel" text NOT NULL, "about" text NOT NULL, "valid_until" date, "withdrawn_channel" text, CONSTRAINT "PK_9115e8d6b082d4fc46d56134d29" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "consent_once" ON "consent"  ("organisation_id", "person_id", "code", "about") WHERE state = 'GIVEN'`,
  `CREATE TABLE "project_copy" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "call_id" uuid, "version" integer NOT NULL, CONSTRAINT "PK_ddf3a4a13662ae5387dab8d7649" PRIMARY KEY ("id"))`,
  `CREATE TABLE "organisation" ("id" uuid NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "organisation_id" uuid NOT NULL, "kind" text NOT NULL, "names" jsonb NOT NULL, "calendar" text NOT NULL, "sector" text NOT NULL, CONSTRAINT "PK_c725ae234ef1b74cce43d2d00c1" PRIMARY KEY ("id"))`,
  `CREATE TABLE "site" ("id" uuid NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "organisation_id" uuid NOT NULL, "names" jsonb NOT NULL, "city" text, "finess" text, "open" boolean NOT NULL, CONSTRAINT "PK_635c0eeabda8862d5b0237b42b4" PRIMARY KEY ("id"))`,
  `CREATE TABLE "unit" ("id" uuid NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "organisation_id" uuid NOT NULL, "names" jsonb NOT NULL, "site_id" uuid, "open" boolean NOT NULL, CONSTRAINT "PK_4252c4be609041e559f0c80f58a" PRIMARY KEY ("id"))`,
  `CREATE TABLE "staff" ("id" uuid NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "organisation_id" uuid NOT NULL, "person_id" uuid NOT NULL, "unit_id" uuid, "unit_key" text NOT NULL, "title" text, "present" boolean NOT NULL, CONSTRAINT "PK_e4ee98bb552756c180aec1e854a" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "staff_once" ON "staff"  ("organisation_id", "person_id", "unit_key") WHERE present`,
  `CREATE TABLE "grant_given" ("id" uuid NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "organisation_id" uuid NOT NULL, "person_id" uuid NOT NULL, "role" text NOT NULL, "programme" text, "unit_id" uuid, "scope_key" text NOT NULL, "granted" boolean NOT NULL, CONSTRAINT "PK_c4d32d23301683c1f9ecf8df6cd" PRIMARY KEY ("id"))`,
  `CREATE INDEX "grant_of_person" ON "grant_given"  ("person_id") WHERE granted`,
  `CREATE UNIQUE INDEX "grant_once" ON "grant_given"  ("organisation_id", "person_id", "role", "scope_key") WHERE granted`,
  `CREATE TABLE "person" ("id" uuid NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "given_name" text NOT NULL, "family_name" text NOT NULL, "name_key" text NOT NULL, "birth_date" date, "mail" text, "phone" text, "preferred_channel" text NOT NULL, "language" text NOT NULL, "mail_verified" boolean NOT NULL, CONSTRAINT "PK_5fdaf670315c4b7e70cce85daa3" PRIMARY KEY ("id"))`,
  `CREATE INDEX "person_name_key" ON "person"  ("name_key") `,
  `CREATE INDEX "person_mail" ON "person"  ("mail") `,
  `CREATE INDEX "person_phone" ON "person"  ("phone") `,
  `CREATE TABLE "known_person" ("organisation_id" uuid NOT NULL, "person_id" uuid NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_ea01ef3b48d805ae05d02d1e4d6" PRIMARY KEY ("organisation_id", "person_id"))`,
  `CREATE INDEX "known_person_person" ON "known_person"  ("person_id") `,
  `CREATE TABLE "programme_version" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "programme" text NOT NULL, "programme_version" integer NOT NULL, "sha256" text NOT NULL, "definition" jsonb NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "programme_version_once" UNIQUE ("organisation_id", "programme", "programme_version"), CONSTRAINT "PK_c2be43315ec7ff1587461ed5ed2" PRIMARY KEY ("id"))`,
  `CREATE TABLE "call" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "programme" text NOT NULL, "programme_version" integer, "names" jsonb NOT NULL, "description" text, "opens" date, "closes" date, "target" integer, "audience" text NOT NULL, "site_id" uuid, "projects" jsonb NOT NULL, CONSTRAINT "PK_2098af0169792a34f9cfdd39c47" PRIMARY KEY ("id"))`,
  `CREATE TABLE "journey" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "kind" text NOT NULL, "programme" text NOT NULL, "programme_version" integer NOT NULL, "person_id" uuid NOT NULL, "application_id" uuid, "membership_id" uuid, "stages" jsonb NOT NULL, "outcome" text, CONSTRAINT "PK_0dfc23b6e61590ef493cf3adcde" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "journey_one_open" ON "journey"  ("organisation_id", "programme", "person_id") WHERE state <> 'CLOSED'`,
];

export class InitialTables1795378246952 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'application', 'lived_experience', 'consent_text', 'consent', 'project_copy', 'organisation', 'site', 'unit', 'staff', 'grant_given', 'known_person', 'programme_version', 'call', 'journey');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
