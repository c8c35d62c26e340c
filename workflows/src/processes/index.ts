import { applicationTable } from '@tandem/programmes/plan';
import { runProcess } from '../runtime/run-process';
import type { ProcessInput } from '../runtime/state';

// A workflow type is an exported function: Temporal UI shows its name.
export const application = (input: ProcessInput): Promise<string> => runProcess(applicationTable, input);
