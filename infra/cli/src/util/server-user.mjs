import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Who Postgres runs as when we are root, which it refuses. @typedef {{ name: string, uid: number, gid: number }} ServerUser */

/**
 * @param {string} passwd content of /etc/passwd: initdb needs the uid to have an entry
 * @returns {ServerUser | null}
 */
export function pickUser(passwd) {
  const users = new Map(passwd.split('\n').map((line) => line.split(':')).filter((f) => f.length >= 4)
    .map(([name, , uid, gid]) => [name, { name, uid: Number(uid), gid: Number(gid) }]));
  return users.get('postgres') ?? users.get('nobody') ?? null;
}

/** @returns {ServerUser | null} null: we are not root, Postgres runs as ourselves */
export function serverUser() {
  if (process.getuid?.() !== 0) return null;
  return existsSync('/etc/passwd') ? pickUser(readFileSync('/etc/passwd', 'utf8')) : null;
}

/** May this user go through every existing directory down to this one? A clone in a closed home directory is a case where not. */
export function canTraverse(dir, user) {
  for (let at = path.resolve(dir); ; at = path.dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid, gid } = statSync(at);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if (!(mode & bit)) return false;
    }
    if (at === path.dirname(at)) return true;
  }
}
