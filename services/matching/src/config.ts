import { loadConfig, SERVICE_VARIABLES } from '@tandem/platform';

/** Matching needs nothing of its own: its figures are programme settings (`domain/settings.ts`). */
export const readConfig = () => loadConfig(SERVICE_VARIABLES);
