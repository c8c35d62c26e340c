import { newId } from '@tandem/kernel';
import { projectEvents, recruitmentOperations as operations, type TandemEvent } from '@tandem/messages';
import { presetIds } from '@tandem/programmes';
import { definitionText, nobody, openBench, openCall, openHouse, person, somebody, system, type Bench } from '../spec-support';

let bench: Bench;
beforeAll(async () => void (bench = await openBench()));
afterAll(() => bench.close());

const projectFact = (verb: string, state: string, version: number, { subject, ...more }: Pick<TandemEvent, 'subject' | 'organisation'> & Partial<TandemEvent>): TandemEvent => ({
  specversion: '1.0', id: `${subject}:${version}:0`, source: '/matching', type: `project.${verb}.v1`, subject, time: '2024-06-03T07:00:00.000Z', datacontenttype: 'application/json',
  dataschema: `tandem:project.${verb}.v1`, aggregate: projectEvents.aggregate, version, actor: 'system:test', data: projectEvents.data.parse({ state, from: null }), ...more,
});

describe('programme versions', () => {
  test('a version is published once: the same content again is answered, other content is refused', async () => {
    const { organisation, coordinator } = await openHouse(bench);
    const text = definitionText();
    const first = await bench.ask(operations.programmePublish, { organisation, text }, coordinator);
    expect(await bench.facts(first.id)).toMatchObject([{ type: 'programme.published.v1', programme: 'chu-nice', data: { programme: 'chu-nice', programmeVersion: 1, sha256: first.sha256 } }]);
    expect(await bench.ask(operations.programmePublish, { organisation, text: `# un commentaire\n${text}` }, coordinator)).toEqual(first);
    expect(await bench.facts(first.id)).toHaveLength(1);
    const changed = text.replace(/^( *week: )\d+/m, '$120').replace(/week: \d+/, 'week: 20');
    expect(changed).not.toBe(text);
    expect(await bench.refused(operations.programmePublish, { organisation, text: changed }, coordinator)).toBe('PROGRAMME_VERSION_USED');
    const second = await bench.ask(operations.programmePublish, { organisation, text: changed.replace(/^version: 1$/m, 'version: 2') }, coordinator);
    expect(await bench.ask(operations.programmeGet, { organisation, programme: 'chu-nice' }, system)).toMatchObject({ programmeVersion: 2, sha256: second.sha256, definition: { id: 'chu-nice' } });
    expect(await bench.ask(operations.programmeGet, { organisation, programme: 'chu-nice', programmeVersion: 1 }, system)).toMatchObject({ sha256: first.sha256 });
    expect((await bench.ask(operations.programmeList, { organisation }, coordinator)).items).toHaveLength(2);
  });

  test('a definition that does not hold is refused with the path of each fault', async () => {
    const { organisation, coordinator } = await openHouse(bench);
    const refusal = await bench.ask(operations.programmePublish, { organisation, text: `${definitionText()}\nsurprise: 1\n` }, coordinator).catch((e: unknown) => e);
    expect(refusal).toMatchObject({ code: 'DEFINITION_INVALID', fields: [expect.objectContaining({ path: 'surprise' })] });
  });

  test('every programme of the sources can be published', async () => {
    const { organisation, coordinator } = await openHouse(bench);
    for (const preset of presetIds()) expect(await bench.refused(operations.programmePublish, { organisation, text: definitionText(preset) }, coordinator)).toBe('accepted');
  });

  test('a process is told which way its journey’s programme takes, and what the definition says of the stage', async () => {
    const { organisation, coordinator } = await openHouse(bench);
    await bench.ask(operations.programmePublish, { organisation, text: definitionText('msp-questembert') }, coordinator);
    const [project, journey] = [newId(), newId()];
    await bench.platform.facts.handle(projectFact('created', 'IDEA', 1, { subject: project, organisation, programme: 'msp-questembert', journey }));
    expect(await bench.facts(journey)).toMatchObject([{ type: 'journey.opened.v1', journey, data: { kind: 'project', project, programmeVersion: 1 } }]);
    const of = (process: string) => bench.ask(operations.programmeSettings, { organisation, programme: 'msp-questembert', process, journey }, system);
    expect(await of('work')).toMatchObject({ process: 'work', options: { group: { from: 'start' } }, deadlines: { gather: {} } });
    expect(await of('selection')).not.toHaveProperty('options');
  });

  test('a process is told its delays with the organisation’s own holidays', async () => {
    const { organisation, coordinator } = await openHouse(bench);
    await bench.ask(operations.programmePublish, { organisation, text: definitionText() }, coordinator);
    const of = (input: Record<string, unknown>) => bench.ask(operations.programmeSettings, { organisation, process: 'application', ...input }, system);
    expect(await of({ programme: 'chu-nice' })).toMatchObject({ calendar: 'FR', deadlines: { draft: { then: 'lapse' } } });
    expect(await of({ process: 'batch' })).toMatchObject({ calendar: 'FR', deadlines: { lock: {} } });
    expect(await bench.refused(operations.programmeSettings, { organisation, process: 'nothing' }, system)).toBe('VALIDATION');
    expect(await bench.refused(operations.programmeSettings, { organisation, programme: 'other', process: 'application' }, system)).toBe('PROGRAMME_UNKNOWN');
  });
});

