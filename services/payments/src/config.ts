import { loadConfig, SERVICE_VARIABLES } from '@tandem/platform';

export const VARIABLES = { ...SERVICE_VARIABLES };
export const config = () => loadConfig(VARIABLES);
