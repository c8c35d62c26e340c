// What docker-compose.yml takes from .env: one list for `tandem secrets`, .env.example and the tests. Nothing but node:
// builtins is loaded here: a machine that only runs the images has no node_modules.
import { randomBytes } from 'node:crypto';
import { actorKeys } from '../platform/env.mjs';
import { SERVICES, SIGNERS } from '../platform/parts.mjs';
import { completeSecrets } from '../platform/secrets.mjs';

/**
 * @typedef {object} Variable
 * @property {string} name
 * @property {string} what
 * @property {string} [standard] a setting with a default: written commented out
 */

const upper = (name) => name.toUpperCase();

/** @type {ReadonlyArray<{ title: string, variables: Variable[] }>} */
export const GROUPS = [
  { title: 'Passwords of Postgres: its administrator, each service’s own role, Temporal’s. Changing one here later does not change it there.', variables: [
    { name: 'POSTGRES_PASSWORD', what: 'administrator of Postgres; only tandem backup and restore use it' },
    ...SERVICES.map((s) => ({ name: `DATABASE_PASSWORD_${upper(s)}`, what: `role tandem_${s}` })),
    { name: 'DATABASE_PASSWORD_TEMPORAL', what: 'role temporal' },
  ] },
  { title: 'Who signs: one Ed25519 pair per part, as JSON {name, privateKey, publicKeys}. A part holds its own private key only.', variables:
    SIGNERS.map((p) => ({ name: `ACTOR_KEYS_${upper(p)}`, what: p === 'cli' ? 'keys of the operators’ commands (tandem doctor, journeys, dead-letters)' : `keys of ${p}` })) },
  { title: 'Master keys, 32 bytes in base64, of what each service seals per person. Lost: what was sealed stays closed for ever.', variables:
    SERVICES.map((s) => ({ name: `SEAL_KEY_${upper(s)}`, what: `seals of ${s}` })) },
  { title: 'What encrypts everything workflows keep, as JSON {current, keys}. To change keys, add one and name it; keep the old ones.', variables: [
    { name: 'CODEC_KEYS', what: 'read by the workflows and by the gateway’s /codec' },
  ] },
  { title: 'Lets an operator create an organisation (tandem init). Remove it once that is done: then nobody can.', variables: [
    { name: 'SETUP_TOKEN', what: 'at least 24 characters' },
  ] },
  { title: 'Settings; the defaults are for trying it on one machine.', variables: [
    { name: 'PUBLIC_URL', what: 'address people type; links in mails begin with it', standard: 'http://127.0.0.1:8080' },
    { name: 'TEMPORAL_UI_URL', what: 'address of Temporal’s pages, the only origin that may ask /codec', standard: 'http://127.0.0.1:8233' },
    { name: 'SMTP_URL', what: 'mail server; the default is the catcher, whose pages are on port 8025', standard: 'smtp://mail:1025' },
    { name: 'MAIL_FROM', what: 'sender of the letters', standard: 'Tandem <tandem@example.org>' },
    { name: 'TRUSTED_PROXY', what: 'addresses of the reverse proxy whose X-Forwarded-For is believed, joined by commas', standard: '' },
    { name: 'BACKUP_DIR', what: 'where backups are written on this machine', standard: './backups' },
    { name: 'LOG_LEVEL', what: 'debug, info, warn or error', standard: 'info' },
  ] },
];

/** `NAME='value'` lines of an .env file; double quotes and comments are somebody else's. */
export const readEnv = (text) => Object.fromEntries([...text.matchAll(/^([A-Z][A-Z0-9_]*)=(?:'([^']*)'|"([^"\\]*)"|([^#'"\s]*))\s*$/gm)].map(([, name, a, b, c]) => [name, a ?? b ?? c]));

/** What an .env holds already, in the shape `completeSecrets` completes. */
function known(env) {
  const pick = (names, prefix) => Object.fromEntries(names.filter((n) => env[prefix + upper(n)]).map((n) => [n, env[prefix + upper(n)]]));
  const actors = Object.entries(pick(SIGNERS, 'ACTOR_KEYS_')).map(([name, text]) => {
    const keys = JSON.parse(text);
    return [name, { private: keys.privateKey, public: keys.publicKeys[name] }];
  });
  return {
    postgres: env.POSTGRES_PASSWORD, databases: pick(SERVICES, 'DATABASE_PASSWORD_'), actors: Object.fromEntries(actors), seal: pick(SERVICES, 'SEAL_KEY_'),
    setup: env.SETUP_TOKEN, codec: env.CODEC_KEYS ? JSON.parse(env.CODEC_KEYS) : undefined,
  };
}

/**
 * Every secret, new or as it was: a key made anew would open nothing sealed before.
 * @param {Record<string, string>} [env] what an .env holds already
 * @returns {Record<string, string>}
 */
export function secretValues(env = {}) {
  const secrets = completeSecrets(known(env));
  const each = (names, prefix, valueOf) => Object.fromEntries(names.map((n) => [prefix + upper(n), valueOf(n)]));
  return {
    POSTGRES_PASSWORD: secrets.postgres,
    ...each(SERVICES, 'DATABASE_PASSWORD_', (s) => secrets.databases[s]),
    DATABASE_PASSWORD_TEMPORAL: env.DATABASE_PASSWORD_TEMPORAL ?? randomBytes(18).toString('base64url'),
    ...each(SIGNERS, 'ACTOR_KEYS_', (p) => actorKeys(secrets, p)),
    ...each(SERVICES, 'SEAL_KEY_', (s) => secrets.seal[s]),
    CODEC_KEYS: JSON.stringify(secrets.codec),
    SETUP_TOKEN: secrets.setup,
  };
}

const title = (text) => `# ${text}`;

/**
 * The whole .env. Single quotes: Compose reads what is between them as it stands.
 * @param {Record<string, string>} values
 * @param {Record<string, string>} [kept] settings somebody chose
 */
export function envFile(values, kept = {}) {
  /** @param {Variable} variable */
  const line = ({ name, standard }) => {
    const value = standard === undefined ? values[name] : kept[name];
    return value === undefined ? `# ${name}='${standard}'` : `${name}='${value}'`;
  };
  return `${['# Secrets of this installation: readable by its operator only, never committed. Keep a copy in a safe.',
    ...GROUPS.flatMap((g) => ['', title(g.title), ...g.variables.map(line)])].join('\n')}\n`;
}

/** .env.example: every variable and what it is for, no value. */
export const exampleFile = () => `${['# Made by `tandem docs` from infra/cli/src/init/compose-env.mjs. Every variable docker-compose.yml reads; to fill them all:',
  '#   node infra/cli/bin/tandem.mjs secrets --file .env', '# or, where there is no Node:', '#   docker build -t tandem . && docker run --rm tandem node infra/cli/bin/tandem.mjs secrets > .env',
  ...GROUPS.flatMap((g) => ['', title(g.title), ...g.variables.flatMap((v) => [`# ${v.what}${v.standard ? ` (default ${v.standard})` : ''}`, `${v.standard === undefined ? '' : '# '}${v.name}=`])])].join('\n')}\n`;
