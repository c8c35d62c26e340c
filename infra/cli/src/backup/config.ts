import { loadConfig } from '@tandem/platform';
import { z } from 'zod';

/** What the launcher tells of a data directory; elsewhere (docker-compose.yml) an operator sets it. */
const VARIABLES = {
  DATABASE_URL: { schema: z.url({ protocol: /^postgres(ql)?$/ }), describe: 'Postgres, as its administrator', secret: true as const },
  NATS_URL: { schema: z.url({ protocol: /^(nats|tls)$/ }), describe: 'NATS with JetStream', secret: true as const },
  DATA_DIR: { schema: z.string().optional(), describe: 'data directory of the launcher: its secrets, and Temporal’s file' },
  SECRETS_FILE: { schema: z.string().optional(), describe: 'the .env of docker-compose.yml: without its keys the backup opens nothing' },
  TEMPORAL_DATABASES: { schema: z.string().default('temporal,temporal_visibility').transform((t) => t.split(',')), describe: 'Temporal’s databases in that Postgres, where it has no file' },
};
export const backupConfig = (env: Record<string, string | undefined> = process.env) => loadConfig(VARIABLES, env);
export type BackupConfig = ReturnType<typeof backupConfig>;
