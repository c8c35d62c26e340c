import { newId } from '@tandem/kernel';
import { enrolmentMachine, selectionOperations as ops } from '@tandem/messages';
import { FileRow } from '@tandem/platform';
import { inDays, Scene } from '../selection/test/scene';

type Partner = Awaited<ReturnType<Scene['partner']>>;
type Person = Awaited<ReturnType<Scene['somebody']>>;

describe('joint training, from the invitation to the certificate', () => {
  let s: Scene;
  let trainer: Person;
  let coordinator: Person;
  beforeAll(async () => {
    s = await Scene.open();
    [trainer, coordinator] = [await s.somebody('trainer'), await s.somebody('coordinator')];
  });
  afterAll(() => s.close());

  let day = 30;
  const draft = (more: object = {}) => ({
    organisation: s.organisation, programme: 'chu-nice', course: 'initial-joint', halfDays: [{ date: inDays((day += 1)).slice(0, 10), part: 'AM' as const }], places: 4, minPeople: 2, ...more,
  });
  const openSession = async (more: object = {}) => {
    const { id } = await s.ask(ops.sessionCreate, draft(more), trainer);
    await s.ask(ops.sessionOpen, { id }, trainer);
    return id;
  };
  const invite = async (session: string, who: Partner | Person) => (await s.ask(ops.enrolmentInvite, { id: session, ...('membership' in who ? { membership: who.membership } : { person: who.id }) }, trainer)).id;
  const enrol = async (session: string, who: Partner | Person) => {
    const id = await invite(session, who);
    await s.ask(ops.enrolmentAccept, { id }, who);
    return id;
  };
  const itWasHeld = async (session: string) => {
    await s.sql(`UPDATE session SET half_days = '[{"date":"2025-01-13","part":"AM"}]' WHERE id = $1`, [session]);
    await s.ask(ops.sessionHold, { id: session }, trainer);
  };
  const refused = async (work: () => Promise<unknown>, code: string) => expect(await s.refused(work)).toBe(code);

  test('joint means both sides: a session of partners alone is not confirmed, and says what lacks', async () => {
    const session = await openSession();
    await enrol(session, await s.partner());
    await refused(() => s.ask(ops.sessionConfirm, { id: session }, trainer), 'SESSION_TOO_FEW');
    const last = await enrol(session, await s.partner());
    const lacking = await s.ask(ops.sessionConfirm, { id: session }, trainer).catch((e: { code: string; details: object }) => e);
    expect(lacking).toMatchObject({ code: 'SESSION_MIX', details: { side: 'professionnels', minimum: 30, share: 0 } });
    await enrol(session, await s.somebody('professional'));
    await s.ask(ops.sessionConfirm, { id: session }, trainer);
    expect(await s.state('enrolment', last)).toBe('CONFIRMED');
    expect(await s.ask(ops.sessionGet, { id: session }, trainer)).toMatchObject({ state: 'CONFIRMED', enrolled: { partner: 2, professional: 1 }, mix: { partner: 30, professional: 30 } });
    const empty = await openSession();
    const shown = (await s.ask(ops.sessionList, { limit: 200 }, trainer)).items.filter((i) => [session, empty].includes(i.id));
    expect(shown.map((i) => i.enrolled)).toEqual([{ partner: 2, professional: 1 }, { partner: 0, professional: 0 }]);
  });

  test('who joins a confirmed session is confirmed with it, and the facts carry membership and journey', async () => {
    const session = await openSession();
    await enrol(session, await s.partner());
    await enrol(session, await s.somebody('professional'));
    await s.ask(ops.sessionConfirm, { id: session }, trainer);
    const partner = await s.partner();
    const id = await enrol(session, partner);
    expect(await s.typesOf(id)).toEqual(['enrolment.invited', 'enrolment.enrolled', 'enrolment.confirmed']);
    expect((await s.factsOf(id))[1]).toMatchObject({ journey: partner.journey, programme: 'chu-nice', data: { membership: partner.membership, session, course: 'initial-joint', side: 'PARTNER' } });
  });

  test('a session has a shape: half-days once, a rule that somebody can meet, a programme that exists', async () => {
    const half = { date: '2027-03-01', part: 'AM' as const };
    await refused(() => s.ask(ops.sessionCreate, draft({ halfDays: [half, half] }), trainer), 'SESSION_HALF_DAYS');
    await refused(() => s.ask(ops.sessionCreate, draft({ mix: { partner: 60, professional: 60 } }), trainer), 'SESSION_MIX_RULE');
    await refused(() => s.ask(ops.sessionCreate, draft({ minPeople: 9 }), trainer), 'SESSION_PLACES');
    await refused(() => s.ask(ops.sessionCreate, draft({ programme: 'ailleurs' }), trainer), 'PROGRAMME_UNKNOWN');
    await refused(() => s.ask(ops.sessionCreate, draft({ site: newId() }), trainer), 'NOT_FOUND');
    const { id } = await s.ask(ops.sessionCreate, draft({ halfDays: [{ date: '2024-03-04', part: 'AM' }] }), trainer);
    await refused(() => s.ask(ops.sessionOpen, { id }, trainer), 'SESSION_PAST');
  });

  test('nobody is in two rooms: the same half-day elsewhere is refused, asked one after the other or at once', async () => {
    const halfDays = [{ date: inDays(90).slice(0, 10), part: 'PM' as const }];
    const [one, two] = [await openSession({ halfDays }), await openSession({ halfDays })];
    const partner = await s.partner();
    const [a, b] = [await invite(one, partner), await invite(two, partner)];
    const answers = await Promise.allSettled([s.ask(ops.enrolmentAccept, { id: a }, partner), s.ask(ops.enrolmentAccept, { id: b }, partner)]);
    expect(answers.map((r) => (r.status === 'fulfilled' ? 'in' : (r.reason as { code: string }).code)).sort()).toEqual(['HALF_DAY_TAKEN', 'in']);
    const three = await openSession({ halfDays });
    await refused(() => invite(three, partner), 'HALF_DAY_TAKEN');
  });

  test('one invitation a person, of a partner or of a professional of the house', async () => {
    const session = await openSession();
    const partner = await s.partner();
    await invite(session, partner);
    await refused(() => invite(session, partner), 'ENROLMENT_TWICE');
    await refused(() => s.ask(ops.enrolmentInvite, { id: session }, trainer), 'ENROLMENT_WHO');
    await refused(() => s.ask(ops.enrolmentInvite, { id: session, person: partner.id }, trainer), 'NOT_STAFF');
    const closed = (await s.ask(ops.sessionCreate, draft(), trainer)).id;
    await refused(() => invite(closed, partner), 'SESSION_NOT_OPEN');
    expect((await s.ask(ops.enrolmentList, { session }, trainer)).items).toHaveLength(1);
    expect((await s.ask(ops.enrolmentList, { session }, await s.partner())).items).toHaveLength(0);
  });

  test('a full session takes nobody more; the waiting list is declared and not built', async () => {
    const session = await openSession({ places: 2 });
    await enrol(session, await s.partner());
    await enrol(session, await s.somebody('professional'));
    const late = await s.partner();
    const id = await invite(session, late);
    await refused(() => s.ask(ops.enrolmentAccept, { id }, late), 'NOT_BUILT_YET');
    expect(await s.state('enrolment', id)).toBe('INVITED');
  });

  describe('once the state table opens the waiting list and prior trainings', () => {
    const later = enrolmentMachine.transitions.filter((t) => t.later && ['enrol', 'offer-place', 'take-place', 'cancel', 'recognise'].includes(t.command)) as { later?: true }[];
    beforeAll(() => later.forEach((t) => delete t.later));
    afterAll(() => later.forEach((t) => (t.later = true)));

    test('a place that becomes free is offered to the first who waited, for 48 hours', async () => {
      const session = await openSession({ places: 2 });
      const leaving = await s.partner();
      const seat = await enrol(session, leaving);
      await enrol(session, await s.somebody('professional'));
      const [first, second] = [await s.partner(), await s.partner()];
      const [a, b] = [await enrol(session, first), await enrol(session, second)];
      await refused(() => s.ask(ops.enrolmentTakePlace, { id: a }, first), 'NO_PLACE_OFFERED');
      await s.ask(ops.enrolmentCancel, { id: seat }, leaving);
      expect(await s.typesOf(a)).toEqual(['enrolment.invited', 'enrolment.waitlisted', 'enrolment.place-offered']);
      await refused(() => s.ask(ops.enrolmentTakePlace, { id: b }, second), 'NO_PLACE_OFFERED');
      await s.sql(`UPDATE enrolment SET offered_at = now() - interval '49 hours' WHERE id = $1`, [a]);
      await refused(() => s.ask(ops.enrolmentTakePlace, { id: a }, first), 'NO_PLACE_OFFERED');
      await s.sql('UPDATE enrolment SET offered_at = now() WHERE id = $1', [a]);
      expect((await s.ask(ops.enrolmentTakePlace, { id: a }, first)).state).toBe('ENROLLED');
    });

    test('a prior training counts with its proof, the very file that was handed in', async () => {
      const partner = await s.partner();
      const [file, sha256] = [newId(), 'a'.repeat(64)];
      await s.write((em) => em.insert(FileRow, { id: file, organisationId: s.organisation, sha256, type: 'application/pdf', size: 3, uploadedBy: 'person:x', claimedAt: null, bytes: Buffer.from('pdf') }));
      const recognise = (hash: string) => s.ask(ops.enrolmentRecognise, { id: partner.membership, course: 'initial-joint', file, sha256: hash }, coordinator);
      await refused(() => recognise('b'.repeat(64)), 'PROOF_UNKNOWN');
      await s.cover(partner, 'COVERED');
      await s.route(partner, 'BENEVOLE');
      expect((await recognise(sha256)).state).toBe('EQUIVALENCE');
      expect(await s.state('membership', partner.membership)).toBe('ACTIVE');
      await refused(() => recognise(sha256), 'COURSE_DONE');
    });
  });

  test('a prior training answers 501 until the state table opens it', async () => {
    const partner = await s.partner();
    await refused(() => s.ask(ops.enrolmentRecognise, { id: partner.membership, course: 'initial-joint', file: newId(), sha256: 'a'.repeat(64) }, coordinator), 'NOT_BUILT_YET');
  });

  test('attendance is entered after the session, for everybody, before it closes; then the course is completed', async () => {
    const session = await openSession();
    const partner = await s.partner();
    const [p, other, absent] = [await enrol(session, partner), await enrol(session, await s.somebody('professional')), await enrol(session, await s.partner())];
    const unanswered = await invite(session, await s.partner());
    await s.ask(ops.sessionConfirm, { id: session }, trainer);
    await refused(() => s.ask(ops.enrolmentRecordAttendance, { id: p, attendance: 'ATTENDED' }, trainer), 'SESSION_NOT_HELD');
    await refused(() => s.ask(ops.sessionHold, { id: session }, trainer), 'SESSION_NOT_STARTED');
    await refused(() => s.ask(ops.enrolmentCertificate, { id: p }, partner), 'CERTIFICATE_TOO_EARLY');
    await itWasHeld(session);
    expect(await s.typesOf(unanswered)).toEqual(['enrolment.invited', 'enrolment.lapsed']);
    await s.ask(ops.enrolmentRecordAttendance, { id: p, attendance: 'ATTENDED' }, trainer);
    await s.ask(ops.enrolmentRecordAttendance, { id: other, attendance: 'ATTENDED' }, trainer);
    await refused(() => s.ask(ops.sessionClose, { id: session }, trainer), 'ATTENDANCE_MISSING');
    await s.ask(ops.enrolmentRecordAttendance, { id: absent, attendance: 'ABSENT' }, coordinator);
    await refused(() => s.ask(ops.enrolmentComplete, { id: absent }, trainer), 'ILLEGAL_TRANSITION');
    await s.ask(ops.sessionClose, { id: session }, trainer);
    expect(await s.typesOf(p)).toEqual(['enrolment.invited', 'enrolment.enrolled', 'enrolment.confirmed', 'enrolment.attended', 'enrolment.completed']);
    expect(await s.ask(ops.enrolmentCertificate, { id: p }, partner)).toMatchObject({ course: 'initial-joint', completedOn: '2025-01-13', person: partner.id });
    expect((await s.ask(ops.enrolmentRequireAgain, { id: absent }, trainer)).state).toBe('TO_REDO');
    await refused(async () => s.ask(ops.enrolmentCertificate, { id: p }, await s.partner()), 'NOT_FOUND');
  });

  test('somebody who made up the missed part completes the course by hand', async () => {
    const session = await openSession();
    const id = await enrol(session, await s.partner());
    await enrol(session, await s.somebody('professional'));
    await s.ask(ops.sessionConfirm, { id: session }, trainer);
    await itWasHeld(session);
    await s.ask(ops.enrolmentRecordAttendance, { id, attendance: 'PARTIAL' }, trainer);
    expect((await s.ask(ops.enrolmentComplete, { id }, trainer)).state).toBe('COMPLETED');
  });

  test('a cancelled session frees its people and their half-days', async () => {
    const halfDays = [{ date: inDays(120).slice(0, 10), part: 'AM' as const }];
    const session = await openSession({ halfDays });
    const partner = await s.partner();
    const [id, open] = [await enrol(session, partner), await invite(session, await s.partner())];
    await s.ask(ops.sessionCancel, { id: session }, trainer);
    expect([await s.state('enrolment', id), await s.state('enrolment', open)]).toEqual(['CANCELLED', 'CANCELLED']);
    expect(await enrol(await openSession({ halfDays }), partner)).toBeTruthy();
  });

  test('an invitation is declined by the person or lapses by the workflow', async () => {
    const session = await openSession();
    const [one, two] = [await s.partner(), await s.partner()];
    const [a, b] = [await invite(session, one), await invite(session, two)];
    await refused(() => s.ask(ops.enrolmentDecline, { id: a }, two), 'NOT_FOUND');
    expect((await s.ask(ops.enrolmentDecline, { id: a }, one)).state).toBe('CANCELLED');
    expect((await s.ask(ops.enrolmentLapse, { id: b })).state).toBe('CANCELLED');
    expect(await invite(session, one)).toBeTruthy();
  });
});
