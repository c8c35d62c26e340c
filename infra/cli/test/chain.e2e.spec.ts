import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Platform } from '../src/platform/index.mjs';
import { chance, liveOnce } from '../src/chaos/live.mjs';
import { PARTS } from '../src/platform/parts.mjs';
import { foundIn, payloadTexts, personalWords, PLANTED, publicNames } from './privacy';
import { tryRefusals } from './digests';
import { openProcesses } from './open-processes';
import { throughBackup, type Restored } from './restored';

const seed = Number(process.env.SEED ?? 20261122);
const killable = ['postgres', 'nats', 'temporal', ...PARTS.map((p) => p.name)];
const kill = { part: killable[Math.floor(chance(seed) * killable.length)], afterMs: Math.round(4_000 + chance(seed + 1) * 16_000) };
const expected = JSON.parse(readFileSync(path.join(__dirname, '../../../examples/chu-nice/expected/chu-nice-small.json'), 'utf8')) as Record<string, unknown>;

describe(`the small example, with ${kill.part} killed after ${kill.afterMs} ms (seed ${seed})`, () => {
  let life: Awaited<ReturnType<typeof liveOnce>>;
  let processes: Awaited<ReturnType<typeof openProcesses>>;
  let refusals: Awaited<ReturnType<typeof tryRefusals>>;
  let restored: Restored;
  let texts: string[];
  let logs: string;
  let words: string[];
  let names: string[];

  beforeAll(async () => {
    life = await liveOnce({
      example: 'chu-nice-small', kill,
      inspect: async (platform: Platform) => {
        processes = await openProcesses(platform);
        refusals = await tryRefusals(platform, 'chu-nice-small');
        words = await personalWords(platform);
        names = await publicNames(platform);
        texts = await payloadTexts(platform);
        const dir = path.join(platform.dataDir, 'log');
        logs = readdirSync(dir).map((file) => readFileSync(path.join(dir, file), 'utf8')).join('\n');
      },
      after: async (dataDir) => {
        restored = await throughBackup(dataDir);
      },
    });
  }, 1_200_000);

  test('lives to its end, the part was killed on the way, and every figure is the expected one', () => {
    expect(life).toMatchObject({ code: 0, killed: true });
    const { seconds: _, ...figures } = life.summary ?? {};
    expect(figures).toMatchObject(expected);
  });

  test('what must be refused is refused with its code, and no table of any service has changed by it', () => {
    expect(refusals.tried).toBeGreaterThan(80);
    expect(refusals.wrong).toEqual([]);
    expect(refusals.after).toEqual(refusals.before);
  });

  test('every open process says in Temporal what the register of waits says, word for word', () => {
    expect(processes.length).toBeGreaterThan(0);
    for (const p of processes) expect({ id: p.id, says: p.details }).toEqual({ id: p.id, says: p.sentence });
  });

  test('the search finds a planted value, and nobody’s name, mail, phone, IBAN or illness in workflows, facts or logs', () => {
    expect(foundIn(texts, [PLANTED], names)).toHaveLength(1);
    expect(words.length).toBeGreaterThan(20);
    expect(foundIn([...texts, logs], words, names)).toEqual([]);
  });

  describe('backed up and restored elsewhere', () => {
    test('every row of every service is there, and no other', () => {
      expect(Object.keys(restored.tables).length).toBeGreaterThan(60);
      expect(restored.tables).toEqual(refusals.after);
    });

    test('every process is open where it was, and says the same sentence', () => {
      const sorted = (all: typeof processes) => [...all].sort((a, b) => a.id.localeCompare(b.id));
      expect(sorted(restored.processes)).toEqual(sorted(processes));
    });

    test('it lives: a command is accepted and its fact relayed, what falls due comes due, every part answers the operators', () => {
      expect(restored.command).toEqual({ answered: 'OPEN', published: true, onStream: true });
      expect(restored.cameDue[1]).toBeGreaterThan(restored.cameDue[0]);
      const told = JSON.parse(restored.letters.out) as { part: string; answers: boolean; total?: number }[];
      expect(told.map((t) => [t.part, t.answers, t.total]).sort()).toEqual(PARTS.map((p) => [p.name, true, 0]).sort());
    });

    test('it says that it holds secrets, and is for its owner only', () => {
      expect(restored.saved.said).toMatch(/every key and every password[^]*comme un coffre/);
      expect(restored.open).toBe(0);
    });
  });
});
