import { SERVICES } from '../src/platform/parts.mjs';
import type { Platform } from '../src/platform/index.mjs';
import { inDatabase } from './open-processes';
import { isPayload, payloadsIn, reader, textOf } from './temporal-reader';

/** A value put into a workflow on purpose: the search must find it, or it proves nothing. */
export const PLANTED = 'planted-7f3a9c';
const HEALTH = ['diab', 'cancer', 'dialyse', 'rénal', 'chimioth', 'insuline', 'tumeur'];

/** Names, mails, phones, IBANs of everybody in the example, and health words, long enough not to be found by chance. */
export async function personalWords(platform: Platform): Promise<string[]> {
  const people = await inDatabase(platform, 'recruitment', async (pg) => (await pg.query<Record<string, string | null>>('SELECT given_name, family_name, mail, phone FROM person')).rows);
  const given = people.flatMap((p) => [`${p.given_name} ${p.family_name}`, p.family_name, p.mail, p.phone]);
  const ibans = ['FR76', 'FR14'];
  return [...new Set([...given, ...HEALTH, ...ibans])].filter((w): w is string => !!w && w.length >= 4);
}

/** What a house shows at its door and says nothing of anybody: "Diabétologie" is a unit before it is an illness. */
export async function publicNames(platform: Platform): Promise<string[]> {
  const units = await inDatabase(platform, 'recruitment', async (pg) => (await pg.query<{ name: string }>('SELECT v.value AS name FROM unit, jsonb_each_text(names) AS v')).rows);
  const projects = await inDatabase(platform, 'matching', async (pg) => (await pg.query<{ name: string }>('SELECT title AS name FROM project')).rows);
  return [...units, ...projects].map((r) => r.name);
}

/** Which of these words stand in these texts, each with what stands around it. */
export function foundIn(texts: readonly string[], words: readonly string[], allowed: readonly string[]): string[] {
  const hay = texts.map((text) => allowed.reduce((left, name) => left.replaceAll(name, ''), text)).join('\n').toLowerCase();
  return words.flatMap((word) => {
    const at = hay.indexOf(word.toLowerCase());
    return at < 0 ? [] : [`${word}: …${hay.slice(Math.max(0, at - 60), at + 60)}…`];
  });
}

/** Decoded text of everything every workflow was told, kept or said, and of every fact. */
export async function payloadTexts(platform: Platform): Promise<string[]> {
  const { client, codec, close } = await reader(platform);
  const out: string[] = [];
  const planted = await client.workflow.start('planted', { workflowId: PLANTED, taskQueue: 'nobody-listens', args: [{ planted: PLANTED }] });
  for await (const w of client.workflow.list()) {
    out.push(JSON.stringify([w.workflowId, w.type, w.searchAttributes, w.memo]));
    const history = await client.workflow.getHandle(w.workflowId, w.runId).fetchHistory();
    // What travels in clear beside the payloads: types, ids, messages of failures. A stored payload is letters by chance: it is searched decoded.
    out.push(JSON.stringify(history, (_, value: unknown) => (isPayload(value) ? undefined : value)));
    for (const payload of payloadsIn(history)) out.push(await textOf(codec, payload));
  }
  await planted.terminate();
  await close();
  for (const service of SERVICES) {
    const rows = await inDatabase(platform, service, async (pg) => (await pg.query<{ event: string }>('SELECT event::text AS event FROM outbox')).rows);
    out.push(...rows.map((r) => r.event));
  }
  return out;
}
