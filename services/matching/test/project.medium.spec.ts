import { Cast, COMPLETE, ops, World } from './world';

describe('a team’s project', () => {
  let w: World;
  let cast: Cast;
  beforeAll(async () => {
    w = await World.open();
    cast = new Cast(w);
  });
  afterAll(() => w.close());

  test('goes from an idea to open, and candidates of the call see its title, field and level', async () => {
    const lead = w.as('lead');
    const { id } = await w.ask(ops.projectCreate, {
      organisation: w.organisation, programme: 'chu-nice', title: 'Livret de sortie', field: 'CARE', level: 'CONSULTATION', seats: 3, starts: '2024-10-01', ends: '2025-03-31', plannedHalfDays: 4,
      site: cast.site, referent: cast.referent.person, call: cast.call, budgetLine: 'FNDS', checklist: COMPLETE,
    }, lead);
    await w.on(ops.projectSubmit, id, lead);
    await w.on(ops.projectStartReview, id, cast.coordinator);
    await w.on(ops.projectRequestChanges, id, cast.coordinator, { points: ['FEEDBACK_DATE'], comment: 'Quand direz-vous ce qui a changé ?' });
    const answer = await w.on(ops.projectResubmit, id, lead);
    expect(answer).toMatchObject({ state: 'SUBMITTED', allowed: ['start-review', 'cancel'] });
    await w.on(ops.projectStartReview, id, cast.coordinator);
    expect(await w.on(ops.projectApprove, id, cast.coordinator)).toMatchObject({ state: 'APPROVED', warnings: [] });
    await w.on(ops.projectOpen, id, cast.referent);
    expect(await w.names(id)).toEqual(['project.created', 'project.submitted', 'project.review-started', 'project.changes-requested', 'project.resubmitted', 'project.review-started', 'project.approved', 'project.opened']);
    expect((await w.told(id))[1]).toMatchObject({ programme: 'chu-nice', data: { referent: cast.referent.person, call: cast.call, level: 'CONSULTATION', seats: 3, paid: true } });

    const shown = await w.ask(ops.projectCatalogue, { call: cast.call }, { sub: 'public', grants: [] });
    expect(shown.items).toContainEqual({ id, title: 'Livret de sortie', field: 'CARE', level: 'CONSULTATION', seats: 3, starts: '2024-10-01', ends: '2025-03-31', remote: false });
    const hidden = await cast.draft();
    expect((await w.ask(ops.projectCatalogue, { call: cast.call }, { sub: 'public', grants: [] })).items.map((p) => p.id)).not.toContain(hidden);
  });

  test('without a referent it is not submitted; with dates the wrong way round not even written', async () => {
    const id = await cast.draft({ referent: undefined });
    expect(await w.refused(() => w.on(ops.projectSubmit, id, cast.coordinator))).toBe('PROJECT_NO_REFERENT');
    expect(await w.refused(() => cast.draft({ starts: '2025-06-30', ends: '2024-09-02' }))).toBe('PROJECT_ENDS_BEFORE_START');
    expect(await w.refused(() => cast.draft({ why: 'Mon numéro : 1 85 05 78 006 084 36' }))).toBe('IDENTIFIER_IN_TEXT');
  });

  const reviewed = async (values: Parameters<Cast['draft']>[0]) => {
    const id = await cast.draft(values);
    await w.on(ops.projectSubmit, id, cast.coordinator);
    await w.on(ops.projectStartReview, id, cast.coordinator);
    return id;
  };

  test.each([
    ['no field', { field: undefined }, 'FIELD'], ['no level', { level: undefined }, 'LEVEL'], ['no half-days', { plannedHalfDays: 0 }, 'HALF_DAYS'],
    ['neither budget nor reason', { budgetLine: undefined }, 'BUDGET'], ['no feedback date', { checklist: { ...COMPLETE, feedbackOn: undefined } }, 'FEEDBACK_DATE'],
    ['one partner without a reason', { seats: 1 }, 'TWO_PARTNERS'], ['nothing on accessibility', { checklist: { ...COMPLETE, accessibility: undefined } }, 'ACCESSIBILITY'],
    ['wording not checked', { checklist: { ...COMPLETE, wordingChecked: false } }, 'WORDING'],
  ])('approval is refused with %s', async (_, values, point) => {
    const id = await reviewed(values as object);
    const error = await w.on(ops.projectApprove, id, cast.coordinator).catch((e) => e);
    expect(error).toMatchObject({ code: 'CHECKLIST_INCOMPLETE', details: { codes: [point] } });
    expect(await w.refused(() => w.on(ops.projectApprove, id, cast.coordinator))).toBe('CHECKLIST_INCOMPLETE');
  });

  test('from collaboration on, a partner seat comes before the start; a consultation needs none', async () => {
    const late = await reviewed({ checklist: { ...COMPLETE, seatsFrom: '2024-12-01' } });
    expect(await w.refused(() => w.on(ops.projectApprove, late, cast.coordinator))).toBe('PARTNER_SEAT_MISSING');
    const consultation = await reviewed({ level: 'CONSULTATION', checklist: { ...COMPLETE, partnerSeats: undefined, seatsFrom: undefined } });
    expect(await w.code(w.on(ops.projectApprove, consultation, cast.coordinator))).toBe('accepted');
    const oneOff = await reviewed({ plannedHalfDays: 1 });
    expect(await w.on(ops.projectApprove, oneOff, cast.coordinator)).toMatchObject({ warnings: ['PARTNERSHIP_ONE_OFF'] });
  });

  test('a rejection has a reason that travels as a code; its comment does not', async () => {
    const id = await reviewed({});
    await w.on(ops.projectReject, id, cast.coordinator, { reason: 'TOKENISM', comment: 'Une seule réunion.' });
    expect((await w.told(id)).at(-1)).toMatchObject({ data: { state: 'REJECTED', reason: 'TOKENISM' } });
    expect(JSON.stringify(await w.told(id))).not.toContain('Une seule réunion');
  });

  test('a stranger to the project may not submit it, a referent may not approve it, a stale version is told', async () => {
    const id = await cast.draft();
    expect(await w.refused(() => w.on(ops.projectSubmit, id, w.as('professional')))).toBe('NOT_FOUND');
    expect(await w.refused(() => w.on(ops.projectApprove, id, cast.referent))).toBe('FORBIDDEN');
    expect(await w.refused(() => w.ask(ops.projectSubmit, { id }, cast.coordinator))).toBe('VERSION_REQUIRED');
    expect(await w.refused(() => w.ask(ops.projectSubmit, { id }, cast.coordinator, 9))).toBe('STALE_VERSION');
    expect(await w.refused(() => w.on(ops.projectSubmit, id, w.as('coordinator', undefined, cast.site)))).toBe('NOT_FOUND');
  });

  test('it is staffed with its last needed partner, and starts on its day', async () => {
    w.at('2024-09-02T08:00:00.000Z');
    const id = await cast.openProject({ minPartners: 2, starts: '2024-09-16' });
    await cast.assign(id, await cast.partner());
    expect(await w.refused(() => w.on(ops.projectStaff, id, cast.referent))).toBe('PROJECT_NOT_STAFFED');
    await cast.assign(id, await cast.partner());
    expect(await w.ask(ops.projectGet, { id }, cast.referent)).toMatchObject({ state: 'STAFFED', assigned: 2 });
    expect(await w.refused(() => w.on(ops.projectStart, id, cast.referent))).toBe('PROJECT_NOT_STARTED');
    w.at('2024-09-16T08:00:00.000Z');
    expect(await w.on(ops.projectStart, id, cast.referent)).toMatchObject({ state: 'RUNNING' });
    w.at('2024-09-02T08:00:00.000Z');
  });

  test('a programme changes a figure; one out of range or unknown is refused', async () => {
    const set = (name: string, value: number) => w.ask(ops.settingSet, { organisation: w.organisation, programme: 'chu-nice', name, value }, cast.coordinator);
    await set('cap-month', 4);
    const { items } = await w.ask(ops.settingList, { organisation: w.organisation, programme: 'chu-nice' }, cast.coordinator);
    expect(items.find((s) => s.name === 'cap-month')).toMatchObject({ value: 4, default: 6, source: cast.coordinator.sub });
    expect(await w.refused(() => set('late-share', 150))).toBe('SETTING_OUT_OF_RANGE');
    expect(await w.refused(() => set('cap-year', 1))).toBe('UNKNOWN_SETTING');
    expect(await w.refused(() => w.ask(ops.settingSet, { organisation: cast.site, programme: 'chu-nice', name: 'cap-month', value: 1 }, cast.coordinator))).toBe('FORBIDDEN');
    await set('cap-month', 6);
  });
});
