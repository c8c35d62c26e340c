import { newId } from '@tandem/kernel';
import { Cast, ops, World } from './world';

describe('a project that stops, pauses or closes', () => {
  let w: World;
  let cast: Cast;
  beforeAll(async () => {
    w = await World.open();
  });
  afterAll(() => w.close());
  beforeEach(() => {
    w.at('2024-09-02T08:00:00.000Z');
    w.organisation = newId();
    cast = new Cast(w);
  });

  /** Running, with one partner who has a half-day ahead, and somebody else proposed. */
  const running = async () => {
    const id = await cast.openProject();
    const [ana, bob] = [await cast.partner({ state: 'ACTIVE' }), await cast.partner({ state: 'ACTIVE' })];
    const assignment = await cast.assign(id, ana);
    await w.on(ops.assignmentActivate, assignment, w.system);
    await w.on(ops.projectStart, id, cast.referent);
    const vacation = await cast.plan(assignment, '2024-10-08');
    await w.on(ops.vacationConfirm, vacation, ana.actor);
    const proposal = (await w.ask(ops.proposalSuggest, { project: id, membership: bob.membership, overrides: ['H11'] }, cast.coordinator)).id;
    await w.on(ops.proposalPropose, proposal, cast.coordinator);
    return { id, ana, bob, assignment, vacation, proposal };
  };
  const last = async (id: string) => (await w.told(id)).at(-1);
  const feedback = { changed: 'L’accueil est réorganisé.', toldOn: '2024-09-02' };

  test('closing waits for the feedback to partners; closed, its assignments are completed and nothing is ahead', async () => {
    const { id, assignment, vacation, proposal } = await running();
    expect(await w.refused(() => w.on(ops.projectStartClosing, id, cast.referent))).toBe('FEEDBACK_MISSING');
    expect(await w.refused(() => w.on(ops.assignmentComplete, assignment, cast.coordinator))).toBe('PROJECT_NOT_CLOSING');
    expect(await w.refused(() => w.on(ops.projectRecordFeedback, id, cast.referent, { ...feedback, toldOn: '2024-09-03' }))).toBe('FEEDBACK_IN_FUTURE');
    expect(await w.refused(() => w.on(ops.projectRecordFeedback, id, w.as('referent'), feedback))).toBe('NOT_FOUND');
    await w.on(ops.projectRecordFeedback, id, cast.referent, feedback);
    expect(await w.on(ops.projectStartClosing, id, cast.referent)).toMatchObject({ state: 'CLOSING', allowed: ['close'] });
    expect(await last(id)).toMatchObject({ type: 'project.closing-started.v1', data: { feedbackOn: '2024-09-02' } });
    expect(await w.ask(ops.projectGet, { id }, w.as('partner'))).toMatchObject({ feedback: feedback.changed, feedbackOn: feedback.toldOn });
    expect(await w.on(ops.projectClose, id, cast.coordinator)).toMatchObject({ state: 'CLOSED', allowed: [] });
    expect(await last(assignment)).toMatchObject({ type: 'assignment.completed.v1', data: { state: 'COMPLETED' } });
    expect(await last(vacation)).toMatchObject({ data: { state: 'CANCELLED_BY_TEAM', reason: 'PROJECT_ENDED', payableShare: 0 } });
    expect(await last(proposal)).toMatchObject({ data: { state: 'WITHDRAWN', reason: 'PROJECT_ENDED' } });
    expect(JSON.stringify(await w.told(id))).not.toContain(feedback.changed);
  });

  test('a referent pauses it: proposals are withdrawn, half-days cancelled; it takes up where it stopped', async () => {
    const { id, assignment, vacation, proposal, bob } = await running();
    w.at('2024-10-07T08:00:00.000Z');
    expect(await w.on(ops.projectPause, id, cast.referent, { reason: 'TEAM_UNAVAILABLE' })).toMatchObject({ state: 'PAUSED', allowed: ['resume', 'cancel'] });
    expect(await last(id)).toMatchObject({ data: { state: 'PAUSED', reason: 'TEAM_UNAVAILABLE' } });
    // The day before: the team's cancellation is late, and owed.
    expect(await last(vacation)).toMatchObject({ data: { state: 'CANCELLED_BY_TEAM', reason: 'PROJECT_PAUSED', late: true, payableShare: 100 } });
    expect(await last(proposal)).toMatchObject({ data: { state: 'WITHDRAWN', reason: 'PROJECT_PAUSED' } });
    expect(await w.refused(() => cast.plan(assignment, '2024-10-09'))).toBe('PROJECT_ON_HOLD');
    expect(await w.refused(() => cast.assign(id, bob))).toBe('PROJECT_NOT_OPEN');
    expect(await w.refused(() => w.ask(ops.proposalSuggest, { project: id, membership: bob.membership, overrides: [] }, cast.coordinator))).toBe('PROJECT_NOT_OPEN');
    expect(await w.on(ops.projectResume, id, cast.referent)).toMatchObject({ state: 'RUNNING' });
    await cast.plan(assignment, '2024-10-09');
  });

  test.each(['OPEN', 'STAFFED'])('paused when %s, it is %s again; with too few partners left, it is open', async (state) => {
    const id = await cast.openProject();
    const assignment = state === 'STAFFED' ? await cast.assign(id, await cast.partner()) : null;
    await w.on(ops.projectPause, id, cast.coordinator, { reason: 'OTHER' });
    expect(await w.on(ops.projectResume, id, cast.coordinator)).toMatchObject({ state });
    if (!assignment) return;
    await w.on(ops.projectPause, id, cast.coordinator, { reason: 'OTHER' });
    await w.on(ops.assignmentEnd, assignment, cast.coordinator, { reason: 'PARTNER_WISH' });
    expect(await w.on(ops.projectResume, id, cast.coordinator)).toMatchObject({ state: 'OPEN' });
  });

  test('its lead gives it up: assignments end early, nobody completed anything', async () => {
    const lead = w.as('lead');
    const id = await cast.openProject({ lead: lead.person });
    const assignment = await cast.assign(id, await cast.partner({ state: 'ACTIVE' }));
    await cast.plan(assignment, '2024-10-08');
    expect(await w.refused(() => w.on(ops.projectCancel, id, w.as('lead'), { reason: 'NO_MEANS' }))).toBe('NOT_FOUND');
    expect(await w.on(ops.projectCancel, id, lead, { reason: 'NO_MEANS', comment: 'Le financement est retiré.' })).toMatchObject({ state: 'CANCELLED' });
    expect(await last(assignment)).toMatchObject({ data: { state: 'ENDED_EARLY', reason: 'PROJECT_ENDED' } });
    expect(await w.refused(() => w.on(ops.projectCancel, id, lead, { reason: 'NO_MEANS' }))).toBe('ILLEGAL_TRANSITION');
  });

  test('a seat changes hands in one transaction, even the last one; or it is free again', async () => {
    const { id, ana, bob, assignment, vacation } = await running();
    const zoe = await cast.partner({ state: 'ACTIVE' });
    const second = await cast.assign(id, bob);
    const replace = (who: string, reason: 'PARTNER_WISH' | 'TEAM_WISH', membership?: string) => w.on(ops.assignmentReplace, who, cast.coordinator, { reason, ...(membership ? { membership } : {}) });
    expect(await w.refused(() => replace(assignment, 'TEAM_WISH', ana.membership))).toBe('REPLACED_BY_SELF');
    expect(await w.refused(() => replace(assignment, 'TEAM_WISH', bob.membership))).toBe('ALREADY_PROPOSED');
    const { successor } = await replace(assignment, 'PARTNER_WISH', zoe.membership);
    expect(await last(assignment)).toMatchObject({ type: 'assignment.replaced.v1', data: { state: 'REPLACED', reason: 'PARTNER_WISH', successor } });
    expect(await w.ask(ops.assignmentGet, { id: successor as string }, cast.coordinator)).toMatchObject({ state: 'CONFIRMED', membership: zoe.membership });
    expect(await last(vacation)).toMatchObject({ data: { state: 'CANCELLED_BY_PARTNER', reason: 'PERSONAL' } });
    expect(await replace(second, 'TEAM_WISH')).toMatchObject({ state: 'REPLACED', successor: null });
    expect(await w.ask(ops.projectGet, { id }, cast.coordinator)).toMatchObject({ state: 'RUNNING', assigned: 1 });
  });

  test('the speed-dating of a paused project is not published over it', async () => {
    const id = await cast.openProject();
    const ana = await cast.partner({ wishes: [id] });
    await w.on(ops.projectPause, id, cast.coordinator, { reason: 'WAITING_MEANS' });
    expect(await w.refused(() => cast.assign(id, ana))).toBe('PROJECT_NOT_OPEN');
    expect(await w.refused(() => w.on(ops.projectStart, id, cast.referent))).toBe('ILLEGAL_TRANSITION');
  });
});

