import { parisInstant, parisTime } from '@tandem/kernel';
import { defaultSettings, extend, mayBegin, waitOf, type Deadline, type Memory, type ProcessTable } from '.';
import { applicationTable, conventionTable, selectionTable, vacationTable } from '../stages';

const NOW = '2024-02-01T17:30:00.000Z';
const memory = (more: Partial<Memory> = {}): Memory => ({ organisation: 'o', ids: { application: 'a' }, dates: {}, counts: {}, ...more });
const wait = (table: ProcessTable, step: string, m = memory(), now = NOW) => waitOf(table, `${table.process}/x`, step, m, defaultSettings(table.process), now, 1);

describe('a wait', () => {
  it('gives what was promised, never an hour less, and falls at nine in the morning', () => {
    const { due, reminders } = wait(applicationTable, 'completing');
    // Twenty-one days from 18:30 on 1 February: the morning of the 23rd.
    expect([due, ...reminders]).toEqual(['23', '06', '11'].map((day) => parisInstant(`2024-02-${day}`, '09:00')));
  });

  it('counts business days to a business day', () => {
    const settings = defaultSettings('application');
    settings.deadlines.screen = { within: '1bd', then: 'escalate', to: 'lead' };
    expect(waitOf(applicationTable, 'application/x', 'screening', memory(), settings, '2024-05-07T15:00:00.000Z', 1).due).toBe(parisInstant('2024-05-13', '09:00'));
  });

  it('reminds before a date: five days and one day before the interview', () => {
    const { due, reminders } = wait(selectionTable, 'interview', memory({ dates: { interviewAt: '2024-03-15T13:00:00.000Z' } }));
    expect(due).toBe('2024-03-15T13:00:00.000Z');
    expect(reminders).toEqual([parisInstant('2024-03-10', '09:00'), parisInstant('2024-03-14', '09:00')]);
  });

  it('sends no reminder that is past, and is due at once when its date is past', () => {
    const { due, reminders } = wait(vacationTable, 'confirming', memory({ dates: { start: '2024-02-02T08:00:00.000Z' } }));
    expect([due, reminders]).toEqual([NOW, []]);
  });

  it('keeps the clock time across a change of clock', () => {
    expect(parisTime(wait(applicationTable, 'drafting', memory(), '2024-03-20T12:00:00.000Z').due)).toBe('09:00');
  });

  it('climbs its rungs: ten days and twenty make the thirty days of a signature', () => {
    const deadline = defaultSettings('convention').deadlines.sign;
    const first = wait(conventionTable, 'signing', memory({ ids: { role: 'partner', signature: 's', pending: 'p' } }), '2024-02-01T08:00:00.000Z');
    const second = extend(conventionTable, first, memory(), deadline, 'FR', first.due);
    expect([first.then, first.due, second.then, second.due]).toEqual(['task', parisInstant('2024-02-11', '09:00'), 'void', parisInstant('2024-03-02', '09:00')]);
    expect(second.reminders).toEqual([parisInstant('2024-02-15', '09:00')]);
    expect([second.role, second.key]).toEqual([first.role, first.key]);
  });

  it('is handed on, then on again, each time said in other words', () => {
    const deadline = defaultSettings('vacation').deadlines.approve;
    let w = wait(vacationTable, 'approving', memory({ ids: { approver: 'referent', referent: 'r', vacation: 'v' } }));
    expect([w.role, w.person]).toEqual(['referent', 'r']);
    w = extend(vacationTable, w, memory(), deadline, 'FR', w.due);
    expect([w.role, w.person, w.to]).toEqual(['coordinator', undefined, 'lead']);
    w = extend(vacationTable, w, memory(), deadline, 'FR', w.due);
    expect(w.role).toBe('lead');
    expect(w.sentence.fr).toBe('On attend la ou le responsable pour valider le service fait, au plus tard le 22 février 2024 à 09:00. Sinon : l’attente est prolongée.');
  });

  it('gives more time from now when even the next rung is past', () => {
    const deadline: Deadline = { within: '2d', then: 'task' };
    const w = extend(applicationTable, wait(applicationTable, 'screening'), memory(), deadline, 'FR', '2024-09-01T10:00:00.000Z');
    expect(w.due > '2024-09-01T10:00:00.000Z').toBe(true);
  });

  it('says what Tandem will do by itself', () => {
    expect(wait(conventionTable, 'starting', memory({ ids: { pending: 'p' }, dates: { 'pending-starts': '2024-06-01' } })).sentence).toEqual({
      fr: 'Tandem va mettre la convention en vigueur le 1er juin 2024 à 00:00.', en: 'Tandem will bring the convention into force on 1 June 2024 at 00:00.',
    });
  });

  it('is an error without its deadline', () => {
    expect(() => waitOf(applicationTable, 'x', 'drafting', memory(), { deadlines: {}, calendar: 'FR' }, NOW, 1)).toThrow('no deadline application.draft');
  });
});

describe('a fact nobody hears yet', () => {
  it('begins a process only when it may come first', () => {
    expect(mayBegin(selectionTable, 'application.screened')).toBe(true);
    expect(mayBegin(selectionTable, 'application.withdrawn')).toBe(false);
    expect(conventionTable.concerns?.({ type: 'journey.stage-entered', data: { stageKind: 'training' } })).toBe(false);
    expect(conventionTable.concerns?.({ type: 'convention.created', data: {} })).toBe(true);
  });
});
