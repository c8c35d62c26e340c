import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ActorTokens, codecKeys, loadConfig, SERVICE_VARIABLES } from '@tandem/platform';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { backupConfig } from '../backup/config';
import { readCompose } from '../docs/compose';
import { operatorConfig } from '../operators/config';
import { OPERATOR } from '../operators/line';
import { envFile, exampleFile, GROUPS, readEnv, secretValues } from './compose-env.mjs';

const root = path.resolve(__dirname, '../../../..');
const text = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
const { services } = readCompose(text);
const values = secretValues();
const declared = GROUPS.flatMap((g) => g.variables);

/** What Compose makes of `${NAME}`, `${NAME:-default}` and `${NAME:?why}`. */
const filled = (template: string, env: Record<string, string>): string =>
  template.replace(/\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind?: string, rest?: string) => {
    if (env[name]) return env[name];
    if (kind === '-') return rest ?? '';
    throw new Error(`${name} is not set`);
  });
const environmentOf = (service: string): Record<string, string> =>
  Object.fromEntries(Object.entries(services[service].environment ?? {}).flatMap(([k, v]) => (v === null ? [] : [[k, filled(v, values)]])));

describe('docker-compose.yml', () => {
  it('is what the Compose Specification asks for', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    for (const format of ['duration', 'expose', 'ports', 'subnet_ip_address']) ajv.addFormat(format, true);
    const validate = ajv.compile(JSON.parse(readFileSync(path.join(root, 'infra/docker/compose-spec.json'), 'utf8')) as object);
    expect([validate(parse(text, { merge: true })), validate.errors]).toEqual([true, null]);
    expect(validate(parse(text.replace('condition: service_healthy', 'condition: service_fine'), { merge: true }))).toBe(false);
  });
  it('waits only for services that are there, and for the health of those that say it', () => {
    // Two images say their health themselves.
    for (const [name, { depends_on = {} }] of Object.entries(services))
      for (const [other, { condition }] of Object.entries(depends_on))
        expect([name, other, condition !== 'service_healthy' || Boolean(services[other]?.healthcheck), other in services]).toEqual([name, other, true, true]);
  });
  it('publishes nothing outside 127.0.0.1', () => {
    for (const { ports = [] } of Object.values(services)) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
  it('runs every service as api and as worker, alike but for the role', () => {
    for (const s of ['recruitment', 'matching', 'contracts', 'payments', 'evaluation', 'inbox']) {
      expect(services[`${s}-api`].environment?.ROLE).toBe('api');
      expect(services[`${s}-worker`].environment).toEqual({ ...services[`${s}-api`].environment, ROLE: 'worker' });
    }
  });
  it('gives each service its own password and keys, and nobody else’s', () => {
    const own = environmentOf('matching-worker');
    for (const [name, value] of Object.entries(values)) if (!name.endsWith('_MATCHING')) expect([name, JSON.stringify(own).includes(value)]).toEqual([name, false]);
  });
});

describe('tandem secrets', () => {
  it('makes every variable docker-compose.yml asks for, and no other', () => {
    const asked = new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name));
    for (const name of ['SETUP_TOKEN', 'TRUSTED_PROXY']) asked.add(name);
    expect(declared.map((v) => v.name).sort()).toEqual([...asked].sort());
    expect(Object.keys(values).sort()).toEqual(declared.filter((v) => v.standard === undefined).map((v) => v.name).sort());
  });
  it('makes what each part accepts, and signs with keys the others check', async () => {
    for (const [name, service] of Object.entries(services)) {
      if (!service.environment?.PART || name === 'workflows') continue;
      expect(loadConfig(SERVICE_VARIABLES, environmentOf(name)).SANDBOX).toBe(false);
    }
    const keysOf = (part: string) => SERVICE_VARIABLES.ACTOR_KEYS.schema.parse(values[`ACTOR_KEYS_${part}`]);
    const gateway = await ActorTokens.from(keysOf('GATEWAY'));
    const actor = { sub: 'person:0192f0c1-0000-7000-8000-00000000000b', grants: [] };
    const token = await gateway.sign(actor);
    expect((await (await ActorTokens.from(keysOf('MATCHING'))).verify(token)).sub).toBe(actor.sub);
    expect(codecKeys.safeParse(values.CODEC_KEYS).success).toBe(true);
  });
  it('gives the operators’ commands what they read, and a voice that every part knows', async () => {
    const config = operatorConfig(environmentOf('operators'));
    const parts = Object.entries(services).filter(([, s]) => s.environment?.PART).map(([name]) => `http://${name}:8100`);
    expect(Object.values(config.SERVICE_URLS).sort()).toEqual(parts.sort());
    const token = await (await ActorTokens.from(config.ACTOR_KEYS)).sign(OPERATOR);
    for (const part of ['MATCHING', 'WORKFLOWS', 'GATEWAY']) {
      const heard = await (await ActorTokens.from(SERVICE_VARIABLES.ACTOR_KEYS.schema.parse(values[`ACTOR_KEYS_${part}`]))).verify(token);
      expect(heard.grants).toEqual([{ role: 'operator', organisation: '*' }]);
    }
    expect(JSON.stringify(environmentOf('operators'))).not.toContain(values.POSTGRES_PASSWORD);
  });
  it('gives a backup Postgres’ administrator, the broker and the .env', () => {
    const config = backupConfig(environmentOf('backup'));
    expect(config).toMatchObject({ TEMPORAL_DATABASES: ['temporal', 'temporal_visibility'], NATS_URL: 'nats://nats:4222' });
    expect(new URL(config.DATABASE_URL).password).toBe(values.POSTGRES_PASSWORD);
    expect(services.backup.volumes).toContain(`./.env:${config.SECRETS_FILE}:ro`);
  });
  it('keeps what an .env holds already, and adds only what is missing', () => {
    const { SEAL_KEY_INBOX: _lost, ...older } = values;
    const next = secretValues(readEnv(envFile(older)));
    expect({ ...next, SEAL_KEY_INBOX: '' }).toEqual({ ...values, SEAL_KEY_INBOX: '' });
    expect(next.SEAL_KEY_INBOX).toBeTruthy();
  });
  it('keeps the settings somebody chose', () => {
    const file = envFile(values, { PUBLIC_URL: 'https://tandem.example.org' });
    expect(readEnv(file)).toMatchObject({ ...values, PUBLIC_URL: 'https://tandem.example.org' });
    expect(file).toContain("# SMTP_URL='smtp://mail:1025'");
  });
  it('leaves no value in the example', () => {
    expect(exampleFile().split('\n').filter((line) => !line.startsWith('#') && /=./.test(line))).toEqual([]);
    for (const { name } of declared) expect(exampleFile()).toMatch(new RegExp(`^(# )?${name}=$`, 'm'));
  });
});
