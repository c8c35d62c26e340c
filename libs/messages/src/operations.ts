import type { Operation } from './contract';
import { operationName } from './contract';
import { inboxOperations } from './inbox/operations';

/** Every operation of every service: routes, OpenAPI, activities and their tests are made from this list. */
export const OPERATIONS: readonly Operation[] = [inboxOperations].flatMap((group) => Object.values(group) as Operation[]);

const names = OPERATIONS.map(operationName);
const twice = names.find((name, i) => names.indexOf(name) !== i);
if (twice) throw new Error(`operation ${twice} declared twice`);
