import { plan } from '../definition/plan-of';
import { loadPreset } from '../preset/presets';
import { advance } from './advance';
import { migrationOf, type StageStanding } from './migration';
import { noProgress, type Plan, type Progress } from './plan';

const NICE = plan(loadPreset('chu-nice'), 'partner');
const without = (...ids: string[]): Plan => ({
  ...NICE, programmeVersion: 2,
  stages: NICE.stages.filter((s) => !ids.includes(s.id)).map((s) => ({ ...s, after: s.after.filter((id) => !ids.includes(id)) })),
});
const told = (...types: string[]): Progress => types.reduce((progress, type) => advance(NICE, progress, { type, data: { course: 'initial-joint' } }).progress, noProgress());
const standing = ({ open, closed }: Progress): StageStanding[] =>
  NICE.stages.filter(({ id }) => open.includes(id) || id in closed).map(({ id, kind }) => (open.includes(id) ? { id, kind, state: 'OPEN', outcome: null } : { id, kind, state: 'CLOSED', outcome: closed[id] }));
const changes = (to: Plan, progress: Progress) => Object.fromEntries(migrationOf(to, standing(progress)).changes.map(({ stage, change }) => [stage, change]));

const ACCEPTED = told('journey.opened', 'application.screened', 'application.accepted');
const ACTIVE = told('journey.opened', 'application.screened', 'application.accepted', 'assignment.confirmed', 'enrolment.completed', 'convention.activated');

describe('a journey moved to another version', () => {
  it('goes on where it is when its stages are still there', () => {
    expect(changes(without(), ACCEPTED)).toEqual({ application: 'done', selection: 'done', matching: 'stays', training: 'stays', convention: 'later', engagement: 'later' });
  });

  it('leaves an open stage the new version has not, and opens what only waited for it', () => {
    const matched = told('journey.opened', 'application.screened', 'application.accepted', 'assignment.confirmed');
    expect(changes(without('training'), matched)).toMatchObject({ training: 'removed', convention: 'opens' });
  });

  it('keeps the history of a stage it is past', () => {
    expect(changes(without('training'), ACTIVE)).toMatchObject({ training: 'history', engagement: 'stays' });
  });

  it('opens a stage the new version has earlier, as far as what it comes after is done', () => {
    const reviewed: Plan = { ...NICE, stages: [...NICE.stages, { id: 'review', kind: 'review', after: ['convention'], options: { every: '12mo' } }] };
    expect(changes(reviewed, ACTIVE)).toMatchObject({ engagement: 'stays', review: 'opens' });
  });

  it('is not moved while the file of a candidate would be taken from under them', () => {
    expect(migrationOf(without('selection'), standing(told('journey.opened', 'application.screened'))).refusal).toBe('MIGRATION_FILE_OPEN');
  });

  it('is not moved to where nobody would be waited for', () => {
    expect(migrationOf(without('engagement'), standing(ACTIVE)).refusal).toBe('MIGRATION_NO_WAY_ON');
  });

  it('does what the dry run said', () => {
    for (const progress of [ACCEPTED, ACTIVE]) {
      for (const to of [without(), without('training'), without('matching'), without('engagement')]) {
        const done = advance(to, progress, { type: 'journey.migrated', data: {} });
        const said = migrationOf(to, standing(progress)).changes;
        expect(said.filter((c) => c.change === 'removed').map((c) => c.stage)).toEqual(done.close.map((c) => c.stage));
        expect(said.filter((c) => c.change === 'opens').map((c) => c.stage)).toEqual(done.enter);
      }
    }
  });
});
