import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Sentence } from '../util/say.mjs';

const count = z.int().min(0);
const file = z.string().regex(/^(?!.*\.\.)[\w./-]+$/, 'a path inside the backup');

/** One database: its rows, table by table, and which tables its product knew. */
const databasePart = z.strictObject({ name: z.string().regex(/^[a-z_]+$/), file, tables: z.record(z.string(), count) });
const serviceDatabase = databasePart.extend({ service: z.string(), migrations: z.array(z.string()).min(1) });
/** `schema`: the version Temporal itself writes of its tables. */
const temporalDatabase = databasePart.extend({ schema: z.string() });
const streamPart = z.strictObject({ name: z.string(), file, messages: count, config: z.looseObject({}), state: z.looseObject({}) });

const manifest = z.strictObject({
  format: z.literal(1),
  product: z.string(),
  /** Of the sources it was made with, where they were a clone. */
  commit: z.string().nullable(),
  made: z.iso.datetime(),
  warning: z.string(),
  databases: z.array(serviceDatabase).min(1),
  temporal: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('file'), files: z.array(file) }), z.strictObject({ kind: z.literal('databases'), databases: z.array(temporalDatabase).min(1) })]),
  streams: z.array(streamPart),
  /** Keys and passwords, and what the launcher keeps beside the servers. */
  kept: z.array(file),
  files: z.record(file, z.strictObject({ sha256: z.string().length(64), bytes: count })),
});
export type Manifest = z.infer<typeof manifest>;
export type ServiceDatabase = z.infer<typeof serviceDatabase>;
export type TemporalDatabase = z.infer<typeof temporalDatabase>;
export type StreamPart = z.infer<typeof streamPart>;

export const MANIFEST = 'manifest.json';
export const WARNING = 'This backup holds personal data, every key and every password of the installation: whoever reads it reads everything. Keep it as a safe is kept. '
  + 'Cette sauvegarde contient des données personnelles, toutes les clés et tous les mots de passe : à garder comme un coffre.';

export async function sha256Of(full: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(full), hash);
  return hash.digest('hex');
}

/** @throws Sentence no backup, half a backup, or one of a format this release does not know */
export function readManifest(dir: string): Manifest {
  const at = path.join(dir, MANIFEST);
  let text: string;
  try {
    text = readFileSync(at, 'utf8');
  } catch {
    throw new Sentence(`${dir} holds no ${MANIFEST}: it is no backup, or one that was not finished.`);
  }
  const format = /"format":\s*(\d+)/.exec(text)?.[1];
  if (format && Number(format) > 1) throw new Sentence(`${at} is of format ${format}, which this release of Tandem does not know: restore it with the release that made it.`);
  try {
    return manifest.parse(JSON.parse(text));
  } catch (error) {
    const where = error instanceof z.ZodError ? ` (${error.issues[0].path.join('.')})` : '';
    throw new Sentence(`${at} is damaged${where}: take another backup.`);
  }
}

/** Every file that is not what it was. @throws Sentence naming each */
export async function checkFiles(dir: string, { files, ...parts }: Manifest): Promise<void> {
  const named = [...parts.databases, ...(parts.temporal.kind === 'databases' ? parts.temporal.databases : []), ...parts.streams].map((p) => p.file);
  const all = new Set([...named, ...(parts.temporal.kind === 'file' ? parts.temporal.files : []), ...parts.kept, ...Object.keys(files)]);
  const wrong: string[] = [];
  for (const name of [...all].sort()) {
    const sum = await sha256Of(path.join(dir, name)).catch(() => null);
    if (sum === null) wrong.push(`${name} is missing`);
    else if (sum !== files[name]?.sha256) wrong.push(`${name} is not what was written`);
  }
  if (wrong.length) throw new Sentence(`The backup ${dir} is damaged: ${wrong.join('; ')}. Nothing was restored: take another backup.`);
}
