import 'reflect-metadata';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { errorCodes } from '@tandem/kernel';
import { operationName } from '@tandem/messages';
import { consumedBy, handledBy, SERVICE_VARIABLES, type Variables } from '@tandem/platform';
import '@tandem/programmes';
import { readVariables } from './read-variables';
import type { DoorRead, PartRead } from './house';

/*
 * `node read-part.js <root> <folder>`: what one built part says of itself, as JSON. A process of its own for each part:
 * a code two services declare differently would stop a process that loads both, and this is how it is found.
 */
type Exports = Record<string, unknown>;
type Class = abstract new (...args: never[]) => object;

const [root, folder] = process.argv.slice(2);
const part = path.basename(folder);

async function load(file: string): Promise<Exports> {
  const full = path.join(root, folder, 'dist', file);
  return existsSync(full) ? ((await import(pathToFileURL(full).href)) as Exports) : {};
}

const isVariables = (value: unknown): value is Variables =>
  typeof value === 'object' && value !== null && Object.values(value).length > 0 && Object.values(value as Exports).every((v) => typeof v === 'object' && v !== null && 'schema' in v && 'describe' in v);

async function read(): Promise<PartRead> {
  const common = new Set(errorCodes().map(([code]) => code));
  const { handlers = [] } = (await load(`${part}.module.js`)) as { handlers?: readonly Class[] };
  // Decorators are on the prototype: nothing of the part is constructed.
  const prototypes = handlers.map((type) => ({ name: type.name, instance: Object.create(type.prototype as object) as object }));
  const variables = Object.values(await load('config.js')).find(isVariables) ?? SERVICE_VARIABLES;
  const doors = part === 'gateway' ? Object.values(((await load('contract.js')).doorRoutes ?? {}) as Record<string, DoorRead>) : [];
  return {
    part,
    consumers: prototypes.flatMap(({ name, instance }) => consumedBy(instance).map(({ types, method }) => ({ handler: `${name}.${method}`, types }))),
    operations: prototypes.flatMap(({ instance }) => handledBy(instance).map(({ operation }) => operationName(operation))),
    variables: readVariables(variables),
    errors: errorCodes().filter(([code]) => !common.has(code)),
    doors: doors.map(({ method, path: at, security, sandbox, summary }) => ({ method, path: at, security, sandbox: Boolean(sandbox), summary })),
  };
}

void read().then((answer) => process.stdout.write(JSON.stringify(answer)), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
