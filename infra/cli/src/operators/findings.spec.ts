import { told } from './doctor';
import { findingsOf, isBlind } from './findings';
import { anOpen, healthyHouse, PARTNER_VACATION, SCREENING, wait } from './healthy-house';
import type { DeadFact, Seen } from './seen';
import { SENTENCES } from './sentences';

type Trouble = (house: Seen) => void;
const housed = (trouble: Trouble): Seen => {
  const house = healthyHouse();
  trouble(house);
  return house;
};
/** A trouble that lasts: the same at both looks. */
const found = (trouble: Trouble) => findingsOf(housed(trouble), housed(trouble));
const dead = (more: Partial<DeadFact> = {}): DeadFact => ({ consumer: 'matching', id: 'a:1:0', type: 'convention.activated', reason: 'no row', ...more });
const late = '2026-03-01T08:00:00.000Z';

const TROUBLES: [what: string, trouble: Trouble, code: keyof typeof SENTENCES, about: Record<string, unknown>][] = [
  ['a service that was killed', (h) => (h.parts[0] = { name: 'matching', answers: false, missing: [] }), 'PART_SILENT', { part: 'matching' }],
  ['a service without its database', (h) => (h.parts[0].missing = ['database']), 'PART_NOT_READY', { part: 'matching', missing: 'database' }],
  ['a broker that is down', (h) => { Object.assign(h, { broker: null, register: null }); for (const p of h.parts) p.missing = ['broker']; }, 'BROKER_SILENT', {}],
  ['a Temporal that is down', (h) => (h.temporal = null), 'TEMPORAL_SILENT', {}],
  ['a register nobody answers for', (h) => (h.register = null), 'REGISTER_SILENT', {}],
  ['a broker whose disk was emptied', (h) => (h.broker!.missingStreams = ['MATCHING']), 'STREAM_MISSING', { stream: 'MATCHING' }],
  ['facts that cannot be published', (h) => (h.parts[0].outbox = { pending: 12, ageSeconds: 400 }), 'OUTBOX_OLD', { part: 'matching', n: 12, seconds: 400 }],
  ['a consumer that stands still', (h) => (h.broker!.consumers[0].behind = 5), 'CONSUMER_STANDS', { consumer: 'bridge_matching', part: 'workflows', n: 5 }],
  ['a fact that was set aside', (h) => { h.parts[0].deadLetters = 1; h.broker!.dead = [dead()]; }, 'DEAD_LETTERS', { consumer: 'matching', type: 'convention.activated', reason: 'no row', n: 1 }],
  ['a fact the bridge set aside', (h) => (h.broker!.dead = [dead({ consumer: 'bridge' })]), 'DEAD_LETTERS', { consumer: 'bridge', part: 'workflows' }],
  ['a fact set aside of which the broker knows no more', (h) => (h.parts[0].deadLetters = 2), 'DEAD_LETTERS_UNNAMED', { part: 'matching', n: 2 }],
  ['a process that failed', (h) => { h.temporal!.ended = [{ id: 'claim/x', process: 'claim', status: 'FAILED' }]; }, 'PROCESS_FAILED', { process: 'claim', status: 'FAILED', n: 1, which: 'claim/x' }],
  ['a step that keeps failing', (h) => (h.temporal!.open[0].failing = [{ operation: 'inbox.wait.open', code: 'UNAVAILABLE', attempts: 9 }]), 'STEP_FAILING', { operation: 'inbox.wait.open', code: 'UNAVAILABLE', attempts: 9, which: SCREENING }],
  ['code that cannot take up a process', (h) => (h.temporal!.open[0].codeAttempts = 6), 'CODE_FAILING', { process: 'application', attempts: 6 }],
  ['a process that waits for nobody', (h) => h.temporal!.open.push(anOpen('journey/x')), 'PROCESS_WITHOUT_WAIT', { process: 'journey', which: 'journey/x' }],
  ['a wait whose process is gone', (h) => (h.temporal!.open = [anOpen(SCREENING)]), 'WAIT_WITHOUT_PROCESS', { process: 'vacation', which: PARTNER_VACATION }],
  ['a wait past its date', (h) => (h.register!.waits[0] = wait({ due: late })), 'WAITS_OVERDUE', { role: 'coordinator', n: 1, oldest: '2026-03-01' }],
  ['a task past its date', (h) => (h.register!.tasks[0].due = late), 'TASKS_OVERDUE', { role: 'coordinator', n: 1 }],
  ['a part with yesterday’s clock', (h) => (h.parts[1].clockRevision = 6), 'CLOCK_APART', { part: 'inbox' }],
  ['a machine with another hour', (h) => (h.parts[1].secondsApart = 75), 'MACHINE_CLOCK_APART', { part: 'inbox', seconds: 75 }],
  ['a consumer that is far behind but moves', (h) => (h.broker!.consumers[0].behind = h.broker!.consumers[0].floor += 4_000), 'CONSUMER_LATE', {}],
  ['more processes than can be looked at', (h) => (h.temporal!.notLookedAt = 3), 'NOT_ALL_LOOKED_AT', { n: 3 }],
];

