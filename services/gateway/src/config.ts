import { codecKeys, loadConfig, port, SERVICE_VARIABLES, type ConfigOf, type Variables } from '@tandem/platform';
import { SERVICES, type Service } from '@tandem/messages';
import { z } from 'zod';

const serviceUrls = z.string().transform((text, ctx) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    ctx.addIssue({ code: 'custom', message: 'not valid JSON' });
    return z.NEVER;
  }
}).pipe(z.object(Object.fromEntries(SERVICES.map((s) => [s, z.url()])) as Record<Service, z.ZodURL>));
const http = z.url({ protocol: /^https?$/ });
const perMinute = z.coerce.number().int().min(0).max(1_000_000);

export const GATEWAY_VARIABLES = {
  ...SERVICE_VARIABLES,
  PUBLIC_PORT: { schema: port, describe: 'port of the public door (PORT is read when it is not set)' },
  PUBLIC_URL: { schema: http, describe: 'address people type; links in mails begin with it' },
  SERVICE_URLS: { schema: serviceUrls, describe: 'JSON {service: base URL}: where files are handed to their service' },
  SETUP_TOKEN: { schema: z.string().min(24).optional(), describe: 'secret that lets an operator create an organisation; not set: nobody can', secret: true },
  CODEC_KEYS: { schema: codecKeys.optional(), describe: 'JSON {current, keys}: opens what workflows keep, for operators; not set: /codec does not exist', secret: true },
  TEMPORAL_UI_URL: { schema: http.optional(), describe: 'the only origin that may use /codec from a browser' },
  SESSION_HOURS: { schema: z.coerce.number().int().min(1).max(720).default(12), describe: 'hours after which one signs in again' },
  RATE_LIMIT: { schema: perMinute.default(1200), describe: 'requests a minute per session or address; 0: no limit; a sandbox, lived by programs, has none' },
  SIGN_IN_LIMIT: { schema: perMinute.default(10), describe: 'sign-in attempts a minute per address and per mail' },
  TRUSTED_PROXY: { schema: z.string().optional(), describe: 'addresses of the reverse proxy whose X-Forwarded-For is believed, joined by commas' },
} as const satisfies Variables;
export type GatewayConfig = ConfigOf<typeof GATEWAY_VARIABLES>;

/** Injection token of the configuration. */
export const CONFIG = Symbol('tandem:gateway-config');

export const readConfig = (env: Record<string, string | undefined> = process.env): GatewayConfig => loadConfig(GATEWAY_VARIABLES, { ...env, PUBLIC_PORT: env.PUBLIC_PORT ?? env.PORT });
