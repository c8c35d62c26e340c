import { databaseName, urlOf } from './databases.mjs';
import { PARTS, SERVICES } from './parts.mjs';

// What a part may see of the person's shell: enough to run, nothing that changes what it does.
const INHERITED = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'NODE_EXTRA_CA_CERTS', 'LOG_LEVEL', 'SystemRoot'];

/**
 * @typedef {object} Wiring
 * @property {Record<string, number>} ports
 * @property {ReturnType<typeof import('./secrets.mjs').completeSecrets>} secrets
 * @property {string} adminUrl
 * @property {string} natsUrl
 * @property {string} temporalAddress
 * @property {string} publicUrl
 * @property {boolean} sandbox
 */

export const healthUrl = (ports, name) => `http://127.0.0.1:${ports[`health.${name}`]}`;

/** The keys a part signs with and checks others by. */
export const actorKeys = (secrets, name) => JSON.stringify({
  name,
  privateKey: secrets.actors[name].private,
  publicKeys: Object.fromEntries(Object.entries(secrets.actors).map(([who, pair]) => [who, pair.public])),
});

/**
 * Every variable of one part, and nothing else.
 * @param {string} name
 * @param {Wiring} w
 * @param {NodeJS.ProcessEnv} [shell]
 */
export function partEnv(name, w, shell = process.env) {
  const own = SERVICES.includes(name) ? {
    DATABASE_URL: urlOf(w.adminUrl, databaseName(name), databaseName(name), w.secrets.databases[name]),
    SEAL_KEY: w.secrets.seal[name],
  } : {};
  return {
    ...Object.fromEntries(INHERITED.filter((k) => shell[k] !== undefined).map((k) => [k, shell[k]])),
    // Business days are counted in Europe/Paris by kernel itself; the machine's zone must not matter.
    TZ: 'UTC',
    NODE_ENV: 'production',
    ROLE: 'all',
    ...own,
    NATS_URL: w.natsUrl,
    TEMPORAL_ADDRESS: w.temporalAddress,
    HEALTH_PORT: String(w.ports[`health.${name}`]),
    LISTEN: '127.0.0.1',
    SANDBOX: w.sandbox ? '1' : '0',
    ACTOR_KEYS: actorKeys(w.secrets, name),
    // Every service hosts activities, whose arguments and results travel encrypted.
    CODEC_KEYS: JSON.stringify(w.secrets.codec),
    PUBLIC_URL: w.publicUrl,
    SERVICE_URLS: JSON.stringify(Object.fromEntries(PARTS.map((p) => [p.name, healthUrl(w.ports, p.name)]))),
    ...specific(name, w),
  };
}

function specific(name, w) {
  const smtp = `smtp://127.0.0.1:${w.ports.smtp}`;
  switch (name) {
    case 'gateway': return { PUBLIC_PORT: String(w.ports.gateway), SETUP_TOKEN: w.secrets.setup, TEMPORAL_UI_URL: `http://127.0.0.1:${w.ports.temporalUi}` };
    case 'inbox': return { SMTP_URL: smtp, MAIL_FROM: 'Tandem <tandem@example.org>', MAILBOX_PORT: String(w.ports.mailbox) };
    default: return {};
  }
}