describe('calls', () => {
  test('a call is drafted, published with its programme version, read by everybody, closed', async () => {
    const { organisation, coordinator, call } = await openCall(bench, { opens: '2020-01-01', closes: '2999-12-31', target: 18, audience: 'BOTH' });
    expect((await bench.facts(call)).map((f) => f.type)).toEqual(['call.created.v1', 'call.published.v1']);
    expect((await bench.facts(call)).at(-1)).toMatchObject({ programme: 'chu-nice', data: { programmeVersion: 1, opens: '2020-01-01', closes: '2999-12-31' } });
    const draft = await bench.ask(operations.callCreate, { organisation, programme: 'chu-nice', names: { fr: 'Brouillon' } }, coordinator);
    expect((await bench.ask(operations.callList, { organisation }, nobody)).items.map((c) => c.id)).toEqual([call]);
    expect((await bench.ask(operations.callList, { organisation }, coordinator)).items).toHaveLength(2);
    expect(await bench.refused(operations.callGet, { id: draft.id }, nobody)).toBe('NOT_FOUND');
    await bench.ask(operations.callClose, { id: call }, coordinator, 2);
    expect(await bench.ask(operations.callGet, { id: call }, nobody)).toMatchObject({ state: 'CLOSED', target: 18, closes: '2999-12-31', allowed: [] });
    expect(await bench.refused(operations.callPublish, { id: call }, coordinator, 3)).toBe('ILLEGAL_TRANSITION');
  });

  test('a call without a published programme, ending before it starts or in another hospital is refused', async () => {
    const { organisation, coordinator } = await openHouse(bench);
    const input = { organisation, programme: 'chu-nice', names: { fr: 'Appel' } };
    const draft = await bench.ask(operations.callCreate, input, coordinator);
    expect(await bench.refused(operations.callPublish, { id: draft.id }, coordinator, 1)).toBe('PROGRAMME_UNKNOWN');
    expect(await bench.refused(operations.callCreate, { ...input, opens: '2024-06-02', closes: '2024-06-01' }, coordinator)).toBe('CALL_DATES');
    expect(await bench.refused(operations.callCreate, { ...input, organisation: newId() }, coordinator)).toBe('NOT_FOUND');
  });
});

