import { newId } from '@tandem/kernel';
import { Cast, ops, World, type Partner } from './world';

describe('half-days', () => {
  let w: World;
  let cast: Cast;
  let project: string;
  beforeAll(async () => {
    w = await World.open();
    cast = new Cast(w);
    project = await cast.openProject({ seats: 50 });
  });
  afterAll(() => w.close());
  beforeEach(() => w.at('2024-09-02T08:00:00.000Z'));

  const somebody = async (options: Parameters<Cast['partner']>[0] = { state: 'ACTIVE' }): Promise<Partner & { assignment: string }> => {
    const partner = await cast.partner(options);
    return { ...partner, assignment: await cast.assign(project, partner) };
  };
  const confirmed = async (p: Partner & { assignment: string }, date: string, part: 'AM' | 'PM' | 'EVENING' = 'AM') => {
    const id = await cast.plan(p.assignment, date, part);
    await w.on(ops.vacationConfirm, id, p.actor);
    return id;
  };
  const done = async (p: Partner & { assignment: string }, date = '2024-10-08') => {
    const id = await confirmed(p, date);
    w.at(`${date}T11:00:00.000Z`);
    await w.on(ops.vacationFinish, id, w.system);
    return id;
  };

  test('planned by the referent, confirmed, done, declared by the partner, approved by the referent: each step tells payments what it needs', async () => {
    const p = await somebody();
    const { id } = await w.ask(ops.vacationPlan, { assignment: p.assignment, format: 'feedback', halfDay: { date: '2024-10-08', part: 'PM' }, minutes: 150 }, cast.referent);
    await w.on(ops.vacationConfirm, id, p.actor);
    w.at('2024-10-08T16:00:00.000Z');
    await w.ask(ops.vacationFinish, { id }, w.system);
    await w.on(ops.vacationDeclare, id, p.actor, { minutes: 180, units: 1 });
    expect(await w.on(ops.vacationApprove, id, cast.referent)).toMatchObject({ state: 'APPROVED', allowed: [] });
    expect(await w.names(id)).toEqual(['vacation.planned', 'vacation.confirmed', 'vacation.done', 'vacation.declared', 'vacation.approved']);
    expect((await w.told(id)).map((e) => e.data.payableShare)).toEqual([0, 0, 0, 0, 100]);
    expect((await w.told(id)).at(-1)).toMatchObject({
      organisation: w.organisation, programme: 'chu-nice', journey: p.journey, time: '2024-10-08T16:00:00.000Z',
      data: { membership: p.membership, person: p.person, assignment: p.assignment, project, referent: cast.referent.person, date: '2024-10-08', part: 'PM', site: cast.site, remote: false, format: 'feedback', field: 'ORGANISATION', level: 'PARTNERSHIP', programmeVersion: 3, minutes: 180, units: 1 },
    });
    const mine = await w.ask(ops.vacationList, { from: '2024-10-01', to: '2024-10-31' }, p.actor);
    expect(mine.items).toHaveLength(1);
    expect(mine.items[0]).toMatchObject({ id, title: 'Repenser l’accueil des urgences', startsAt: '2024-10-08T12:00:00.000Z', state: 'APPROVED' });
  });

  test('a series is planned whole or not at all, and paged in order', async () => {
    const p = await somebody();
    const plan = (dates: string[], actor = cast.referent) => w.ask(ops.vacationPlanSeries, { assignment: p.assignment, format: 'audit', halfDays: dates.map((date) => ({ date, part: 'AM' as const })), remote: true }, actor);
    expect((await plan(['2024-11-12', '2024-11-05', '2024-11-19'])).items).toHaveLength(3);
    expect(await w.refused(() => plan(['2024-11-26', '2024-11-26']))).toBe('HALF_DAY_TWICE');
    expect(await w.refused(() => plan(['2024-11-26', '2024-11-11']))).toBe('DAY_CLOSED');
    expect(await w.refused(() => plan(Array.from({ length: 27 }, () => '2024-11-26')))).toBe('VALIDATION');
    const first = await w.ask(ops.vacationList, { membership: p.membership, limit: 2 }, cast.coordinator);
    expect(first.items.map((v) => v.date)).toEqual(['2024-11-05', '2024-11-12']);
    const rest = await w.ask(ops.vacationList, { membership: p.membership, limit: 2, after: first.next as string }, cast.coordinator);
    expect(rest).toMatchObject({ items: [{ date: '2024-11-19', remote: true, site: null }], next: null });
  });

  test('the past is the coordinators’ with a reason; a holiday needs a yes; a stranger plans nothing', async () => {
    const p = await somebody();
    const plan = (date: string, more: object, actor = cast.referent) => () => w.ask(ops.vacationPlan, { assignment: p.assignment, format: 'audit', halfDay: { date, part: 'AM' }, ...more }, actor);
    expect(await w.refused(plan('2024-08-28', { pastReason: 'PAPER_SHEET' }))).toBe('VACATION_IN_PAST');
    expect(await w.refused(plan('2024-08-28', {}, cast.coordinator))).toBe('VACATION_IN_PAST');
    expect(await w.code(plan('2024-08-28', { pastReason: 'PAPER_SHEET' }, cast.coordinator)())).toBe('accepted');
    expect(await w.refused(plan('2024-11-11', {}))).toBe('DAY_CLOSED');
    expect(await w.code(plan('2024-11-11', { force: true })())).toBe('accepted');
    expect(await w.refused(plan('2024-10-08', {}, w.as('referent')))).toBe('NOT_FOUND');
  });

  test('nothing is confirmed outside cover, on another site, or before the membership is active', async () => {
    const p = await somebody();
    const elsewhere = await cast.plan(p.assignment, '2024-10-08', 'AM', { site: newId() });
    expect(await w.refused(() => w.on(ops.vacationConfirm, elsewhere, p.actor))).toBe('VACATION_OUTSIDE_COVER');
    const beyond = await cast.plan(p.assignment, '2025-09-02');
    expect(await w.refused(() => w.on(ops.vacationConfirm, beyond, p.actor))).toBe('VACATION_OUTSIDE_COVER');
    const onboarding = await somebody({ state: 'ONBOARDING', covered: true });
    const early = await cast.plan(onboarding.assignment, '2024-10-08');
    expect(await w.refused(() => w.on(ops.vacationConfirm, early, onboarding.actor))).toBe('MEMBERSHIP_NOT_ACTIVE');
    expect(await w.refused(() => w.on(ops.vacationConfirm, early, w.as('partner')))).toBe('NOT_FOUND');
  });

  test('the caps of week and month hold, and what the person asked for wins', async () => {
    const p = await somebody();
    await confirmed(p, '2024-10-07');
    await confirmed(p, '2024-10-08');
    const third = await cast.plan(p.assignment, '2024-10-10');
    expect(await w.refused(() => w.on(ops.vacationConfirm, third, p.actor))).toBe('CAP_WEEK');
    for (const date of ['2024-10-14', '2024-10-15', '2024-10-21', '2024-10-22']) await confirmed(p, date);
    const seventh = await cast.plan(p.assignment, '2024-10-28');
    expect(await w.refused(() => w.on(ops.vacationConfirm, seventh, p.actor))).toBe('CAP_MONTH');
    await w.ask(ops.profileSave, { membership: p.membership, capWeek: 3, capMonth: 7 }, p.actor);
    expect(await w.on(ops.vacationConfirm, third, p.actor)).toMatchObject({ state: 'CONFIRMED' });
  });

  test('two confirmations at once, in two organisations, for one person and half-day: exactly one wins, the other learns only that she is unavailable', async () => {
    const other = new Cast(w, newId());
    const person = newId();
    const here = await somebody({ state: 'ACTIVE', person });
    const there = await other.partner({ state: 'ACTIVE', person });
    const project2 = await other.openProject();
    const there2 = { ...there, assignment: await other.assign(project2, there) };
    for (const date of ['2024-10-08', '2024-10-15', '2024-10-22', '2024-11-05']) {
      const a = await cast.plan(here.assignment, date);
      const b = await other.plan(there2.assignment, date);
      const codes = await Promise.all([w.code(w.on(ops.vacationConfirm, a, here.actor)), w.code(w.on(ops.vacationConfirm, b, there2.actor))]);
      expect(codes.sort()).toEqual(['UNAVAILABLE_THAT_DAY', 'accepted']);
    }
    const rows = await w.admin.query(`SELECT date FROM vacation WHERE person_id = $1 AND state = 'CONFIRMED'`, [person]);
    expect(rows).toHaveLength(4);
  });

  test('the unique index alone keeps a half-day single, whoever writes it', async () => {
    const p = await somebody();
    const first = await confirmed(p, '2024-12-03');
    const second = await cast.plan(p.assignment, '2024-12-03');
    await expect(w.admin.query(`UPDATE vacation SET state = 'CONFIRMED', organisation_id = gen_random_uuid() WHERE id = $1`, [second])).rejects.toThrow('vacation_one_per_half_day');
    expect(await w.refused(() => w.on(ops.vacationConfirm, second, p.actor))).toBe('UNAVAILABLE_THAT_DAY');
    await w.on(ops.vacationCancelAsPartner, first, p.actor, { reason: 'TRANSPORT' });
    expect(await w.on(ops.vacationConfirm, second, p.actor)).toMatchObject({ state: 'CONFIRMED' });
  });

  test('her own limit counts what she does elsewhere, without saying so', async () => {
    const other = new Cast(w, newId());
    const person = newId();
    const here = await somebody({ state: 'ACTIVE', person });
    const there = await other.partner({ state: 'ACTIVE', person });
    const assignment = await other.assign(await other.openProject(), there);
    await w.ask(ops.profileSave, { membership: here.membership, capWeek: 1 }, here.actor);
    const elsewhere = await other.plan(assignment, '2024-10-07');
    await w.on(ops.vacationConfirm, elsewhere, there.actor);
    const mine = await cast.plan(here.assignment, '2024-10-09');
    expect(await w.refused(() => w.on(ops.vacationConfirm, mine, here.actor))).toBe('UNAVAILABLE_THAT_DAY');
  });

  test('a partner cancels for health: the reason stays between her and the coordinators, and nothing is owed', async () => {
    const p = await somebody();
    const id = await confirmed(p, '2024-10-08');
    await w.on(ops.vacationCancelAsPartner, id, p.actor, { reason: 'HEALTH' });
    expect((await w.told(id)).at(-1)).toMatchObject({ type: 'vacation.cancelled-by-partner.v1', data: { reason: 'PERSONAL', payableShare: 0 } });
    expect(JSON.stringify(await w.told(id))).not.toContain('HEALTH');
    expect((await w.ask(ops.vacationGet, { id }, cast.coordinator)).reason).toBe('HEALTH');
    expect((await w.ask(ops.vacationGet, { id }, cast.referent)).reason).toBeNull();
    const started = await confirmed(p, '2024-10-09');
    w.at('2024-10-09T07:30:00.000Z');
    expect(await w.refused(() => w.on(ops.vacationCancelAsPartner, started, p.actor, { reason: 'OTHER' }))).toBe('VACATION_STARTED');
  });

  test('the team cancels in time: free; under 48 hours and confirmed: the share of the setting is owed', async () => {
    const p = await somebody();
    const early = await confirmed(p, '2024-10-08');
    const late = await confirmed(p, '2024-10-09');
    const never = await cast.plan(p.assignment, '2024-10-15');
    w.at('2024-10-06T07:00:00.000Z');
    expect(await w.on(ops.vacationCancelAsTeam, early, cast.referent, { reason: 'ROOM' })).toMatchObject({ late: false, payableShare: 0 });
    w.at('2024-10-07T07:00:01.000Z');
    expect(await w.on(ops.vacationCancelAsTeam, late, cast.referent, { reason: 'TEAM_UNAVAILABLE' })).toMatchObject({ late: true, payableShare: 100 });
    expect((await w.told(late)).at(-1)).toMatchObject({ data: { state: 'CANCELLED_BY_TEAM', late: true, payableShare: 100, reason: 'TEAM_UNAVAILABLE' } });
    w.at('2024-10-16T07:00:00.000Z');
    expect(await w.on(ops.vacationCancelAsTeam, never, cast.referent, { reason: 'OTHER' })).toMatchObject({ late: false, payableShare: 0 });
  });

  test('who did not come is said after the start: the partner’s absence costs nothing, the team’s is owed', async () => {
    const p = await somebody();
    const a = await confirmed(p, '2024-10-08');
    const b = await confirmed(p, '2024-10-09');
    expect(await w.refused(() => w.on(ops.vacationReportTeamAbsence, b, p.actor))).toBe('VACATION_NOT_STARTED');
    expect(await w.refused(() => w.on(ops.vacationFinish, b, w.system))).toBe('VACATION_NOT_STARTED');
    w.at('2024-10-10T07:00:00.000Z');
    await w.on(ops.vacationReportPartnerAbsence, a, cast.referent);
    expect((await w.told(a)).at(-1)).toMatchObject({ data: { state: 'NO_SHOW_PARTNER', payableShare: 0 } });
    await w.on(ops.vacationReportTeamAbsence, b, p.actor);
    expect((await w.told(b)).at(-1)).toMatchObject({ data: { state: 'NO_SHOW_TEAM', payableShare: 100 } });
  });

  test('declaring: within 30 days, four hours a unit, with the signed sheet when the team does it', async () => {
    const p = await somebody();
    const id = await done(p);
    const declare = (actor: typeof cast.referent, input: object) => () => w.on(ops.vacationDeclare, id, actor, input as never);
    expect(await w.refused(declare(p.actor, { minutes: 300 }))).toBe('UNITS_DO_NOT_FIT');
    expect(await w.refused(declare(p.actor, { minutes: 200, units: 2 }))).toBe('UNITS_DO_NOT_FIT');
    expect(await w.refused(declare(cast.referent, { minutes: 180 }))).toBe('SIGNED_SHEET_REQUIRED');
    w.at('2024-11-08T08:00:00.000Z');
    expect(await w.refused(declare(p.actor, { minutes: 180 }))).toBe('DECLARED_TOO_LATE');
    w.at('2024-11-07T08:00:00.000Z');
    await declare(cast.referent, { minutes: 300, units: 2, signedSheet: true })();
    expect((await w.told(id)).at(-1)).toMatchObject({ data: { state: 'DECLARED', minutes: 300, units: 2 } });
  });

  test('service done is said by somebody else: not the partner, not the declarer; a coordinator only when the referent is away or late', async () => {
    const p = await somebody();
    const id = await done(p);
    await w.on(ops.vacationDeclare, id, p.actor, { minutes: 180 });
    const partnerAndLead = { ...p.actor, grants: [...p.actor.grants, { role: 'lead' as const, organisation: w.organisation }] };
    expect(await w.refused(() => w.on(ops.vacationApprove, id, partnerAndLead))).toBe('SELF_APPROVAL');
    expect(await w.refused(() => w.on(ops.vacationApprove, id, cast.coordinator))).toBe('REFERENT_DECIDES');
    expect(await w.refused(() => w.on(ops.vacationApprove, id, w.as('referent')))).toBe('NOT_FOUND');
    w.at('2024-10-23T08:00:00.000Z');
    expect(await w.on(ops.vacationApprove, id, cast.coordinator)).toMatchObject({ state: 'APPROVED' });

    const byTeam = await done(p, '2024-10-29');
    await w.on(ops.vacationDeclare, byTeam, cast.referent, { minutes: 120, signedSheet: true });
    expect(await w.refused(() => w.on(ops.vacationApprove, byTeam, cast.referent))).toBe('SELF_APPROVAL');
    expect(await w.on(ops.vacationApprove, byTeam, cast.coordinator)).toMatchObject({ state: 'APPROVED' });
  });

  test('a dispute is settled by a coordinator, approved with its time or rejected with a reason', async () => {
    const p = await somebody();
    const id = await done(p);
    expect(await w.refused(() => w.on(ops.vacationDispute, id, p.actor, { comment: 'Voici mon IBAN FR76 3000 6000 0112 3456 7890 189' }))).toBe('IDENTIFIER_IN_TEXT');
    await w.on(ops.vacationDispute, id, p.actor, { comment: 'J’étais là toute la matinée.' });
    expect(JSON.stringify(await w.told(id))).not.toContain('matinée');
    expect(await w.refused(() => w.on(ops.vacationSettle, id, cast.coordinator, { outcome: 'APPROVED' }))).toBe('MINUTES_REQUIRED');
    expect(await w.refused(() => w.on(ops.vacationSettle, id, cast.coordinator, { outcome: 'REJECTED' }))).toBe('REASON_REQUIRED');
    await w.on(ops.vacationSettle, id, cast.coordinator, { outcome: 'APPROVED', minutes: 210 });
    expect((await w.told(id)).at(-1)).toMatchObject({ type: 'vacation.approved.v1', data: { minutes: 210, units: 1, payableShare: 100 } });

    const no = await done(p, '2024-10-15');
    await w.on(ops.vacationDispute, no, cast.referent, { comment: 'Absente.' });
    await w.on(ops.vacationSettle, no, cast.coordinator, { outcome: 'REJECTED', reason: 'NOT_ATTENDED' });
    expect((await w.told(no)).at(-1)).toMatchObject({ type: 'vacation.rejected.v1', data: { payableShare: 0, reason: 'NOT_ATTENDED' } });
    expect(await w.refused(() => w.on(ops.vacationSettle, no, cast.coordinator, { outcome: 'APPROVED' }))).toBe('ILLEGAL_TRANSITION');
  });

  test('a half-day nobody declares is closed after 60 days, not before', async () => {
    const id = await done(await somebody());
    w.at('2024-12-06T08:00:00.000Z');
    expect(await w.refused(() => w.on(ops.vacationForfeit, id, cast.coordinator))).toBe('TOO_EARLY_TO_FORFEIT');
    w.at('2024-12-07T08:00:00.000Z');
    expect(await w.on(ops.vacationForfeit, id, cast.coordinator)).toMatchObject({ state: 'FORFEITED' });
  });

  describe('what ends elsewhere ends here', () => {
    test('cover ended: what is ahead is cancelled as the team’s, late ones owed, done ones untouched', async () => {
      const p = await somebody();
      const past = await done(p, '2024-10-08');
      w.at('2024-10-09T06:00:00.000Z');
      const soon = await confirmed(p, '2024-10-10');
      const later = await cast.plan(p.assignment, '2024-11-05');
      await cast.cover(p, { coverState: 'ENDED', to: '2024-10-09' }, 2);
      expect((await w.told(soon)).at(-1)).toMatchObject({ data: { state: 'CANCELLED_BY_TEAM', reason: 'COVER_ENDED', late: true, payableShare: 100 } });
      expect((await w.told(later)).at(-1)).toMatchObject({ data: { state: 'CANCELLED_BY_TEAM', late: false, payableShare: 0 } });
      expect((await w.names(past)).at(-1)).toBe('vacation.done');
    });

    test('notice given: only what lies beyond the new end goes; an older fact that arrives late changes nothing', async () => {
      const p = await somebody();
      const before = await confirmed(p, '2024-10-08');
      const beyond = await confirmed(p, '2024-11-05');
      await cast.cover(p, { to: '2024-10-31' }, 3);
      expect((await w.names(before)).at(-1)).toBe('vacation.confirmed');
      expect((await w.names(beyond)).at(-1)).toBe('vacation.cancelled-by-team');
      await cast.cover(p, { coverState: 'ENDED' }, 2);
      expect((await w.names(before)).at(-1)).toBe('vacation.confirmed');
    });

    test('a paused membership lets go without a word of why; an ended one ends its assignments too', async () => {
      const p = await somebody();
      const ahead = await confirmed(p, '2024-10-08');
      await w.tell('membership.paused', { person: p.person, reason: 'PERSONAL' }, { subject: p.membership, version: 3, journey: p.journey });
      expect((await w.told(ahead)).at(-1)).toMatchObject({ data: { state: 'CANCELLED_BY_PARTNER', reason: 'PERSONAL', payableShare: 0 } });
      expect((await w.names(p.assignment)).at(-1)).not.toBe('assignment.ended-early');
      await w.tell('membership.ended', { person: p.person, reason: 'WISH' }, { subject: p.membership, version: 4, journey: p.journey });
      expect((await w.told(p.assignment)).at(-1)).toMatchObject({ data: { state: 'ENDED_EARLY', reason: 'MEMBERSHIP_ENDED' } });
      expect(await w.refused(() => cast.plan(p.assignment, '2024-11-05'))).toBe('ASSIGNMENT_NOT_CONFIRMED');
    });

    test('a partner who ends an assignment takes its half-days along', async () => {
      const p = await somebody();
      const ahead = await confirmed(p, '2024-10-08');
      await w.on(ops.assignmentEnd, p.assignment, p.actor, { reason: 'PARTNER_WISH' });
      expect((await w.told(ahead)).at(-1)).toMatchObject({ data: { state: 'CANCELLED_BY_PARTNER', reason: 'PERSONAL' } });
    });
  });
});
