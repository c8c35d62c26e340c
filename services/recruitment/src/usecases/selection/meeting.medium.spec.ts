import { newId } from '@tandem/kernel';
import { selectionOperations as ops } from '@tandem/messages';
import { FileRow } from '@tandem/platform';
import { inDays, Scene } from './test/scene';

type Person = Awaited<ReturnType<Scene['somebody']>>;
type Candidate = Awaited<ReturnType<Scene['candidate']>>;

/** A health house: a meeting for several, a frame, no money. */
const DEFINITION = {
  profiles: [{ id: 'partner' }], money: 'none',
  journeys: { partner: { stages: [
    { id: 'meeting', kind: 'selection', after: [], mode: 'meeting', several: 'together' }, { id: 'frame', kind: 'convention', after: ['meeting'], form: 'frame' },
  ] } },
};

describe('from a screened file to the answer after a meeting', () => {
  let s: Scene;
  let coordinator: Person;
  let host: Person;
  beforeAll(async () => {
    s = await Scene.open();
    [coordinator, host] = [await s.somebody('coordinator'), await s.somebody('professional')];
  });
  afterAll(() => s.close());

  let hour = 0;
  const meet = (more: { places?: number; host?: string; startsAt?: string } = {}) =>
    s.ask(ops.meetingOpen, { organisation: s.organisation, programme: 'chu-nice', host: host.id, startsAt: inDays(3 + Math.floor((hour += 1) / 20), hour % 20), mode: 'ON_SITE', ...more }, coordinator);
  const book = (c: Candidate, slot: string) => s.ask(ops.applicationScheduleInterview, { id: c.application, slot }, c) as Promise<{ state: string; warnings?: string[] }>;
  const itsHourCame = (slot: string) => s.sql(`UPDATE interview_slot SET starts_at = now() - interval '1 hour' - random() * interval '300 days' WHERE id = $1`, [slot]);
  const slotOf = async (c: Candidate) => (await s.sql<{ slot_id: string }>('SELECT slot_id FROM application WHERE id = $1', [c.application]))[0].slot_id;
  const hold = async (c: Candidate) => {
    const slot = await slotOf(c);
    await itsHourCame(slot);
    return s.ask(ops.slotHold, { id: slot, present: [host.id] }, host);
  };
  const met = async (): Promise<Candidate> => {
    const c = await s.candidate();
    await book(c, (await meet()).id);
    await hold(c);
    return c;
  };
  const answer = (c: Candidate, more: object) => s.ask(ops.applicationDecide, { id: c.application, outcome: 'ACCEPTED', ...more }, coordinator);
  const nothingWritten = async (work: () => Promise<unknown>, code: string) => expect(await s.refused(work)).toBe(code);

  test('where the programme holds a panel, nobody is met without one', async () => {
    await nothingWritten(() => meet(), 'SELECTION_BY_PANEL');
    await s.sql('UPDATE programme_version SET definition = $1', [DEFINITION]);
    expect((await meet()).state).toBe('OPEN');
  });

  test('who receives belongs to the house and is in one place at a time', async () => {
    await nothingWritten(async () => meet({ host: (await s.somebody('candidate')).id }), 'MEETING_HOST');
    const startsAt = inDays(40);
    await meet({ startsAt });
    await nothingWritten(() => meet({ startsAt, places: 3 }), 'HOST_BUSY');
    expect((await s.ask(ops.panelList, {}, coordinator)).items).toEqual([]);
  });

  test('several share a meeting, each with a place of their own, until it is full', async () => {
    const { id, slots } = await meet({ places: 2 });
    expect(slots).toHaveLength(2);
    const [first, second, late] = [await s.candidate(), await s.candidate(), await s.candidate()];
    expect((await s.ask(ops.slotFree, { id: first.application }, first)).items.filter((i) => slots.includes(i.id))).toMatchObject([{ id, places: 2 }]);
    await book(first, id);
    await book(second, id);
    expect([await slotOf(first), await slotOf(second)].sort()).toEqual([...slots].sort());
    await nothingWritten(() => book(late, id), 'SLOT_TAKEN');
    expect((await s.factsOf(first.application))[0]).toMatchObject({ type: 'application.interview-scheduled.v1', journey: first.journey, data: { professional: host.id } });

    await hold(first);
    expect((await s.typesOf(first.application)).slice(-2)).toEqual(['application.interviewed', 'application.deliberation-opened']);
    expect((await s.ask(ops.gridList, { application: first.application }, host)).items).toEqual([]);
    await itsHourCame(await slotOf(second));
    expect((await s.ask(ops.applicationRecordAbsence, { id: second.application }, host)).state).toBe('SCREENED');
  });

  test('whoever was to receive does not come: every place is to be found again', async () => {
    const { id, slots } = await meet({ places: 3 });
    const [a, b] = [await s.candidate(), await s.candidate()];
    await book(a, id);
    await book(b, id);
    await s.ask(ops.slotCancel, { id }, coordinator);
    expect(await Promise.all([a, b].map((c) => s.state('application', c.application)))).toEqual(['SCREENED', 'SCREENED']);
    expect(await Promise.all(slots.map((slot) => s.state('interview_slot', slot)))).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED']);
  });

  test('held in its hour, by somebody of the house; then the coordinators answer, without a vote', async () => {
    const c = await s.candidate();
    const { id } = await meet();
    await book(c, id);
    await nothingWritten(() => s.ask(ops.slotHold, { id, present: [host.id] }, host), 'SLOT_TO_COME');
    await itsHourCame(id);
    await nothingWritten(() => s.ask(ops.slotHold, { id, present: [c.id] }, host), 'MEETING_HOST');
    await nothingWritten(async () => s.ask(ops.slotHold, { id, present: [host.id] }, await s.somebody('professional')), 'NOT_FOUND');
    await s.ask(ops.slotHold, { id, present: [host.id] }, host);
    const accepted = (await answer(c, { profile: 'partner' })) as unknown as { state: string; membership: string };
    expect(accepted.state).toBe('ACCEPTED');
    // No money in the programme: the frame is all that is missing.
    expect((await s.ask(ops.membershipGet, { id: accepted.membership }, coordinator)).missing).toEqual(['convention']);
    await s.cover({ membership: accepted.membership, id: c.id }, 'COVERED');
    expect(await s.state('membership', accepted.membership)).toBe('ACTIVE');
  });

  test('a refusal has a reason and another way, a redirection names where', async () => {
    const [refused, redirected] = [await met(), await met()];
    await nothingWritten(() => answer(refused, { outcome: 'REFUSED' }), 'REFUSAL_REASON');
    expect((await answer(refused, { outcome: 'REFUSED', reasonCode: 'NOT_AVAILABLE', alternative: 'Le café des usagers.' })).state).toBe('REFUSED');
    await nothingWritten(() => answer(redirected, { outcome: 'REDIRECTED' }), 'TOWARDS_MISSING');
    await answer(redirected, { outcome: 'REDIRECTED', towards: 'Le programme de la CPTS voisine' });
    expect(await s.ask(ops.deliberationGet, { id: redirected.application }, redirected)).toMatchObject({ outcome: 'REDIRECTED', towards: 'Le programme de la CPTS voisine' });
    expect(JSON.stringify(await s.factsOf(redirected.application))).not.toContain('voisine');
  });

  test('brought by her own doctor: said at the booking, framed before she is accepted; another tie is no host', async () => {
    const [c, cousin] = [await s.candidate(), await s.candidate()];
    const tie = (of: Candidate, kind: 'CARE' | 'FAMILY') => s.ask(ops.tieDeclare, { organisation: s.organisation, person: of.id, other: host.id, kind }, of);
    const { id } = await meet();
    await tie(cousin, 'FAMILY');
    await nothingWritten(() => book(cousin, id), 'HOST_TIE');
    expect((await s.ask(ops.slotFree, { id: cousin.application }, cousin)).items).toEqual([]);
    const care = await tie(c, 'CARE');
    expect(await book(c, id)).toMatchObject({ state: 'INTERVIEW_SCHEDULED', warnings: ['OWN_DOCTOR'] });
    await hold(c);
    await nothingWritten(() => answer(c, {}), 'OWN_DOCTOR_UNFRAMED');

    const [file, sha256] = [newId(), 'b'.repeat(64)];
    await s.write((em) => em.insert(FileRow, { id: file, organisationId: s.organisation, sha256, type: 'application/pdf', size: 3, uploadedBy: 'person:x', claimedAt: null, bytes: Buffer.from('pdf') }));
    // Nobody represents users in this house: the coordinators hand the frame in, unless somebody does.
    const ru = await s.somebody('ru');
    await nothingWritten(() => s.ask(ops.tieFrame, { id: care.id, file, sha256 }, coordinator), 'TIE_FRAME_RU');
    await s.sql('UPDATE grant_given SET granted = false WHERE person_id = $1', [ru.id]);
    await s.ask(ops.tieFrame, { id: care.id, file, sha256 }, coordinator);
    expect((await answer(c, {})).state).toBe('ACCEPTED');
  });

  test('a panel’s hour is not for this programme', async () => {
    const [professional, ru] = [await s.somebody('professional'), await s.somebody('ru')];
    const panel = await s.ask(ops.panelCompose, { organisation: s.organisation, programme: 'chu-nice', members: [{ person: professional.id, role: 'professional' }, { person: ru.id, role: 'ru' }] }, coordinator);
    const slot = await s.ask(ops.slotOpen, { panel: panel.id, startsAt: inDays(30), mode: 'VIDEO' }, coordinator);
    const c = await s.candidate();
    await nothingWritten(() => book(c, slot.id), 'SELECTION_BY_MEETING');
    await s.sql(`UPDATE programme_version SET definition = jsonb_set(definition, '{journeys,partner,stages,0,several}', 'null')`);
    await nothingWritten(() => meet({ places: 2 }), 'MEETING_ONE_BY_ONE');
  });
});
