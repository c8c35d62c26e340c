import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "one_time_link" ("token_hash" text NOT NULL, "person" uuid NOT NULL, "mail_hash" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "used_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_00a1ff9fb0533d406d9464ea178" PRIMARY KEY ("token_hash"))`,
  `CREATE TABLE "refusal" ("id" text NOT NULL, "code" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_449b048d1bab3d3e7be55b5720e" PRIMARY KEY ("id", "code"))`,
  `CREATE INDEX "refusal_at" ON "refusal"  ("at") `,
  `CREATE TABLE "refusal_total" ("code" text NOT NULL, "count" integer NOT NULL, CONSTRAINT "PK_1b2d5ad93b3bc1eb64502f1a142" PRIMARY KEY ("code"))`,
  `CREATE TABLE "session" ("token_hash" text NOT NULL, "person" uuid NOT NULL, "grants" jsonb NOT NULL, "grants_read_at" TIMESTAMP WITH TIME ZONE NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "revoked_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_a83507eb0338ac037780e02f2b9" PRIMARY KEY ("token_hash"))`,
  `CREATE INDEX "session_person" ON "session"  ("person") `,
];

export class InitialTables1795378386535 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