describe('tandem doctor', () => {
  it('finds nothing in a house that is well', () => {
    expect(findingsOf(healthyHouse(), healthyHouse())).toEqual([]);
  });

  it.each(TROUBLES.filter(([, , code]) => code !== 'CONSUMER_LATE'))('finds %s, and nothing else', (_, trouble, code, about) => {
    expect(found(trouble)).toEqual([expect.objectContaining({ code, about: expect.objectContaining(about) })]);
  });

  it('calls a consumer that moves late, not standing', () => {
    const busy = (floor: number) => housed((h) => Object.assign(h.broker!.consumers[0], { behind: 4_000, floor }));
    expect(findingsOf(busy(410), busy(900))).toMatchObject([{ code: 'CONSUMER_LATE', severity: 'attention' }]);
  });

  it('says what is wrong and what to do, in both languages, with every word filled in', () => {
    for (const [what, trouble] of TROUBLES)
      for (const finding of found(trouble))
        for (const lang of ['fr', 'en'] as const) {
          const { sentence, act } = told(finding, lang);
          expect(`${what}: ${sentence} ${act}`).not.toMatch(/undefined|NaN|object Object/);
          expect([sentence, act].every((text) => text.length > 15)).toBe(true);
        }
  });

  it('has a trouble for every sentence it can say', () => {
    expect([...new Set(TROUBLES.map(([, , code]) => code))].sort()).toEqual(Object.keys(SENTENCES).sort());
  });

  it('holds nothing against what is only under way between two looks', () => {
    const between: Trouble[] = [
      (h) => h.temporal!.open.push(anOpen('journey/new')),
      (h) => (h.temporal!.open = [anOpen(SCREENING)]),
      (h) => (h.register!.waits[0] = wait({ due: late })),
      (h) => (h.broker!.consumers[0].behind = 5),
    ];
    for (const trouble of between) expect(findingsOf(healthyHouse(), housed(trouble))).toEqual([]);
    const extended = housed((h) => (h.register!.waits[0] = wait({ due: '2026-03-01T09:00:00.000Z' })));
    expect(findingsOf(housed((h) => (h.register!.waits[0] = wait({ due: late }))), extended)).toEqual([]);
  });

  it('forgets dead letters that were replayed', () => {
    expect(found((h) => (h.broker!.dead = [dead()]))).toEqual([]);
  });

  it('names a process that failed at a step once, with its step', () => {
    const stuck: Trouble = (h) => h.temporal!.open.push({ ...anOpen('journey/x'), failing: [{ operation: 'recruitment.journey.plan', code: 'NOT_FOUND', attempts: 40 }] });
    expect(found(stuck).map((f) => f.code)).toEqual(['STEP_FAILING']);
  });

  it('tells one cause once, whatever it holds up', () => {
    const failing = [{ operation: 'inbox.wait.open', code: 'UNAVAILABLE', attempts: 9 }];
    const all: Trouble = (h) => (h.temporal!.open = [1, 2, 3, 4].map((n) => ({ ...anOpen(`vacation/${n}`), failing })));
    const [finding] = found((h) => { all(h); h.register!.waits = []; });
    expect(finding.about).toMatchObject({ n: 4, which: 'vacation/1, vacation/2, vacation/3, …' });
  });

  it('puts what is grave first', () => {
    const both = found((h) => { h.register!.tasks[0].due = late; h.temporal = null; });
    expect(both.map((f) => f.severity)).toEqual(['grave', 'attention']);
  });

  it('is blind only when neither a part nor the broker answers', () => {
    const silent: Trouble = (h) => (h.parts = h.parts.map((p) => ({ name: p.name, answers: false, missing: [] })));
    expect(isBlind(housed(silent))).toBe(false);
    expect(isBlind(housed((h) => { silent(h); h.broker = null; }))).toBe(true);
  });

  it('says one fact, process or wait as one', () => {
    const [one] = found((h) => (h.parts[0].outbox = { pending: 1, ageSeconds: 40 }));
    expect(told(one, 'fr').sentence).toBe('matching garde 1 fait non publié, le plus ancien depuis 40 s.');
    expect(told(one, 'en').sentence).toBe('matching keeps 1 unpublished fact, the oldest for 40 s.');
  });
});
