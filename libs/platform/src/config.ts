import { z } from 'zod';

/** One variable: how it is checked, and the sentence an operator reads. The same list feeds boot checks and docs. */
export interface Variable {
  schema: z.ZodType;
  describe: string;
  secret?: true;
}
export type Variables = Record<string, Variable>;
export type ConfigOf<V extends Variables> = { [K in keyof V]: z.infer<V[K]['schema']> };

/** EX_CONFIG of sysexits.h: the launcher does not restart a part that stops with it. */
export const BAD_CONFIG_EXIT = 78;

export class BadConfig extends Error {}

/**
 * Reads and checks every variable at once.
 * @throws BadConfig naming each bad variable, what it is for, and what was wrong; never its value
 */
export function loadConfig<V extends Variables>(variables: V, env: Record<string, string | undefined> = process.env): ConfigOf<V> {
  const out: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const [name, v] of Object.entries(variables)) {
    const result = v.schema.safeParse(env[name]);
    if (result.success) out[name] = result.data;
    else wrong.push(`${name} (${v.describe}): ${result.error.issues.map((i) => i.message).join('; ')}`);
  }
  if (wrong.length) throw new BadConfig(wrong.join('\n'));
  return out as ConfigOf<V>;
}

const json = <T extends z.ZodType>(schema: T) =>
  z.string().transform((text, ctx) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      ctx.addIssue({ code: 'custom', message: 'not valid JSON' });
      return z.NEVER;
    }
  }).pipe(schema);

export const port = z.coerce.number().int().min(1).max(65535);
export const base64Key = z.string().refine((t) => Buffer.from(t, 'base64').length === 32, 'must be 32 bytes in base64');

export const actorKeys = json(z.object({
  name: z.string(),
  privateKey: z.record(z.string(), z.unknown()),
  publicKeys: z.record(z.string(), z.record(z.string(), z.unknown())),
}));

export const codecKeys = json(z.object({ current: z.string(), keys: z.record(z.string(), base64Key) })
  .refine((c) => c.current in c.keys, 'current names no key'));

/** What every service needs. A service adds its own in `src/config.ts`. */
export const SERVICE_VARIABLES = {
  ROLE: { schema: z.enum(['all', 'api', 'worker']).default('all'), describe: 'requests and consumers in one process (all), or apart (api, worker)' },
  DATABASE_URL: { schema: z.url({ protocol: /^postgres(ql)?$/ }), describe: 'this service’s own Postgres database', secret: true },
  DATABASE_POOL: { schema: z.coerce.number().int().min(2).max(100).default(12), describe: 'connections to Postgres' },
  NATS_URL: { schema: z.url({ protocol: /^(nats|tls)$/ }), describe: 'NATS with JetStream', secret: true },
  HEALTH_PORT: { schema: port, describe: 'port of /health, /metrics and files' },
  LISTEN: { schema: z.string().default('127.0.0.1'), describe: 'address the service listens on' },
  SANDBOX: { schema: z.enum(['0', '1']).default('0').transform((v) => v === '1'), describe: '1: stepped business clock, local mailbox, sign in as anyone; never in production' },
  ACTOR_KEYS: { schema: actorKeys, describe: 'JSON {name, privateKey, publicKeys}: Ed25519 JWKs that sign and check who acts', secret: true },
  SEAL_KEY: { schema: base64Key, describe: 'master key of what is sealed per person', secret: true },
  LOG_LEVEL: { schema: z.enum(['debug', 'info', 'warn', 'error']).default('info'), describe: 'least serious line to log' },
} as const satisfies Variables;
export type ServiceConfig = ConfigOf<typeof SERVICE_VARIABLES>;
