import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { baseJsonSchema, definitionJsonSchema } from '../definition/json-schema';
import { reportJsonSchema } from '../rehearse';

const FOLDER = join(__dirname, '..', '..', 'schema');
/** `node libs/programmes/dist/tools/write-schema.js` after a change of the schema; a test holds the files to it. */
export const SCHEMA_FILE = join(FOLDER, 'programme.schema.json');
export const BASE_SCHEMA_FILE = join(FOLDER, 'base.schema.json');
export const REHEARSAL_SCHEMA_FILE = join(FOLDER, 'rehearsal.schema.json');

const write = (file: string, schema: unknown): void => writeFileSync(file, `${JSON.stringify(schema, null, 1)}\n`);

if (require.main === module) {
  mkdirSync(dirname(SCHEMA_FILE), { recursive: true });
  write(SCHEMA_FILE, definitionJsonSchema());
  write(BASE_SCHEMA_FILE, baseJsonSchema());
  write(REHEARSAL_SCHEMA_FILE, reportJsonSchema());
  console.log('schema/programme.schema.json, base.schema.json and rehearsal.schema.json written');
}
