import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chance, liveOnce } from '../src/chaos/live.mjs';
import { PARTS } from '../src/platform/parts.mjs';

const seed = Number(process.env.SEED ?? 20261122);
const killable = ['postgres', 'nats', 'temporal', ...PARTS.map((p) => p.name)];
const kill = { part: killable[Math.floor(chance(seed) * killable.length)], afterMs: Math.round(4_000 + chance(seed + 1) * 16_000) };
const expected = JSON.parse(readFileSync(path.join(__dirname, '../../../examples/chu-nice/expected/chu-nice-small.json'), 'utf8')) as Record<string, unknown>;

/** The example itself tries refusals.csv at its end and ends with another code when one row is not refused as it must be. */
describe(`the small example, with ${kill.part} killed after ${kill.afterMs} ms (seed ${seed})`, () => {
  test('lives to its end, the part was killed on the way, and every figure is the expected one', async () => {
    const life = await liveOnce({ example: 'chu-nice-small', kill });
    expect(life).toMatchObject({ code: 0, killed: true });
    expect(life.summary).toMatchObject(expected);
  }, 1_500_000);
});
