import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { MANIFEST, sha256Of, WARNING, type Manifest } from './manifest';
import { verifyBackup } from './restore';

const FILE = 'databases/tandem_matching.jsonl.gz';
const ROWS = [{ table: 'project', columns: ['id', 'title'] }, '(1,"a ""title"", and more")', '(2,)', { table: 'empty', columns: ['id'] }, { sequence: 'outbox_seq_seq', value: '12' }];
const known = (service: string) => (service === 'matching' ? ['PlatformTables1763800000000', 'InitialTables1795378574799'] : undefined);
const good = mkdtempSync(path.join(tmpdir(), 'tandem-backup-'));

/** A backup like the good one, with something done to it. */
function backup(change: (dir: string, manifest: Manifest) => void): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'tandem-backup-'));
  cpSync(good, dir, { recursive: true });
  const manifest = JSON.parse(readFileSync(path.join(dir, MANIFEST), 'utf8')) as Manifest;
  writeFileSync(path.join(dir, MANIFEST), JSON.stringify(manifest));
  change(dir, manifest);
  return dir;
}
const rewritten = (change: (manifest: Manifest) => void) => backup((dir, manifest) => {
  change(manifest);
  writeFileSync(path.join(dir, MANIFEST), JSON.stringify(manifest));
});

describe('a backup', () => {
  const made: string[] = [good];
  beforeAll(async () => {
    mkdirSync(path.join(good, 'databases'));
    mkdirSync(path.join(good, 'kept'));
    writeFileSync(path.join(good, FILE), gzipSync(ROWS.map((r) => `${JSON.stringify(r)}\n`).join('')));
    writeFileSync(path.join(good, 'kept/secrets.json'), '{}');
    const files: Manifest['files'] = {};
    for (const f of [FILE, 'kept/secrets.json']) files[f] = { sha256: await sha256Of(path.join(good, f)), bytes: statSync(path.join(good, f)).size };
    const manifest: Manifest = {
      format: 1, product: '0.1.0', commit: null, made: '2026-11-23T02:00:00.000Z', warning: WARNING, temporal: { kind: 'file', files: [] }, streams: [], kept: ['kept/secrets.json'], files,
      databases: [{ name: 'tandem_matching', service: 'matching', file: FILE, migrations: ['PlatformTables1763800000000'], tables: { project: 2, empty: 0 } }],
    };
    writeFileSync(path.join(good, MANIFEST), JSON.stringify(manifest));
  });
  afterAll(() => made.forEach((dir) => rmSync(dir, { recursive: true })));

  it('that is whole is readable, also when this release has migrations it had not', async () => {
    expect(await verifyBackup(good, known)).toMatchObject({ product: '0.1.0' });
  });

  it.each<[what: string, dir: () => string, says: RegExp]>([
    ['that was not finished', () => backup((dir) => rmSync(path.join(dir, MANIFEST))), /no manifest\.json: it is no backup, or one that was not finished/],
    ['of a later format', () => backup((dir) => writeFileSync(path.join(dir, MANIFEST), '{ "format": 2 }')), /format 2, which this release of Tandem does not know/],
    ['whose manifest was cut', () => backup((dir) => writeFileSync(path.join(dir, MANIFEST), '{ "format": 1, "prod')), /manifest\.json is damaged/],
    ['whose manifest names a file elsewhere', () => rewritten((m) => (m.databases[0].file = '../secrets.json')), /manifest\.json is damaged \(databases\.0\.file\)/],
    ['in which a byte changed', () => backup((dir) => writeFileSync(path.join(dir, 'kept/secrets.json'), '[]')), /damaged: kept\/secrets\.json is not what was written\. Nothing was restored/],
    ['in which a file is missing', () => backup((dir) => rmSync(path.join(dir, FILE))), /damaged: databases\/tandem_matching\.jsonl\.gz is missing/],
    ['with a file the manifest has no sum of', () => rewritten((m) => delete m.files[FILE]), /tandem_matching\.jsonl\.gz is not what was written/],
    ['that lost rows', () => rewritten((m) => (m.databases[0].tables.project = 3)), /tandem_matching\.jsonl\.gz, project: 3 rows by the manifest, 2 in the file/],
    ['of a newer release', () => rewritten((m) => m.databases[0].migrations.push('Later1899999999999')), /newer release of Tandem: matching was migrated by Later1899999999999/],
    ['of a service that is not here', () => rewritten((m) => Object.assign(m.databases[0], { service: 'library', name: 'tandem_library' })), /tandem_library, a database of library: this release of Tandem has none such/],
  ])('%s is refused', async (_, dir, says) => {
    const at = dir();
    made.push(at);
    await expect(verifyBackup(at, known)).rejects.toThrow(says);
  });
});
