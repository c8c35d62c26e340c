import { codecKeys, loadConfig, SERVICE_VARIABLES } from '@tandem/platform';
import { z } from 'zod';

const { NATS_URL, HEALTH_PORT, LISTEN, SANDBOX, ACTOR_KEYS, LOG_LEVEL } = SERVICE_VARIABLES;

export const WORKFLOWS_VARIABLES = {
  NATS_URL, HEALTH_PORT, LISTEN, SANDBOX, ACTOR_KEYS, LOG_LEVEL,
  TEMPORAL_ADDRESS: { schema: z.string().regex(/^[\w.-]+:\d+$/, 'must be host:port'), describe: 'Temporal server' },
  TEMPORAL_NAMESPACE: { schema: z.string().default('default'), describe: 'Temporal namespace' },
  CODEC_KEYS: { schema: codecKeys, describe: 'JSON {current, keys}: what encrypts everything workflows keep', secret: true as const },
};
export const workflowsConfig = () => loadConfig(WORKFLOWS_VARIABLES);
export type WorkflowsConfig = ReturnType<typeof workflowsConfig>;
