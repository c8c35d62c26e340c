import * as processes from './processes';
import { workflowBundle } from './testing/bundle';
import { recordedHistories, type RecordedHistory } from './testing/histories';
import { withoutWords } from './testing/history-file';
import { recordedTrail, replayedTrail, replayedTrails, type Trail } from './testing/replay';
import { quietly } from './testing/time-skipping';

const histories = recordedHistories();
const called = ({ type, path }: RecordedHistory): string => `${type}/${path}`;
const the = (name: string): RecordedHistory => histories.find((h) => called(h) === name) as RecordedHistory;
const textsOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []);
const bundle = workflowBundle();
beforeAll(quietly);

describe('the recorded histories', () => {
  /** Seconds of processor. */
  let spent = Number.POSITIVE_INFINITY;
  const replayed = new Map<RecordedHistory, { trail: Trail; error?: Error }>();
  beforeAll(async () => {
    const code = await bundle;
    const began = process.cpuUsage();
    for await (const { history, ...result } of replayedTrails(code, histories)) replayed.set(history, result);
    const { user, system } = process.cpuUsage(began);
    spent = (user + system) / 1_000_000;
  }, 300_000);
  /** The types recorded before settings were asked for at the first fact: each has lived both ways. */
  const OLDER = ['application', 'batch', 'campaign', 'claim', 'convention', 'engagement', 'incident', 'journey', 'matching', 'selection', 'training', 'vacation'];

  test('show every workflow type on its way to its end and given up, and the paths on which one is refused, waits too long or starts anew', () => {
    const types = Object.keys(processes).sort();
    expect([...new Set(histories.map((h) => h.type))].sort()).toEqual(types);
    expect(types.filter((type) => histories.filter((h) => h.type === type).length < 3)).toEqual([]);
    expect(histories.map(called)).toEqual(expect.arrayContaining([
      ...types.map((type) => `${type}/cancelled-by-operator`),
      'application/screened', 'application/refused', 'application/lapsed', 'application/withdrawn', 'application/told-the-clock',
      'selection/accepted', 'selection/lapsed', 'training/lapsed-then-closed', 'matching/matched', 'matching/closed', 'engagement/silent-then-ended',
      'convention/active', 'convention/declined', 'convention/voided', 'convention/expired', 'convention/renewed', 'convention/terminated',
      'vacation/approved', 'vacation/rejected', 'vacation/forfeited', 'vacation/cancelled', 'vacation/finish-refused', 'vacation/fact-missing',
      ...OLDER.map((type) => `${type}/settings-first`),
      'agreement/active', 'agreement/ended', 'work/closed', 'work/rejected', 'work/paused-then-cancelled', 'work/phase-refused',
      'review/every-six-months', 'review/once', 'review/request-refused', 'exit/kept-as-alumni', 'exit/silent', 'exit/deceased', 'exit/close-refused',
      'selection/by-meeting', 'selection/by-meeting-missed', 'matching/by-appointment', 'matching/by-election',
      'matching/by-proposal', 'matching/by-proposal-two-at-once', 'matching/by-proposal-lapse-refused',
      'journey/eighteen-months', 'journey/paused-then-lapsed', 'journey/stage-refused', 'journey/renewed', 'journey/renewed-goes-on',
    ]));
  });

  test('say nothing of people: ids, dates, codes and words of the house', () => {
    const texts = histories.flatMap((h) => textsOf(withoutWords(h.events)));
    expect(texts.length).toBeGreaterThan(10_000);
    // No mail address, and no two words in a row: neither a name nor a free text.
    expect([...new Set(texts.filter((text) => !/^[\w.:/#@%+-]*$/.test(text) || /\w@\w/.test(text)))]).toEqual([]);
  });

  test.each(histories.map((h) => [called(h), h] as const))('%s is replayed by this code, with the same arguments, timeouts, delays and result', (_, history) => {
    const { trail, error } = replayed.get(history) ?? { trail: [] };
    expect(error).toBeUndefined();
    expect(trail).toEqual(recordedTrail(history));
    expect(trail.some((step) => step.kind === 'activity')).toBe(true);
  });

  // Of work, and not of the clock: what else the machine does is not theirs.
  test('were all replayed within a minute of work', () => {
    expect(replayed.size).toBe(histories.length);
    expect(spent).toBeLessThan(60);
  });
});

const OTHER_COMMANDS = /TMPRL1100|nondeterminis/i;
/** Each is a change somebody could make without thinking of the processes that run: the gate must stop all of them. */
describe('a change that would break or bend a running process', () => {
  const changed = async (from: string | RegExp, to: string): Promise<{ code: string }> => {
    const { code } = await bundle;
    // Only the code: the source map behind it holds the same words.
    const [body, map] = code.split('//# sourceMappingURL=');
    const seeded = body.replace(from, to);
    if (seeded === body) throw new Error(`nothing to change: ${String(from)}`);
    return { code: `${seeded}//# sourceMappingURL=${map}` };
  };
  const replayed = async (name: string, code: { code: string }) => ({ now: await replayedTrail(code, the(name)), then: recordedTrail(the(name)) });

  test('the unchanged code passes, through the same door', async () => {
    const { now, then } = await replayed('vacation/approved', await bundle);
    expect(now).toEqual(then);
  });

  test('an activity renamed is refused by Temporal', async () => {
    const code = await changed("operation: 'inbox.wait.remind'", "operation: 'inbox.wait.nudge'");
    await expect(replayed('vacation/approved', code)).rejects.toThrow(OTHER_COMMANDS);
  });

  test('a call removed is refused by Temporal', async () => {
    const code = await changed(/await \S+registers\.remind\([^;]+\);/, '');
    await expect(replayed('vacation/approved', code)).rejects.toThrow(OTHER_COMMANDS);
  });

  test('two calls in another order are refused by Temporal', async () => {
    const code = await changed(/( +for \(const one of [^\n]+this\.perform\(one\);\n)([^\n]+waitOf\)[^\n]+\n[^\n]+this\.stand\(wait\);\n)/, '$2$1');
    await expect(replayed('convention/expired', code)).rejects.toThrow(OTHER_COMMANDS);
  });

  test('another argument passes Temporal’s check and is caught by the recorded inputs', async () => {
    const code = await changed("reason: 'EXPIRED'", "reason: 'OTHER'");
    const { now, then } = await replayed('convention/voided', code);
    expect(now).not.toEqual(then);
  });

  test('another timeout passes Temporal’s check and is caught by the recorded timeouts', async () => {
    const code = await changed("startToCloseTimeout: '15s'", "startToCloseTimeout: '16s'");
    const { now, then } = await replayed('vacation/approved', code);
    expect(now).not.toEqual(then);
  });

  const ASKS_PHASE = /'inbox\.task\.open'(?=, \{\s*kind: 'phase')/;
  test.each([
    ['renamed', ASKS_PHASE, "'inbox.task.ask'"],
    ['removed', /enter: askPhase/, 'enter: () => []'],
    ['asked for after its wait', /( +for \(const one of [^\n]+this\.perform\(one\);\n)([^\n]+waitOf\)[^\n]+\n[^\n]+this\.stand\(wait\);\n)/, '$2$1'],
  ])('a new process is held to as an old one is: the task of a phase %s is refused by Temporal', async (_, from, to) => {
    await expect(replayed('work/closed', await changed(from, to))).rejects.toThrow(OTHER_COMMANDS);
  });

  test.each([
    ['another subject of that task', 'work/closed', /\/phase-\$/, '/step-$'],
    ['another timeout', 'exit/silent', "startToCloseTimeout: '15s'", "startToCloseTimeout: '16s'"],
    ['an option of the stage that is not read any more', 'exit/kept-as-alumni', "options.keep === 'alumni'", "options.keep === 'nobody'"],
    ['the new way taken by a process begun before it', 'convention/expired', /!state\.settings && [^\n]*?patched\)\([^)]+\)/, '!state.settings'],
  ])('%s (%s) is caught by what was recorded', async (_, name, from, to) => {
    const code = await changed(from, to);
    const now = await replayedTrail(code, the(name)).catch((error: unknown) => {
      if (!OTHER_COMMANDS.test(String(error))) throw error;
      return 'refused by Temporal';
    });
    expect(now).not.toEqual(recordedTrail(the(name)));
  });

  test('another delay of a timer passes Temporal’s check and is caught by the recorded delays', async () => {
    const code = await changed(/Math\.max\(1, Date\.parse\(next\) - from\)/, 'Math.max(1, Date.parse(next) - from + 60000)');
    const { now, then } = await replayed('vacation/approved', code);
    expect(now).not.toEqual(then);
  });

  test('another result passes Temporal’s check and is caught by the recorded results', async () => {
    const code = await changed(/('vacation\.approved': [^\n]*?end\)\()'approved'/, "$1'done'");
    const { now, then } = await replayed('vacation/approved', code);
    expect(now).not.toEqual(then);
  });
});