describe('journeys', () => {
  async function journey() {
    const house = await openCall(bench);
    const { journey: id, person: candidate, id: application } = await bench.ask(operations.applicationStart, { call: house.call, person: somebody() }, nobody);
    return { ...house, id, candidate, application };
  }

  test('the plan comes from the version of the call, and stages open in its order', async () => {
    const { id, coordinator, application } = await journey();
    const { plan } = (await bench.ask(operations.journeyPlan, { id }, system)) as unknown as { plan: { stages: { id: string; after: string[] }[] } };
    const first = plan.stages[0].id;
    const next = plan.stages.find((s) => s.after.includes(first))!.id;
    expect(await bench.refused(operations.journeyEnterStage, { id, stage: next }, system)).toBe('STAGE_NOT_READY');
    await bench.ask(operations.journeyEnterStage, { id, stage: first }, system);
    const again = await bench.ask(operations.journeyEnterStage, { id, stage: first }, system);
    expect(again).toMatchObject({ state: 'OPEN', version: 2 });
    await bench.ask(operations.journeyCloseStage, { id, stage: first, outcome: 'SCREENED' }, system);
    await bench.ask(operations.journeyCloseStage, { id, stage: first, outcome: 'SCREENED' }, system);
    await bench.ask(operations.journeyEnterStage, { id, stage: next }, system);
    const facts = (await bench.facts(id)).slice(1);
    expect(facts.map((f) => [f.type, f.data.stage, f.data.outcome])).toEqual([
      ['journey.stage-entered.v1', first, undefined], ['journey.stage-closed.v1', first, 'SCREENED'], ['journey.stage-entered.v1', next, undefined],
    ]);
    expect(facts.every((f) => f.data.application === application && f.data.stageKind)).toBe(true);
    expect(await bench.ask(operations.journeyGet, { id }, coordinator)).toMatchObject({ state: 'OPEN', stages: [{ id: first, state: 'CLOSED', outcome: 'SCREENED' }, { id: next, state: 'OPEN', outcome: null }] });
  });

  test('a journey moves to a later version, with what that changes said first; never back, never into nothing', async () => {
    const { id, coordinator, organisation } = await journey();
    const publish = (version: number, change: (text: string) => string) => bench.ask(operations.programmePublish, { organisation, text: change(definitionText().replace(/^version: 1$/m, `version: ${version}`)) }, coordinator);
    await publish(2, (text) => text);
    await bench.ask(operations.journeyEnterStage, { id, stage: 'application' }, system);
    expect(await bench.ask(operations.journeyMigration, { id, programmeVersion: 2 }, coordinator)).toMatchObject({ from: 1, to: 2, refusal: null, changes: expect.arrayContaining([{ stage: 'application', kind: 'application', change: 'stays' }]) });
    expect(await bench.refused(operations.journeyMigrate, { id, programmeVersion: 1 }, coordinator, 2)).toBe('MIGRATION_BACKWARDS');
    expect(await bench.refused(operations.journeyMigrate, { id, programmeVersion: 3 }, coordinator, 2)).toBe('PROGRAMME_UNKNOWN');
    expect(await bench.ask(operations.journeyMigrate, { id, programmeVersion: 2 }, coordinator, 2)).toMatchObject({ state: 'OPEN', version: 3 });
    expect((await bench.facts(id)).at(-1)).toMatchObject({ type: 'journey.migrated.v1', data: { programmeVersion: 2 } });
  });

  test('coordinators find journeys by the stage that is open; the person sees their own; a process sees no name', async () => {
    const { id, coordinator, organisation, candidate } = await journey();
    const list = async (input: Record<string, unknown>) => (await bench.ask(operations.journeyList, { organisation, ...input }, coordinator)).items.map((j) => j.id);
    expect(await list({ stage: 'application' })).toEqual([]);
    await bench.ask(operations.journeyEnterStage, { id, stage: 'application' }, system);
    expect(await list({ stage: 'application', state: 'OPEN', programme: 'chu-nice' })).toEqual([id]);
    expect(await bench.ask(operations.journeyGet, { id }, person(candidate))).toMatchObject({ person: candidate });
    expect(await bench.refused(operations.journeyGet, { id }, person(newId()))).toBe('NOT_FOUND');
    expect(await bench.ask(operations.journeyGet, { id }, system)).not.toHaveProperty('familyName');
    expect(await bench.refused(operations.journeyEnterStage, { id, stage: 'selection' }, coordinator)).toBe('FORBIDDEN');
  });

  test('while a journey is paused no stage opens, but what happened elsewhere still closes one', async () => {
    const { id, coordinator } = await journey();
    await bench.ask(operations.journeyEnterStage, { id, stage: 'application' }, system);
    await bench.ask(operations.journeyPause, { id }, coordinator, 2);
    expect(await bench.refused(operations.journeyPause, { id }, coordinator, 3)).toBe('ILLEGAL_TRANSITION');
    await bench.ask(operations.journeyCloseStage, { id, stage: 'application', outcome: 'SCREENED' }, system);
    expect(await bench.refused(operations.journeyEnterStage, { id, stage: 'selection' }, system)).toBe('ILLEGAL_TRANSITION');
    await bench.ask(operations.journeyResume, { id }, coordinator, 4);
    expect(await bench.ask(operations.journeyEnterStage, { id, stage: 'selection' }, system)).toMatchObject({ state: 'OPEN' });
  });

  test('closing ends what is open, once', async () => {
    const { id, coordinator } = await journey();
    await bench.ask(operations.journeyEnterStage, { id, stage: 'application' }, system);
    await bench.ask(operations.journeyClose, { id, outcome: 'LAPSED' }, system);
    expect(await bench.ask(operations.journeyClose, { id, outcome: 'LAPSED' }, system)).toMatchObject({ state: 'CLOSED', version: 3 });
    expect(await bench.ask(operations.journeyGet, { id }, coordinator)).toMatchObject({ state: 'CLOSED', outcome: 'LAPSED', stages: [{ state: 'CLOSED', outcome: 'LAPSED' }] });
    expect(await bench.refused(operations.journeyEnterStage, { id, stage: 'selection' }, system)).toMatch(/ILLEGAL_TRANSITION|STAGE_NOT_READY/);
  });
});

describe('what matching tells of its projects', () => {
  test('the copy keeps the newest state, whatever the order facts come in', async () => {
    const project = newId();
    const organisation = newId();
    for (const f of [projectFact('opened', 'OPEN', 5, { subject: project, organisation }), projectFact('approved', 'APPROVED', 4, { subject: project, organisation })]) await bench.platform.facts.handle(f);
    const [row] = (await bench.platform.source.transaction(async (em) => {
      await em.query(`SELECT set_config('tandem.organisations', $1, true)`, [organisation]);
      return em.query('SELECT state, version FROM project_copy WHERE id = $1', [project]);
    })) as unknown[];
    expect(row).toEqual({ state: 'OPEN', version: 5 });
  });
});
