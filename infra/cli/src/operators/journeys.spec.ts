import { AT, PARTNER_VACATION, SCREENING, wait } from './healthy-house';
import { journeysOf, journeysPage } from './journeys';
import { figure } from './look-parts';

const all = { overdue: false, lang: 'fr' as const };
const screening = wait();
const confirming = wait({ key: `${PARTNER_VACATION}/confirming#1`, workflow: PARTNER_VACATION, process: 'vacation', step: 'confirming', role: 'partner', due: '2026-03-01T08:00:00.000Z' });
const batch = wait({ key: 'batch/x/filling#1', workflow: 'batch/x', programme: null, process: 'batch', step: 'filling', role: 'preparer', due: '2026-03-04T08:00:00.000Z' });
const waits = [screening, batch, confirming];
const workflows = (options: Partial<Parameters<typeof journeysOf>[2]>) => journeysOf(waits, AT, { ...all, ...options }).map((j) => j.workflow);

describe('tandem journeys', () => {
  it('shows every open process, the soonest due first, and marks the one that is overdue', () => {
    expect(workflows({})).toEqual([PARTNER_VACATION, 'batch/x', SCREENING]);
    expect(journeysOf(waits, AT, all).map((j) => j.overdue)).toEqual([true, false, false]);
  });

  it('asks by programme, stage, step, role, or what is overdue', () => {
    expect(workflows({ programme: 'chu-nice' })).toEqual([PARTNER_VACATION, SCREENING]);
    expect(workflows({ stage: 'vacation' })).toEqual([PARTNER_VACATION]);
    expect(workflows({ stage: 'screening' })).toEqual([SCREENING]);
    expect(workflows({ stage: 'application/screening' })).toEqual([SCREENING]);
    expect(workflows({ role: 'preparer' })).toEqual(['batch/x']);
    expect(workflows({ overdue: true })).toEqual([PARTNER_VACATION]);
    expect(workflows({ overdue: true, role: 'lead' })).toEqual([]);
  });

  it('says who by role, until when, and the register’s own sentence, in the language asked for', () => {
    const page = journeysPage(journeysOf(waits, AT, all), 'fr');
    expect(page).toContain(`! 2026-03-01 09:00 (échue) · la ou le partenaire · vacation/confirming · chu-nice · depuis 2026-02-24 · ${PARTNER_VACATION}\n    On attend la coordination.`);
    expect(page).toMatch(/3 processus ouverts, dont 1 à l’échéance passée$/);
    expect(journeysPage(journeysOf(waits, AT, { ...all, lang: 'en' }), 'en')).toContain('(overdue) · the partner');
    expect(journeysPage([], 'fr')).toBe('Aucun processus ouvert ne répond à cette demande.');
  });

  it('holds nothing of a person', () => {
    expect(Object.keys(journeysOf(waits, AT, all)[0]).sort()).toEqual(['due', 'overdue', 'programme', 'role', 'sentence', 'since', 'stage', 'then', 'to', 'workflow']);
  });
});

describe('a figure of a part', () => {
  const text = '# HELP tandem_outbox_pending Facts\n# TYPE tandem_outbox_pending gauge\ntandem_outbox_pending{service="inbox"} 3\ntandem_dead_letters 0\n';
  it('is read whatever its labels, and absent where the part has none', () => {
    expect([figure(text, 'tandem_outbox_pending'), figure(text, 'tandem_dead_letters'), figure(text, 'tandem_outbox_age_seconds')]).toEqual([3, 0, undefined]);
  });
});
