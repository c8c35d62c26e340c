import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OPERATIONS, summaryFile } from '@tandem/messages';
import { z } from 'zod';
import { doorRoutes } from '../contract';
import { openApi } from '../openapi/document';

/** `node services/gateway/dist/tools/write-openapi.js [--check]`: the generated contracts in docs/; --check fails when they are not up to date. */
const docs = path.resolve(__dirname, '../../../../docs');
const files: Record<string, unknown> = {
  'openapi.json': openApi(OPERATIONS, Object.values(doorRoutes)),
  'summary.schema.json': { title: 'Summary of a lived example', ...z.toJSONSchema(summaryFile) },
};

const check = process.argv.includes('--check');
mkdirSync(docs, { recursive: true });
for (const [name, content] of Object.entries(files)) {
  const file = path.join(docs, name);
  const text = `${JSON.stringify(content, null, 2)}\n`;
  const same = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (same) continue;
  if (!check) writeFileSync(file, text);
  else {
    process.stderr.write(`docs/${name} is not up to date: run node services/gateway/dist/tools/write-openapi.js\n`);
    process.exitCode = 1;
  }
}
