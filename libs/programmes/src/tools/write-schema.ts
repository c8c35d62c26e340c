import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { definitionJsonSchema } from '../definition/json-schema';

/** `node libs/programmes/dist/tools/write-schema.js` after a change of the schema; a test holds the file to it. */
export const SCHEMA_FILE = join(__dirname, '..', '..', 'schema', 'programme.schema.json');

if (require.main === module) {
  mkdirSync(dirname(SCHEMA_FILE), { recursive: true });
  writeFileSync(SCHEMA_FILE, `${JSON.stringify(definitionJsonSchema(), null, 2)}\n`);
  console.log('schema/programme.schema.json written');
}
