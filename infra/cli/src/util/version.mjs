/**
 * First dotted number in a text: "nats-server: v2.10.4" gives [2, 10, 4].
 * @param {string} text
 * @returns {number[] | null}
 */
export function parseVersion(text) {
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)] : null;
}

/** @returns {number} below, equal or above zero, as for sort */
export function compareVersions(a, b) {
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}

/** False when the text holds no version: an unknown tool is not trusted. */
export function atLeast(text, least) {
  const version = parseVersion(text);
  return version !== null && compareVersions(version, least) >= 0;
}
