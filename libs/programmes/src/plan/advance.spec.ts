import { EVENT_TYPES, isEventType } from '@tandem/messages';
import fc from 'fast-check';
import { loadPreset } from '../preset/presets';
import { plan as planOf } from '../definition/plan-of';
import { advance, JOURNEY_FACTS, noProgress, type Advance, type Plan, type Progress } from '.';

const NICE = planOf(loadPreset('chu-nice'), 'partner');
type Told = string | [type: string, data: Record<string, unknown>];
const fact = (told: Told) => (typeof told === 'string' ? { type: told, data: {} } : { type: told[0], data: told[1] });
const live = (plan: Plan, ...facts: Told[]): Advance[] => {
  let progress: Progress = noProgress();
  return facts.map((told) => {
    const answer = advance(plan, progress, fact(told));
    progress = answer.progress;
    return answer;
  });
};
const TRAINED: Told = ['enrolment.completed', { course: 'initial-joint' }];
const CHAIN: Told[] = ['journey.opened', 'application.screened', 'application.accepted', TRAINED, 'assignment.confirmed', 'convention.activated', 'membership.ended'];

describe('a journey', () => {
  it('goes through the stages of Nice, one fact after the other', () => {
    const answers = live(NICE, ...CHAIN);
    expect(answers.map((a) => a.enter)).toEqual([['application'], ['selection'], ['matching', 'training'], [], ['convention'], ['engagement'], []]);
    expect(answers.map((a) => a.close.map((c) => `${c.stage} ${c.outcome}`))).toEqual([
      [], ['application SCREENED'], ['selection ACCEPTED'], ['training COMPLETED'], ['matching MATCHED'], ['convention ACTIVE'], ['engagement ENDED'],
    ]);
    expect(answers.at(-1)?.end).toBe('ENDED');
  });

  it('closes before it opens what comes after', () => {
    expect(live(NICE, 'journey.opened', 'application.screened')[1].moves).toEqual([{ close: 'application', outcome: 'SCREENED' }, { enter: 'selection' }]);
  });

  it('opens and closes at once a stage whose fact came first', () => {
    const answers = live(NICE, 'journey.opened', TRAINED, 'application.screened', 'application.accepted');
    expect(answers[3].moves).toEqual([{ close: 'selection', outcome: 'ACCEPTED' }, { enter: 'matching' }, { enter: 'training' }, { close: 'training', outcome: 'COMPLETED' }]);
  });

  it('does not take another course for the one that is asked', () => {
    expect(live(NICE, 'journey.opened', 'application.screened', 'application.accepted', ['enrolment.completed', { course: 'first-aid' }])[3].close).toEqual([]);
  });

  it.each([['application.refused', 'REFUSED'], ['application.withdrawn', 'WITHDRAWN'], ['application.lapsed', 'LAPSED']])('ends with %s', (type, outcome) => {
    expect(live(NICE, 'journey.opened', type)[1]).toMatchObject({ end: outcome, close: [{ stage: 'application', outcome }] });
  });

  it('opens nothing while it is paused, and everything due when it resumes', () => {
    const answers = live(NICE, 'journey.opened', 'journey.paused', 'application.screened', 'journey.resumed');
    expect(answers[2]).toMatchObject({ enter: [], close: [{ stage: 'application' }] });
    expect(answers[3].enter).toEqual(['selection']);
  });

  it('hears only facts that exist, and names them for the bridge', () => {
    expect(JOURNEY_FACTS.filter((type) => !isEventType(type))).toEqual([]);
    expect(new Set(JOURNEY_FACTS).size).toBe(JOURNEY_FACTS.length);
  });

  const anything = fc.array(fc.oneof(fc.constantFrom<Told>(...CHAIN, 'journey.paused', 'journey.resumed', 'application.refused'), fc.constantFrom(...EVENT_TYPES)), { maxLength: 30 });

  it('never opens a stage before what it needs, twice, or after its end; replays agree; a fact twice changes nothing', () => {
    fc.assert(fc.property(anything, (facts) => {
      const answers = live(NICE, ...facts);
      expect(live(NICE, ...facts)).toEqual(answers);
      const entered = answers.flatMap((a) => a.enter);
      expect(new Set(entered).size).toBe(entered.length);
      const closed = new Set<string>();
      for (const { moves } of answers)
        for (const move of moves) {
          if ('close' in move) closed.add(move.close);
          else expect(NICE.stages.find((s) => s.id === move.enter)?.after.every((id) => closed.has(id))).toBe(true);
        }
      answers.forEach((answer, i) => {
        const again = advance(NICE, answer.progress, fact(facts[i]));
        expect([again.enter, again.close, again.end]).toEqual([[], [], undefined]);
        expect(again.progress).toEqual(answer.progress);
      });
      const end = answers.findIndex((a) => a.end);
      if (end >= 0) expect(answers.slice(end + 1).flatMap((a) => a.moves)).toEqual([]);
    }));
  });

  it('waits for a stage or is over, from the first fact on', () => {
    fc.assert(fc.property(fc.shuffledSubarray(CHAIN.slice(1)), (facts) => {
      for (const { progress } of live(NICE, 'journey.opened', ...facts)) expect(progress.open.length > 0 || progress.ended !== undefined).toBe(true);
    }));
  });
});
