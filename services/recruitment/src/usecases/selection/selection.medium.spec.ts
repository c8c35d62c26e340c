import { newId } from '@tandem/kernel';
import { GRID_CRITERIA, selectionOperations as ops } from '@tandem/messages';
import { FileRow } from '@tandem/platform';
import { inDays, refusal, Scene } from './test/scene';

type Person = Awaited<ReturnType<Scene['somebody']>>;
type Candidate = Awaited<ReturnType<Scene['candidate']>>;

describe('from a screened file to the panel’s decision', () => {
  let s: Scene;
  let coordinator: Person;
  let professional: Person;
  let ru: Person;
  let panel: string;
  beforeAll(async () => {
    s = await Scene.open();
    [coordinator, professional, ru] = [await s.somebody('coordinator'), await s.somebody('professional'), await s.somebody('ru')];
    panel = await compose();
  });
  afterAll(() => s.close());

  const members = () => [{ person: professional.id, role: 'professional' as const }, { person: ru.id, role: 'ru' as const }];
  const compose = async (list = members()) => (await s.ask(ops.panelCompose, { organisation: s.organisation, call: s.call, members: list }, coordinator)).id;
  let hour = 0;
  const openSlot = async (of = panel) => (await s.ask(ops.slotOpen, { panel: of, startsAt: inDays(3 + Math.floor((hour += 1) / 20), hour % 20), mode: 'VIDEO' }, coordinator)).id;
  const book = (c: Candidate, slot: string) => s.ask(ops.applicationScheduleInterview, { id: c.application, slot }, c);
  const itsHourCame = (slot: string) => s.sql(`UPDATE interview_slot SET starts_at = now() - interval '1 hour' - random() * interval '300 days' WHERE id = $1`, [slot]);
  const hold = async (slot: string) => {
    await itsHourCame(slot);
    return s.ask(ops.slotHold, { id: slot, present: [professional.id, ru.id] }, professional);
  };
  const gridOf = async (application: string, member: Person) => (await s.ask(ops.gridList, { application }, member)).items.find((g) => g.member === member.id)!.id;
  const content = (recommendation: 'NO' | 'RATHER_YES' | 'YES' = 'YES', score = 2) => ({ recommendation, criteria: GRID_CRITERIA.map((code) => ({ code, score })) });
  const submit = async (application: string, member: Person, recommendation: 'NO' | 'RATHER_YES' | 'YES' = 'YES') =>
    s.ask(ops.gridSubmit, { id: await gridOf(application, member), ...content(recommendation) }, member);
  const interviewed = async (first: 'NO' | 'YES' = 'YES'): Promise<Candidate> => {
    const c = await s.candidate();
    const slot = await openSlot();
    await book(c, slot);
    await hold(slot);
    await submit(c.application, professional, first);
    await submit(c.application, ru, 'YES');
    return c;
  };
  const nothingWritten = async (work: () => Promise<unknown>, code: string) => expect(await s.refused(work)).toBe(code);

  test('a panel needs a professional and a user representative, each holding that role here, once', async () => {
    await nothingWritten(() => compose([{ person: professional.id, role: 'professional' }]), 'PANEL_WITHOUT_RU');
    await nothingWritten(() => compose([{ person: ru.id, role: 'ru' }]), 'PANEL_WITHOUT_PROFESSIONAL');
    await nothingWritten(() => compose([...members(), { person: ru.id, role: 'professional' }]), 'PANEL_MEMBER_TWICE');
    await nothingWritten(() => compose([{ person: coordinator.id, role: 'professional' }, { person: ru.id, role: 'ru' }]), 'PANEL_MEMBER_ROLE');
    expect(await s.typesOf(panel)).toEqual(['panel.composed']);
  });

  test('the candidate sees the free hours and books one; slot and application say so in one transaction', async () => {
    const c = await s.candidate();
    const slot = await openSlot();
    expect((await s.ask(ops.slotFree, { id: c.application }, c)).items.map((i) => i.id)).toContain(slot);
    const answer = await book(c, slot);
    expect(answer).toMatchObject({ state: 'INTERVIEW_SCHEDULED', version: 4 });
    const [fact] = await s.factsOf(c.application);
    expect(fact).toMatchObject({ type: 'application.interview-scheduled.v1', journey: c.journey, programme: 'chu-nice', data: { slot, person: c.id } });
    expect(await s.typesOf(slot)).toEqual(['interview-slot.opened', 'interview-slot.booked']);
    expect((await s.ask(ops.slotFree, { id: c.application }, c)).items.map((i) => i.id)).not.toContain(slot);
  });

  test('an hour taken, past or of another panel’s call is refused, and nobody books for somebody else', async () => {
    const [c, other] = [await s.candidate(), await s.candidate()];
    const slot = await openSlot();
    await book(other, slot);
    await nothingWritten(() => book(c, slot), 'SLOT_TAKEN');
    const past = await openSlot();
    await itsHourCame(past);
    await nothingWritten(() => book(c, past), 'SLOT_PAST');
    await nothingWritten(() => s.ask(ops.slotOpen, { panel, startsAt: '2024-01-08T09:00:00.000Z', mode: 'VIDEO' }, coordinator), 'SLOT_PAST');
    const free = await openSlot();
    await nothingWritten(() => s.ask(ops.applicationScheduleInterview, { id: c.application, slot: free }, other), 'NOT_FOUND');
    await nothingWritten(() => s.ask(ops.applicationScheduleInterview, { id: other.application, slot: free }, other), 'ILLEGAL_TRANSITION');
  });

  test('a panel does not sit in two places in the same hour', async () => {
    const startsAt = inDays(40);
    await s.ask(ops.slotOpen, { panel, startsAt, mode: 'PHONE' }, coordinator);
    const later = new Date(Date.parse(startsAt) + 30 * 60_000).toISOString();
    await nothingWritten(() => s.ask(ops.slotOpen, { panel, startsAt: later, mode: 'PHONE' }, coordinator), 'PANEL_BUSY');
  });

  test('a written frame lifts a tie of care, with the very paper that was handed in; it lifts no other', async () => {
    const c = await s.candidate();
    const [doctor, ru] = [await s.somebody('professional'), await s.somebody('ru')];
    const care = await s.ask(ops.tieDeclare, { organisation: s.organisation, person: c.id, other: doctor.id, kind: 'CARE' }, c);
    const money = await s.ask(ops.tieDeclare, { organisation: s.organisation, person: c.id, other: doctor.id, kind: 'FINANCIAL' }, c);
    const [file, sha256] = [newId(), 'b'.repeat(64)];
    await s.write((em) => em.insert(FileRow, { id: file, organisationId: s.organisation, sha256, type: 'application/pdf', size: 3, uploadedBy: 'person:x', claimedAt: null, bytes: Buffer.from('pdf') }));
    await nothingWritten(() => s.ask(ops.tieFrame, { id: care.id, file, sha256: 'c'.repeat(64) }, ru), 'PROOF_UNKNOWN');
    await nothingWritten(() => s.ask(ops.tieFrame, { id: money.id, file, sha256 }, ru), 'TIE_NOT_FRAMED');
    await nothingWritten(() => s.ask(ops.tieFrame, { id: care.id, file, sha256 }, doctor), 'FORBIDDEN');
    await s.ask(ops.tieFrame, { id: care.id, file, sha256 }, ru);
    expect(await s.typesOf(care.id)).toEqual(['tie.declared', 'tie.framed']);
    await nothingWritten(() => s.ask(ops.tieFrame, { id: care.id, file, sha256 }, ru), 'TIE_ENDED');
  });

  test('a member with a declared tie is not one’s judge; the fact of the tie never says why', async () => {
    const c = await s.candidate();
    const [doctor, second] = [await s.somebody('professional'), await s.somebody('ru')];
    const own = await compose([{ person: doctor.id, role: 'professional' }, { person: second.id, role: 'ru' }]);
    const slot = await openSlot(own);
    const tie = await s.ask(ops.tieDeclare, { organisation: s.organisation, person: c.id, other: doctor.id, kind: 'CARE', note: 'Médecin traitant.' }, c);
    expect((await s.factsOf(tie.id))[0].data).toEqual({ person: c.id, other: doctor.id });
    expect((await s.ask(ops.slotFree, { id: c.application }, c)).items.map((i) => i.id)).not.toContain(slot);
    await nothingWritten(() => book(c, slot), 'PANEL_TIE');
    await nothingWritten(() => s.ask(ops.tieDeclare, { organisation: s.organisation, person: c.id, other: doctor.id, kind: 'CARE' }, c), 'TIE_KNOWN');
    await s.ask(ops.tieEnd, { id: tie.id }, c);
    expect(await s.typesOf(tie.id)).toEqual(['tie.declared', 'tie.ended']);
    expect((await book(c, slot)).state).toBe('INTERVIEW_SCHEDULED');
  });

  test('a tie says with whom, is one’s own to declare, and holds no account number', async () => {
    const [c, stranger] = [await s.candidate(), await s.candidate()];
    const base = { organisation: s.organisation, person: c.id, kind: 'FAMILY' as const };
    await nothingWritten(() => s.ask(ops.tieDeclare, base, c), 'TIE_TARGET');
    await nothingWritten(() => s.ask(ops.tieDeclare, { ...base, other: ru.id }, stranger), 'FORBIDDEN');
    await nothingWritten(() => s.ask(ops.tieDeclare, { ...base, other: newId() }, c), 'NOT_FOUND');
    await nothingWritten(() => s.ask(ops.tieDeclare, { ...base, other: ru.id, note: 'FR76 3000 6000 0112 3456 7890 189' }, c), 'IDENTIFIER_IN_TEXT');
  });

  test('the candidate moves an interview twice; a third time is for the coordinators', async () => {
    const c = await s.candidate();
    const slots = [await openSlot(), await openSlot(), await openSlot(), await openSlot()];
    await book(c, slots[0]);
    for (const slot of slots.slice(1, 3)) await s.ask(ops.applicationMoveInterview, { id: c.application, slot }, c);
    await nothingWritten(() => s.ask(ops.applicationMoveInterview, { id: c.application, slot: slots[3] }, c), 'INTERVIEW_MOVED_TWICE');
    await s.ask(ops.applicationMoveInterview, { id: c.application, slot: slots[3] }, coordinator);
    expect(await s.state('interview_slot', slots[0])).toBe('OPEN');
    expect((await s.factsOf(slots[0])).at(-1)).toMatchObject({ type: 'interview-slot.released.v1', data: { application: c.application } });
    expect((await s.factsOf(c.application)).at(-1)).toMatchObject({ type: 'application.interview-moved.v1', data: { slot: slots[3] } });
  });

  test('a first absence gives another chance, a second closes the file, said by the coordinators', async () => {
    const c = await s.candidate();
    const miss = (who: Person) => s.ask(ops.applicationRecordAbsence, { id: c.application }, who);
    const first = await openSlot();
    await book(c, first);
    await nothingWritten(() => miss(ru), 'SLOT_TO_COME');
    await itsHourCame(first);
    expect((await miss(ru)).state).toBe('SCREENED');
    expect(await s.state('interview_slot', first)).toBe('CANCELLED');
    const second = await openSlot();
    await book(c, second);
    await itsHourCame(second);
    await nothingWritten(() => miss(ru), 'SECOND_ABSENCE');
    expect((await miss(coordinator)).state).toBe('LAPSED');
    expect((await s.factsOf(c.application)).at(-1)).toMatchObject({ type: 'application.lapsed.v1', data: { reason: 'SECOND_ABSENCE' } });
  });

  test('a cancelled hour sends the file back to be placed again', async () => {
    const c = await s.candidate();
    const slot = await openSlot();
    await book(c, slot);
    await s.ask(ops.slotCancel, { id: slot }, coordinator);
    expect(await s.state('application', c.application)).toBe('SCREENED');
    const again = await openSlot();
    await book(c, again);
    expect((await s.ask(ops.applicationCancelInterview, { id: c.application }, coordinator)).state).toBe('SCREENED');
    expect(await s.state('interview_slot', again)).toBe('CANCELLED');
  });

  test('a withdrawn file gives its hour back', async () => {
    const c = await s.candidate();
    const slot = await openSlot();
    await book(c, slot);
    // Between the withdrawal and its consequence, nobody holds the interview of a file that is gone.
    await s.sql(`UPDATE application SET state = 'WITHDRAWN' WHERE id = $1`, [c.application]);
    await nothingWritten(() => s.ask(ops.slotHold, { id: slot, present: [professional.id, ru.id] }, ru), 'NO_INTERVIEW');
    await s.hear('application.withdrawn', c.application, { person: c.id }, 5, 'recruitment');
    expect(await s.state('interview_slot', slot)).toBe('OPEN');
  });

  test('an interview is held in its hour, by both voices; each then owes a grid', async () => {
    const c = await s.candidate();
    const slot = await openSlot();
    await book(c, slot);
    await nothingWritten(() => s.ask(ops.slotHold, { id: slot, present: [professional.id, ru.id] }, ru), 'SLOT_TO_COME');
    await itsHourCame(slot);
    await nothingWritten(() => s.ask(ops.slotHold, { id: slot, present: [professional.id] }, ru), 'PANEL_QUORUM');
    await nothingWritten(() => s.ask(ops.slotHold, { id: slot, present: [professional.id, ru.id, coordinator.id] }, ru), 'NOT_ON_PANEL');
    await s.ask(ops.slotHold, { id: slot, present: [professional.id, ru.id] }, ru);
    const grids = (await s.ask(ops.gridList, { application: c.application }, ru)).items;
    expect(grids.map((g) => [g.member, g.state]).sort()).toEqual([[professional.id, 'DRAFT'], [ru.id, 'DRAFT']].sort());
  });

  test('grids stay hidden from each other and from the office until both are in; the last opens the deliberation', async () => {
    const c = await s.candidate();
    const slot = await openSlot();
    await book(c, slot);
    await hold(slot);
    const [mine, theirs] = [await gridOf(c.application, professional), await gridOf(c.application, ru)];
    await submit(c.application, professional);
    for (const reader of [ru, coordinator]) expect(await s.ask(ops.gridGet, { id: mine }, reader)).toMatchObject({ state: 'SUBMITTED', hidden: true, content: null });
    expect(await s.ask(ops.gridGet, { id: mine }, professional)).toMatchObject({ hidden: false, content: { recommendation: 'YES' } });
    expect(await refusal(s.ask(ops.gridGet, { id: mine }, await s.somebody('professional')))).toBe('NOT_FOUND');
    expect(await s.state('application', c.application)).toBe('INTERVIEW_SCHEDULED');
    await s.ask(ops.gridSubmit, { id: theirs, ...content('RATHER_YES') }, ru);
    expect((await s.typesOf(c.application)).slice(-2)).toEqual(['application.interviewed', 'application.deliberation-opened']);
    for (const reader of [ru, coordinator]) expect(await s.ask(ops.gridGet, { id: mine }, reader)).toMatchObject({ hidden: false, content: { recommendation: 'YES' } });
    const told = JSON.stringify([...(await s.factsOf(mine)), ...(await s.factsOf(theirs))]);
    expect(told).not.toMatch(/recommendation|score/);
  });

  test('the coordinators see whose grid is missing, wherever it is', async () => {
    const c = await s.candidate();
    const slot = await openSlot();
    await book(c, slot);
    await hold(slot);
    await submit(c.application, professional);
    const missing = (await s.ask(ops.gridList, { state: 'DRAFT' }, coordinator)).items.filter((g) => g.application === c.application);
    expect(missing).toMatchObject([{ member: ru.id, hidden: true, content: null }]);
    expect((await s.ask(ops.gridList, {}, ru)).items.every((g) => g.member === ru.id)).toBe(true);
  });

  test('the last two grids sent at the same moment open one deliberation', async () => {
    const c = await s.candidate();
    const slot = await openSlot();
    await book(c, slot);
    await hold(slot);
    await Promise.all([submit(c.application, professional), submit(c.application, ru)]);
    expect((await s.typesOf(c.application)).filter((t) => t === 'application.deliberation-opened')).toHaveLength(1);
    expect(await s.state('application', c.application)).toBe('DELIBERATION');
  });

  test('a grid is one’s own, complete, and gives an example for 0 and 3', async () => {
    const c = await s.candidate();
    const slot = await openSlot();
    await book(c, slot);
    await hold(slot);
    const id = await gridOf(c.application, professional);
    await nothingWritten(() => s.ask(ops.gridSubmit, { id, ...content() }, ru), 'GRID_NOT_YOURS');
    await nothingWritten(() => s.ask(ops.gridSubmit, { id, ...content('YES', 3) }, professional), 'GRID_EVIDENCE');
    await nothingWritten(() => s.ask(ops.gridSubmit, { id, recommendation: 'YES', criteria: content().criteria.slice(1) }, professional), 'VALIDATION');
    await nothingWritten(() => s.ask(ops.gridSubmit, { id, ...content(), comment: 'NIR 1 85 05 78 006 084 36' }, professional), 'IDENTIFIER_IN_TEXT');
  });

  test('accepted: the membership opens in onboarding and the candidate becomes a partner, at once', async () => {
    const c = await interviewed();
    const answer = await s.ask(ops.applicationDecide, { id: c.application, outcome: 'ACCEPTED', present: [professional.id, ru.id], profile: 'vigilant' }, coordinator);
    const membership = (answer as unknown as { membership: string }).membership;
    expect(answer.state).toBe('ACCEPTED');
    expect((await s.factsOf(membership))[0]).toMatchObject({ type: 'membership.opened.v1', journey: c.journey, data: { state: 'ONBOARDING', person: c.id, profile: 'vigilant', application: c.application } });
    const grants = await s.sql<{ role: string; granted: boolean }>('SELECT role, granted FROM grant_given WHERE person_id = $1 AND programme IS NOT NULL', [c.id]);
    expect(grants).toEqual([{ role: 'partner', granted: true }]);
    expect((await s.sql('SELECT membership_id FROM journey WHERE id = $1', [c.journey]))[0]).toEqual({ membership_id: membership });
  });

  test('refused: always with a reason and another way, told to the candidate and in no fact', async () => {
    const c = await interviewed();
    const refuse = (more: object) => s.ask(ops.applicationDecide, { id: c.application, outcome: 'REFUSED', present: [professional.id, ru.id], ...more }, coordinator);
    await nothingWritten(() => refuse({}), 'REFUSAL_REASON');
    await nothingWritten(() => refuse({ reasonCode: 'NOT_AVAILABLE' }), 'REFUSAL_REASON');
    const alternative = 'Le café des usagers vous accueille chaque mois.';
    await refuse({ reasonCode: 'NOT_AVAILABLE', alternative });
    expect(await s.ask(ops.deliberationGet, { id: c.application }, c)).toMatchObject({ outcome: 'REFUSED', reasonCode: 'NOT_AVAILABLE', alternative });
    expect(await s.ask(ops.deliberationGet, { id: c.application }, c)).not.toHaveProperty('present');
    expect((await s.factsOf(c.application)).at(-1)).toMatchObject({ type: 'application.refused.v1', data: { reason: 'NOT_AVAILABLE' } });
    expect(JSON.stringify(await s.factsOf(c.application))).not.toContain('café');
    expect(await refusal(s.ask(ops.deliberationGet, { id: c.application }, await s.candidate()))).toBe('NOT_FOUND');
  });

  test('a decision needs both voices present, and words when they disagree by more than one level', async () => {
    const c = await interviewed('NO');
    const accept = (more: object = {}, present = [professional.id, ru.id]) => s.ask(ops.applicationDecide, { id: c.application, outcome: 'ACCEPTED', present, ...more }, coordinator);
    await nothingWritten(() => accept({}, [professional.id]), 'PANEL_QUORUM');
    await nothingWritten(() => accept(), 'DIFFERENCE_REASON');
    await nothingWritten(() => accept({ differenceReason: 'Entendue deux fois.', profile: 'inconnu' }), 'UNKNOWN_PROFILE');
    await nothingWritten(() => s.ask(ops.applicationDecide, { id: c.application, outcome: 'POOL', present: [professional.id, ru.id], differenceReason: 'Entendue.' }, coordinator), 'NOT_BUILT_YET');
    await nothingWritten(() => s.ask(ops.applicationDecide, { id: c.application, outcome: 'ACCEPTED', present: [professional.id, ru.id] }, coordinator, { ifMatch: 1 }), 'STALE_VERSION');
    expect((await accept({ differenceReason: 'Entendue deux fois.' })).state).toBe('ACCEPTED');
  });

  test('nothing is decided before the interview, nor by the candidate', async () => {
    const c = await s.candidate();
    await nothingWritten(() => s.ask(ops.applicationDecide, { id: c.application, outcome: 'ACCEPTED', present: [ru.id] }, coordinator), 'ILLEGAL_TRANSITION');
    const own = s.actor(c.id, 'coordinator');
    await nothingWritten(() => s.ask(ops.applicationDecide, { id: c.application, outcome: 'ACCEPTED', present: [ru.id] }, own), 'OWN_APPLICATION');
  });
});
