import { journeyTable, PROCESS_TABLES, type ProcessTable } from '@tandem/programmes';
import { edgesOf, endingsOf, rolesOf } from './explore';
import { duration, ladder } from './ladder';

const tables = [journeyTable, ...PROCESS_TABLES];
const table = (process: string): ProcessTable => tables.find((t) => t.process === process) as ProcessTable;

describe('the drawing of a process', () => {
  it.each(tables.map((t) => [t.process, t] as const))('%s shows every step, and how it is reached', (_name, t) => {
    const reached = new Set(edgesOf(t).map((e) => e.to));
    expect(Object.keys(t.steps).filter((s) => !reached.has(s))).toEqual([]);
  });
  it('has the moves the table makes, and only those', () => {
    const edges = edgesOf(table('application'));
    expect(edges).toContainEqual({ from: 'screening', fact: 'application.marked-incomplete', to: 'completing' });
    expect(edges).toContainEqual({ from: 'screening', fact: 'application.screened', to: { end: 'screened' } });
    expect(edges.some((e) => e.from === 'drafting' && e.to === 'completing')).toBe(false);
  });
});

describe('a step that waits for different people', () => {
  it('names them all, and every row that ends it', () => {
    const { grids } = table('selection').steps;
    expect(rolesOf(grids).sort()).toEqual(['professional', 'ru']);
    expect(endingsOf(grids).map((e) => e.aggregate)).toEqual(['grid', 'application']);
    expect(rolesOf(table('vacation').steps.approving).sort()).toEqual(['coordinator', 'referent']);
  });
});

describe('a deadline in words', () => {
  it('says each rung', () => {
    expect(ladder({ within: '10d', remind: ['3d', '7d'], then: 'task', to: 'coordinator', next: { within: '20d', then: 'void' } }))
      .toBe('10 days, reminders after 3 days, 7 days → a task for coordinator; then 20 days → voided, once a message was delivered');
  });
  it('that falls on a date says so', () => {
    expect(ladder({ within: '1d', ahead: '90d', then: 'act' }, true)).toBe('90 days ahead of its date → Tandem acts; again every 1 day');
    expect(ladder({ within: '1d', before: ['7d'], then: 'act' }, true)).toContain('at its date, reminders 7 days before');
  });
  it('knows business days, months and hours', () => expect(['1bd', '9mo', '48h'].map(duration)).toEqual(['1 business day', '9 months', '48 hours']));
});
