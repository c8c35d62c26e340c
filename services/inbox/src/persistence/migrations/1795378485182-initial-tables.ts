import { enableRowSecurity } from '@tandem/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const SQL = [
  `CREATE TABLE "aggregate_state" ("aggregate" text NOT NULL, "id" text NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "n" integer NOT NULL, "actor" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "data" jsonb NOT NULL, CONSTRAINT "PK_1b20235f3553b031bb063d4a2ac" PRIMARY KEY ("aggregate", "id"))`,
  `CREATE TABLE "role_holder" ("organisation_id" uuid NOT NULL, "person_id" uuid NOT NULL, "role" text NOT NULL, "programme" text NOT NULL, "unit" text NOT NULL, "granted" boolean NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_6b53efb1330898f31ab7fa15425" PRIMARY KEY ("organisation_id", "person_id", "role", "programme", "unit"))`,
  `CREATE INDEX "role_holder_role" ON "role_holder"  ("organisation_id", "role") `,
  `CREATE TABLE "recipient_stop" ("person_id" uuid NOT NULL, "journey" uuid NOT NULL, "organisation_id" uuid NOT NULL, "reason" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_9dda33a66c19016663941883a69" PRIMARY KEY ("person_id", "journey"))`,
  `CREATE TABLE "mailbox_mail" ("id" BIGSERIAL NOT NULL, "message_id" text NOT NULL, "recipient" text NOT NULL, "sender" text NOT NULL, "subject" text NOT NULL, "body" text NOT NULL, "template" text, "calendar" text, "sent_at" TIMESTAMP WITH TIME ZONE, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_94004f9b2063aea75f529815485" UNIQUE ("message_id"), CONSTRAINT "PK_77ae061193dee74ad7a56d8f0ca" PRIMARY KEY ("id"))`,
  `CREATE INDEX "mailbox_mail_recipient" ON "mailbox_mail"  ("recipient", "id") `,
  `CREATE TABLE "message" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "key" text NOT NULL, "person_id" uuid NOT NULL, "template" text NOT NULL, "channel" text NOT NULL, "programme" text, "journey" uuid, "wait" text, "about_aggregate" text, "about_row" uuid, "reason" text, "sealed" text, "tries" integer NOT NULL DEFAULT '0', "next_try_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "UQ_9b7fde550d30796993a3390ea77" UNIQUE ("key"), CONSTRAINT "PK_ba01f0a3e0123651915008bc578" PRIMARY KEY ("id"))`,
  `CREATE INDEX "message_list" ON "message"  ("organisation_id", "id") `,
  `CREATE INDEX "message_wait" ON "message"  ("wait") `,
  `CREATE INDEX "message_person" ON "message"  ("person_id", "id") `,
  `CREATE INDEX "message_queued" ON "message"  ("next_try_at", "id") WHERE state = 'QUEUED'`,
  `CREATE TABLE "notice" ("wait_key" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "person_id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "message_id" uuid NOT NULL, CONSTRAINT "PK_6fe856b484131636f16debebadb" PRIMARY KEY ("wait_key", "at", "person_id"))`,
  `CREATE INDEX "notice_message" ON "notice"  ("message_id") `,
  `CREATE TABLE "task" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "key" text NOT NULL, "kind" text NOT NULL, "role" text NOT NULL, "programme" text, "journey" uuid, "person_id" uuid, "wait" text, "subject" text, "code" text, "due" TIMESTAMP WITH TIME ZONE, "outcome" text, "done_by" text, CONSTRAINT "PK_fb213f79ee45060ba925ecd576e" PRIMARY KEY ("id"))`,
  `CREATE INDEX "task_list" ON "task"  ("organisation_id", "state", "id") `,
  `CREATE INDEX "task_wait" ON "task"  ("wait") WHERE state = 'OPEN'`,
  `CREATE UNIQUE INDEX "task_open_key" ON "task"  ("key") WHERE state = 'OPEN'`,
  `CREATE TABLE "wait" ("id" uuid NOT NULL, "organisation_id" uuid NOT NULL, "state" text NOT NULL, "version" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, "key" text NOT NULL, "workflow" text NOT NULL, "process" text NOT NULL, "step" text NOT NULL, "programme" text, "journey" uuid, "role" text NOT NULL, "person_id" uuid, "since" TIMESTAMP WITH TIME ZONE NOT NULL, "due" TIMESTAMP WITH TIME ZONE NOT NULL, "reminders" jsonb NOT NULL, "consequence" text NOT NULL, "to_role" text, "ends_aggregate" text NOT NULL, "ends_id" text NOT NULL, "ends_states" jsonb NOT NULL, "seen" integer, "sentence_fr" text NOT NULL, "sentence_en" text NOT NULL, "last_at" TIMESTAMP WITH TIME ZONE, "next_at" TIMESTAMP WITH TIME ZONE, "ended_by" text, "done_by" text, CONSTRAINT "UQ_3d21a27b59e8499aa5202e7791d" UNIQUE ("key"), CONSTRAINT "PK_0a7ccbcaa5c43d7478ef15fc739" PRIMARY KEY ("id"))`,
  `CREATE INDEX "wait_person" ON "wait"  ("person_id") `,
  `CREATE INDEX "wait_journey" ON "wait"  ("journey") `,
  `CREATE INDEX "wait_due" ON "wait"  ("organisation_id", "state", "due", "id") `,
  `CREATE INDEX "wait_workflow" ON "wait"  ("workflow") WHERE state = 'OPEN'`,
  `CREATE INDEX "wait_next" ON "wait"  ("next_at") WHERE state = 'OPEN'`,
  `CREATE INDEX "wait_ends" ON "wait"  ("ends_aggregate", "ends_id") WHERE state = 'OPEN'`,
];

export class InitialTables1795378485182 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of SQL) await runner.query(sql);
    await enableRowSecurity(runner, 'aggregate_state', 'role_holder', 'recipient_stop', 'message', 'notice', 'task', 'wait');
  }
  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
