import { loadConfig, SERVICE_VARIABLES } from '@tandem/platform';
import { z } from 'zod';

export const VARIABLES = { ...SERVICE_VARIABLES, PUBLIC_URL: { schema: z.url(), describe: 'address people open: links to questionnaires start with it' } };
export const config = () => loadConfig(VARIABLES);