describe('a project of a programme that gives projects a journey', () => {
  let w: World;
  let cast: Cast;
  beforeAll(async () => {
    w = await World.open();
    w.programme = 'association-aa';
    w.at('2024-09-02T08:00:00.000Z');
    cast = new Cast(w);
    await cast.published({
      groupNeeds: { relative: 1, 'accompanied-person': 1, professional: 2 },
      profiles: [{ id: 'relative', kinds: ['relative'] }, { id: 'accompanied', kinds: ['accompanied-person'] }],
      formats: [{ id: 'home-session', place: 'home', minutes: 60 }, { id: 'call', place: 'remote', minutes: null }],
    });
  });
  afterAll(() => w.close());

  test('every fact of it is of one journey, whose id is not the project’s; another programme’s project has none', async () => {
    const id = await cast.openProject();
    const facts = await w.told(id);
    const { journey } = await w.ask(ops.projectGet, { id }, cast.coordinator);
    expect(journey).toMatch(/^[0-9a-f-]{36}$/);
    expect(journey).not.toBe(id);
    expect(facts.map((f) => f.journey)).toEqual(facts.map(() => journey));
    expect(facts[0].data).toMatchObject({ programmeVersion: 1 });
    await cast.published({ projectJourney: false }, 2);
    const after = await cast.draft();
    expect((await w.told(after))[0].journey).toBeUndefined();
    await w.admin.query('DELETE FROM programme_copy WHERE version = 2');
  });

  test('it is staffed only when the group its programme asks for is there, and the refusal names who is missing', async () => {
    const id = await cast.openProject({ minPartners: 1 });
    const relative = await cast.partner({ profile: 'relative' });
    const assignment = await cast.assign(id, relative);
    const refusal = await w.on(ops.projectStaff, id, cast.referent).catch((e) => e);
    expect(refusal).toMatchObject({ code: 'GROUP_INCOMPLETE', details: { codes: ['accompanied-person', 'professional'], missing: 'personne accompagnée (1), professionnel (1)' } });
    await cast.assign(id, await cast.partner({ profile: 'accompanied' }));
    expect((await w.ask(ops.projectGet, { id }, cast.coordinator)).state).toBe('OPEN');
    // A partner is not a professional as well.
    await w.on(ops.projectNameProfessionals, id, cast.referent, { professionals: [relative.person] });
    expect(await w.refused(() => w.on(ops.projectStaff, id, cast.referent))).toBe('GROUP_INCOMPLETE');
    expect(await w.on(ops.projectNameProfessionals, id, cast.referent, { professionals: [newId()] })).toMatchObject({ state: 'STAFFED' });
    await w.on(ops.assignmentEnd, assignment, cast.coordinator, { reason: 'PARTNER_WISH' });
    expect(await w.refused(() => w.on(ops.projectStart, id, cast.referent))).toBe('GROUP_INCOMPLETE');
  });

  test('a half-day of a known format happens where and as long as the programme says', async () => {
    const id = await cast.openProject();
    await w.tell('journey.opened', { kind: 'project', project: id, programmeVersion: 1 }, { subject: id });
    const ana = await cast.partner({ profile: 'relative', state: 'ACTIVE' });
    await w.admin.query('UPDATE journey_copy SET programme_version = 1 WHERE id = $1', [ana.journey]);
    const assignment = await cast.assign(id, ana);
    const planned = async (format: string, part: 'AM' | 'PM') => w.ask(ops.vacationGet, { id: await cast.plan(assignment, '2024-10-08', part, { format }) }, cast.coordinator);
    expect(await planned('home-session', 'AM')).toMatchObject({ site: null, remote: false, minutes: 60 });
    expect(await planned('call', 'PM')).toMatchObject({ site: null, remote: true, minutes: 180 });
  });
});
