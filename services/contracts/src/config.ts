import { SERVICE_VARIABLES } from '@tandem/platform';

/** Contracts needs nothing but what every service needs. */
export const VARIABLES = { ...SERVICE_VARIABLES };
