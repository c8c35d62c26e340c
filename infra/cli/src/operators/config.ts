import { actorKeys, codecKeys, loadConfig } from '@tandem/platform';
import { z } from 'zod';

const partUrls = z.string().transform((text, ctx) => {
  const read = z.record(z.string(), z.url()).safeParse(jsonOf(text));
  if (read.success) return read.data;
  ctx.addIssue({ code: 'custom', message: 'not JSON of URLs by part' });
  return z.NEVER;
});
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the launcher tells from its data directory; elsewhere an operator sets it. */
const VARIABLES = {
  NATS_URL: { schema: z.url({ protocol: /^(nats|tls)$/ }), describe: 'NATS with JetStream', secret: true as const },
  ACTOR_KEYS: { schema: actorKeys, describe: 'JSON {name, privateKey, publicKeys}: who asks', secret: true as const },
  TEMPORAL_ADDRESS: { schema: z.string().regex(/^[\w.-]+:\d+$/, 'must be host:port'), describe: 'Temporal server' },
  TEMPORAL_NAMESPACE: { schema: z.string().default('default'), describe: 'Temporal namespace' },
  CODEC_KEYS: { schema: codecKeys, describe: 'JSON {current, keys}: opens the last error of a step', secret: true as const },
  SERVICE_URLS: { schema: partUrls, describe: 'JSON {part: base URL of its health}' },
};
export const operatorConfig = (env: Record<string, string | undefined> = process.env) => loadConfig(VARIABLES, env);
export type OperatorConfig = ReturnType<typeof operatorConfig>;
