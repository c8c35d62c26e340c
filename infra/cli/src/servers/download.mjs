import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../util/run.mjs';

const FIRST_BYTE_MS = 5000;

/**
 * Bytes of a URL, if their SHA-256 is the pinned one.
 * Without network it gives up within five seconds: the next road is slow enough by itself.
 * @param {string} url
 * @param {string} sha256
 * @returns {Promise<Buffer>}
 */
export async function fetchPinned(url, sha256, firstByteMs = FIRST_BYTE_MS) {
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(), firstByteMs);
  try {
    const answer = await fetch(url, { signal: stop.signal, redirect: 'follow' });
    if (!answer.ok || !answer.body) throw new Error(`it answered ${answer.status}`);
    const chunks = [];
    for await (const chunk of answer.body) {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(), 3 * firstByteMs);
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    const got = createHash('sha256').update(bytes).digest('hex');
    if (got !== sha256) throw new Error(`its SHA-256 is ${got}, not the pinned one`);
    return bytes;
  } catch (e) {
    throw new Error(stop.signal.aborted ? 'no answer in time' : (e.cause?.code ?? e.message));
  } finally {
    clearTimeout(timer);
  }
}

/** Unpacks one member of a .tar.gz to `target`, whole or not at all. */
export async function unpackMember(archive, member, target) {
  mkdirSync(path.dirname(target), { recursive: true });
  const dir = mkdtempSync(path.join(path.dirname(target), '.unpack-'));
  try {
    const file = path.join(dir, 'release.tar.gz');
    writeFileSync(file, archive);
    const { code, err } = await run('tar', ['-xzf', file, '-C', dir]);
    if (code !== 0) throw new Error(`tar: ${err.trim()}`);
    const found = readdirSync(dir, { recursive: true }).map(String).find((f) => path.basename(f) === member);
    if (!found) throw new Error(`no ${member} in the archive`);
    chmodSync(path.join(dir, found), 0o755);
    renameSync(path.join(dir, found), target);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
