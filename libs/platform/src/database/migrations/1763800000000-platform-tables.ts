import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableRowSecurity } from '../row-security';

const SQL = [
  `CREATE TABLE "outbox" ("seq" BIGSERIAL NOT NULL, "aggregate_id" text NOT NULL, "version" integer NOT NULL, "n" integer NOT NULL, "subject" text NOT NULL, "event" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "published_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "outbox_aggregate_version_n" UNIQUE ("aggregate_id", "version", "n"), CONSTRAINT "PK_acf0725c6a7245b71c651964ee4" PRIMARY KEY ("seq"))`,
  `CREATE INDEX "outbox_unpublished" ON "outbox"  ("seq") WHERE published_at IS NULL`,
  `CREATE TABLE "inbox" ("consumer" text NOT NULL, "event_id" text NOT NULL, "handled_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_625a303addbbe1f30d3f65ed7fe" PRIMARY KEY ("consumer", "event_id"))`,
  `CREATE TABLE "attempt" ("consumer" text NOT NULL, "event_id" text NOT NULL, "tries" integer NOT NULL, CONSTRAINT "PK_89125922c4a542c832555b806e4" PRIMARY KEY ("consumer", "event_id"))`,
  `CREATE TABLE "dead_letter" ("consumer" text NOT NULL, "event_id" text NOT NULL, "event" jsonb NOT NULL, "error" text NOT NULL, "dead_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "replayed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_1ba103d1200ab7e5caf2eece7bf" PRIMARY KEY ("consumer", "event_id"))`,
  `CREATE TABLE "idempotency" ("actor" text NOT NULL, "key" text NOT NULL, "operation" text NOT NULL, "body_hash" text NOT NULL, "answer" jsonb, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_7aecd1012e769ddd4eb437ff45f" PRIMARY KEY ("actor", "key"))`,
  `CREATE TABLE "audit" ("seq" BIGSERIAL NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "actor" text NOT NULL, "on_behalf_of" text, "channel" text, "operation" text NOT NULL, "subject" text, "version" integer, CONSTRAINT "PK_901dc5054523c0ae6589c355ffe" PRIMARY KEY ("seq"))`,
  `CREATE TABLE "person_key" ("person_id" uuid NOT NULL, "sealed_key" text NOT NULL, CONSTRAINT "PK_2b942b168a2d87de0558ecb89d7" PRIMARY KEY ("person_id"))`,
  `CREATE TABLE "file" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "sha256" text NOT NULL, "type" text NOT NULL, "size" integer NOT NULL, "uploaded_by" text NOT NULL, "uploaded_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "claimed_at" TIMESTAMP WITH TIME ZONE, "bytes" bytea NOT NULL, CONSTRAINT "PK_36b46d232307066b3a2c9ea3a1d" PRIMARY KEY ("id"))`,
];

export class PlatformTables1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'file');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
