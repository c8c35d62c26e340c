import type { Operation } from './contract';
import { operationName } from './contract';
import { summaryOperations } from './summary';
import { evaluationOperations } from './evaluation/operations';
import { contractsOperations } from './contracts/operations';
import { inboxOperations } from './inbox/operations';
import { recruitmentOperations } from './recruitment/operations';
import { selectionOperations } from './recruitment/operations-selection';
import { matchingOperations } from './matching/operations';
import { paymentsOperations } from './payments/operations';

/** Every operation of every service: routes, OpenAPI, activities and their tests are made from this list. */
export const OPERATIONS: readonly Operation[] = [summaryOperations, evaluationOperations, contractsOperations, inboxOperations, recruitmentOperations, selectionOperations, matchingOperations, paymentsOperations].flatMap((group) => Object.values(group) as Operation[]);

const names = OPERATIONS.map(operationName);
const twice = names.find((name, i) => names.indexOf(name) !== i);
if (twice) throw new Error(`operation ${twice} declared twice`);
