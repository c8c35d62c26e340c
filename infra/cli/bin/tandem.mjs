#!/usr/bin/env node
// Runs before `npm ci`: nothing but node: builtins may be loaded here, and commands are loaded when they are asked for.
import process from 'node:process';
import { fail, say, Sentence } from '../src/util/say.mjs';

/** name -> [what it does, how to get it] */
const COMMANDS = {
  up: ['start everything, live the example, keep running (--once, --json FILE, --empty, --example NAME, --data DIR, --servers-only)', async (args) => (await import('../src/commands/up.mjs')).up(args)],
  test: ['everything CI runs (--only lint,types,unit,medium,…)', async (args) => (await import('../src/testing/test.mjs')).test(args)],
  build: ['compile and copy what the compiler leaves', async () => (await import('../src/commands/small.mjs')).buildCommand()],
  servers: ['find or make every server once, start none', async () => (await import('../src/commands/small.mjs')).serversCommand()],
  'with-infra': ['run a command with a throw-away Postgres and NATS: tandem with-infra jest --selectProjects medium', async (args) => (await import('../src/commands/small.mjs')).withInfra(args)],
  bench: ['measure against the raw floor of the same run: tandem bench [name …], all of bench/ otherwise', async (args) => (await import('../src/commands/small.mjs')).bench(args)],
  reset: ['forget all data (--data DIR)', async (args) => (await import('../src/commands/reset.mjs')).reset(args)],
  docs: ['write the generated pages (--check: only compare)', async (args) => (await import('../src/commands/small.mjs')).compiled('infra/cli/dist/docs/main.js', args)],
  init: ['make the organisation and the first administrator’s one-time link', async (args) => (await import('../src/commands/small.mjs')).initCommand(args)],
  secrets: ['every secret of docker-compose.yml, as an .env (--file .env: completes that one)', async (args) => (await import('../src/init/secrets-command.mjs')).secretsCommand(args)],
  programmes: ['a programme’s file: programmes validate, draw or explain FILE', async (args) => (await import('../src/commands/programmes.mjs')).programmes(args)],
  journeys: ['every open process: who is waited for, since when, until when, what happens then (--programme P, --stage S, --role R, --overdue, --json, --lang en, --data DIR)', async (args) => (await import('../src/commands/operators.mjs')).operatorCommand('journeys', args)],
  doctor: ['is everything well? what is wrong and what to do; answers 0, 1 with findings, 2 if it cannot look (--json, --lang en, --data DIR)', async (args) => (await import('../src/commands/operators.mjs')).operatorCommand('doctor', args)],
  histories: ['histories record [process …]: keep new paths of the processes’ tests for the replay gate (all of them, or those of the specs named); a file that exists is never written again', async (args) => (await import('../src/commands/histories.mjs')).histories(args)],
  'dead-letters': ['facts set aside after five tries: list them (--part P), then, the cause mended: dead-letters replay ID, or replay --all (--json, --lang en, --data DIR)', async (args) => (await import('../src/commands/operators.mjs')).operatorCommand('dead-letters', args)],
  backup: ['everything of a stopped platform into DIR: databases, Temporal, NATS, keys (--verify: only check one, --data DIR)', async (args) => (await import('../src/commands/backup.mjs')).backup(args)],
  restore: ['a backup into a new data directory (--verify, --force: put what is there aside, --data DIR)', async (args) => (await import('../src/commands/backup.mjs')).restore(args)],
  rehearse: ['what a programme would live: rehearse <preset or FILE> --candidates 60 --months 30 --compare OTHER', async (args) => (await import('../src/commands/rehearse.mjs')).rehearse(args)],
  chaos: ['kill each process once while the small example is lived', async (args) => (await import('../src/chaos/chaos.mjs')).chaosCommand(args)],
};

const [name = 'help', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  say(`tandem <command>\n\n${Object.entries(COMMANDS).map(([k, [what]]) => `  ${k.padEnd(12)} ${what}`).join('\n')}`);
  process.exit(name === 'help' || name === '--help' ? 0 : 2);
}
try {
  // exit, not exitCode: a forgotten socket must not keep the launcher alive once everything is stopped
  process.exit(await command[1](args));
} catch (e) {
  fail(e instanceof Sentence ? e.message : e.stack);
  process.exit(1);
}
