import { newId, parisDate } from '@tandem/kernel';
import { recruitmentOperations as operations, summaryOperations } from '@tandem/messages';
import { nobody, openBench, openCall, openHouse, person, somebody, system, type Bench } from '../spec-support';

let bench: Bench;
beforeAll(async () => void (bench = await openBench()));
afterAll(() => bench.close());

const FILLED = { personKind: 'PATIENT' as const, source: 'POSTER' as const, motivation: 'Transmettre ce que j’ai appris.' };
const health = [{ pathway: 'renal', as: 'PATIENT' as const, story: 'Dialysée depuis longtemps.' }];

/** Somebody's started application in a house of its own. */
async function started(more: Record<string, unknown> = {}) {
  const house = await openCall(bench);
  const who = somebody(more);
  const { id, person: candidate, journey } = await bench.ask(operations.applicationStart, { call: house.call, person: who }, nobody);
  return { ...house, id, candidate, journey, who, me: person(candidate, ['candidate', house.organisation]) };
}
async function submitted(more: Record<string, unknown> = {}) {
  const file = await started(more);
  await bench.ask(operations.applicationSave, { id: file.id, ...FILLED }, file.me, 1);
  await bench.ask(operations.applicationSubmit, { id: file.id }, file.me, 2);
  return file;
}
async function withC1({ organisation, coordinator, candidate }: { organisation: string; coordinator: Parameters<Bench['ask']>[2]; candidate: string }) {
  await bench.ask(operations.consentTextPublish, { organisation, code: 'C1', text: { fr: 'J’accepte.' } }, coordinator);
  return bench.ask(operations.consentGive, { organisation, code: 'C1', edition: 1 }, person(candidate));
}

describe('starting an application', () => {
  test('person, role, application and journey are born together, with their facts', async () => {
    const { id, candidate, journey, organisation, call } = await started();
    expect(await bench.facts(id)).toMatchObject([{ type: 'application.started.v1', programme: 'chu-nice', journey, data: { state: 'DRAFT', person: candidate, call } }]);
    expect(await bench.facts(journey)).toMatchObject([{ type: 'journey.opened.v1', journey, data: { kind: 'partner', person: candidate, programmeVersion: 1, application: id } }]);
    expect(await bench.ask(operations.grantOf, { person: candidate }, person(candidate))).toEqual({ grants: [{ role: 'candidate', organisation, programme: 'chu-nice' }] });
  });

  test('somebody already known is refused on the public form, and applies once signed in, once', async () => {
    const { call, who, candidate } = await started();
    const before = await bench.digest();
    expect(await bench.refused(operations.applicationStart, { call, person: somebody({ mail: who.mail }) }, nobody)).toBe('PERSON_ALREADY_KNOWN');
    expect(await bench.refused(operations.applicationStart, { call }, person(candidate))).toBe('ALREADY_CANDIDATE');
    expect(await bench.refused(operations.applicationStart, { call }, nobody)).toBe('PERSON_REQUIRED');
    expect(await bench.refused(operations.applicationStart, { call, person: somebody() }, person(candidate))).toBe('PERSON_NOT_EXPECTED');
    expect(await bench.refused(operations.applicationStart, { call, person: somebody({ birthDate: '2999-01-01' }) }, nobody)).toBe('BIRTH_DATE_IN_FUTURE');
    expect(await bench.digest()).toBe(before);
  });

  test('the office enters a paper form, says so, and leads to the same record', async () => {
    const { call, coordinator } = await openCall(bench);
    expect(await bench.refused(operations.applicationStart, { call, person: somebody() }, coordinator)).toBe('ON_BEHALF_CHANNEL');
    const { id, person: candidate } = await bench.ask(operations.applicationStart, { call, person: somebody(), channel: 'paper' }, coordinator);
    expect(await bench.ask(operations.applicationGet, { id }, coordinator)).toMatchObject({ state: 'DRAFT', channel: 'paper', person: { id: candidate } });
    await bench.ask(operations.applicationSave, { id, ...FILLED }, coordinator, 1);
    expect(await bench.ask(operations.applicationSubmit, { id }, coordinator, 2)).toMatchObject({ state: 'SUBMITTED' });
  });

  test('a call that is a draft, not yet open, over or for teams takes nobody', async () => {
    const refusal = async (more: Record<string, unknown>, publish = true) => {
      const { organisation, coordinator } = await openCall(bench);
      const call = await bench.ask(operations.callCreate, { organisation, programme: 'chu-nice', names: { fr: 'Appel' }, ...more }, coordinator);
      if (publish) await bench.ask(operations.callPublish, { id: call.id }, coordinator, 1);
      return bench.refused(operations.applicationStart, { call: call.id, person: somebody() }, nobody);
    };
    expect(await refusal({}, false)).toBe('CALL_NOT_OPEN');
    expect(await refusal({ opens: '2999-01-01' })).toBe('CALL_NOT_OPEN');
    expect(await refusal({ closes: '2020-01-01' })).toBe('CALL_NOT_OPEN');
    expect(await refusal({ audience: 'TEAMS' })).toBe('CALL_FOR_TEAMS');
  });

  test('after withdrawing, the same person may come back once their journey is closed', async () => {
    const { id, call, candidate, journey, me } = await started();
    await bench.ask(operations.applicationWithdraw, { id, reason: 'NOT_AVAILABLE' }, me, 1);
    expect(await bench.refused(operations.applicationStart, { call }, person(candidate))).toBe('JOURNEY_ALREADY_OPEN');
    await bench.ask(operations.journeyClose, { id: journey, outcome: 'WITHDRAWN' }, system);
    expect(await bench.refused(operations.applicationStart, { call }, person(candidate))).toBe('accepted');
  });
});

describe('filling it in', () => {
  test('what is saved stays, field by field, and changes the version', async () => {
    const { id, me } = await started();
    expect(await bench.ask(operations.applicationSave, { id, ...FILLED, needs: ['TRANSPORT'] }, me, 1)).toMatchObject({ version: 2, allowed: expect.arrayContaining(['save', 'submit']) });
    await bench.ask(operations.applicationSave, { id, source: 'EVENT' }, me, 2);
    expect(await bench.ask(operations.applicationGet, { id }, me)).toMatchObject({ ...FILLED, source: 'EVENT', needs: ['TRANSPORT'], version: 3 });
    expect(await bench.refused(operations.applicationSave, { id, source: 'EVENT' }, me, 2)).toBe('STALE_VERSION');
    expect(await bench.refused(operations.applicationSave, { id, source: 'EVENT' }, person(newId()), 3)).toBe('NOT_FOUND');
  });

  test('a social security number or a bank account in a text is refused, and not kept', async () => {
    const { id, me } = await started();
    const before = await bench.digest();
    expect(await bench.refused(operations.applicationSave, { id, motivation: 'Mon numéro : 1 85 05 78 006 084 91' }, me, 1)).toBe('IDENTIFIER_IN_TEXT');
    expect(await bench.refused(operations.applicationSave, { id, motivation: 'FR76 3000 6000 0112 3456 7890 189' }, me, 1)).toBe('IDENTIFIER_IN_TEXT');
    expect(await bench.refused(operations.applicationSave, { id, disease: 'x' } as never, me, 1)).toBe('VALIDATION');
    expect(await bench.digest()).toBe(before);
  });

  test('lived experience is kept with C1 only, read by few, and deleted the moment C1 is withdrawn', async () => {
    const file = await started();
    const { id, me, coordinator, candidate, organisation } = file;
    const before = await bench.digest();
    expect(await bench.refused(operations.applicationSave, { id, livedExperience: health }, me, 1)).toBe('CONSENT_REQUIRED');
    expect(await bench.digest()).toBe(before);
    const consent = await withC1(file);
    await bench.ask(operations.applicationSave, { id, livedExperience: health }, me, 1);
    for (const reader of [me, coordinator, await file.office('ru')]) expect(await bench.ask(operations.applicationGet, { id }, reader)).toMatchObject({ livedExperience: health });
    for (const reader of [await file.office('lead'), await file.office('professional'), system]) {
      expect(JSON.stringify(await bench.ask(operations.applicationGet, { id }, reader))).not.toContain('renal');
    }
    await bench.ask(operations.consentWithdraw, { id: consent.id }, person(candidate), 1);
    expect(await bench.facts(consent.id)).toMatchObject([{ type: 'consent.given.v1', organisation, data: { person: candidate, code: 'C1', edition: 1 } }, { type: 'consent.withdrawn.v1' }]);
    expect(await bench.ask(operations.applicationGet, { id }, me)).toMatchObject({ livedExperience: null });
    expect(JSON.stringify(await bench.facts(id))).not.toContain('renal');
    expect(await bench.refused(operations.applicationSave, { id, livedExperience: health }, me, 2)).toBe('CONSENT_REQUIRED');
  });

  test('wishes name projects open in this hospital, each once, and travel in the fact of submission', async () => {
    const { id, me, organisation } = await started();
    const project = async (state: string, where = organisation) => {
      const projectId = newId();
      await bench.platform.source.transaction(async (em) => {
        await em.query(`SELECT set_config('tandem.organisations', '*', true)`);
        await em.query('INSERT INTO project_copy (id, organisation_id, state, call_id, version) VALUES ($1, $2, $3, NULL, 3)', [projectId, where, state]);
      });
      return projectId;
    };
    const [one, two] = [await project('OPEN'), await project('APPROVED')];
    const wish = (...wishes: string[]) => bench.refused(operations.applicationSave, { id, wishes }, me, 1);
    expect(await wish(one, one)).toBe('WISH_TWICE');
    expect(await wish(one, newId())).toBe('WISH_NOT_OPEN');
    expect(await wish(await project('REJECTED'))).toBe('WISH_NOT_OPEN');
    expect(await wish(await project('OPEN', newId()))).toBe('WISH_NOT_OPEN');
    await bench.ask(operations.applicationSave, { id, ...FILLED, wishes: [two, one] }, me, 1);
    await bench.ask(operations.applicationSubmit, { id }, me, 2);
    expect((await bench.facts(id)).at(-1)).toMatchObject({ type: 'application.submitted.v1', data: { state: 'SUBMITTED', wishes: [two, one], source: 'POSTER' } });
  });
});

describe('submitting and screening', () => {
  test('what is not eligible says every reason with its field, and stays a draft', async () => {
    const { id, me } = await started({ birthDate: `${Number(parisDate(new Date().toISOString()).slice(0, 4)) - 17}-01-01` });
    await bench.ask(operations.applicationSave, { id, motivation: 'Aider', guardianship: { protected: true } }, me, 1);
    const refusal = await bench.ask(operations.applicationSubmit, { id }, me, 2).catch((e: unknown) => e);
    expect(refusal).toMatchObject({
      code: 'NOT_ELIGIBLE', details: { reasons: ['AGE_UNDER_18', 'PERSON_KIND_MISSING', 'SOURCE_MISSING', 'GUARDIAN_AGREEMENT_MISSING'] },
      fields: expect.arrayContaining([expect.objectContaining({ path: 'birthDate', message: 'Il faut avoir 18 ans.' })]),
    });
    expect(await bench.ask(operations.applicationGet, { id }, me)).toMatchObject({ state: 'DRAFT', version: 2 });
  });

  test('an incomplete file comes back completed, and is screened', async () => {
    const { id, me, coordinator } = await submitted();
    expect(await bench.refused(operations.applicationMarkIncomplete, { id, missing: ['MOTIVATION'] }, coordinator, 3)).toBe('NOT_MISSING');
    await bench.ask(operations.applicationMarkIncomplete, { id, missing: ['GUARDIAN_AGREEMENT'] }, coordinator, 3);
    expect((await bench.facts(id)).at(-1)).toMatchObject({ type: 'application.marked-incomplete.v1', data: { missing: ['GUARDIAN_AGREEMENT'] } });
    expect(await bench.refused(operations.applicationResubmit, { id }, me, 4)).toBe('STILL_MISSING');
    await bench.ask(operations.applicationSave, { id, guardianship: { protected: true, agreed: true } }, me, 4);
    await bench.ask(operations.applicationResubmit, { id }, me, 5);
    expect(await bench.refused(operations.applicationScreen, { id }, me, 6)).toBe('FORBIDDEN');
    expect(await bench.ask(operations.applicationScreen, { id }, coordinator, 6)).toMatchObject({ state: 'SCREENED' });
    expect(await bench.refused(operations.applicationSave, { id, source: 'EVENT' }, me, 7)).toBe('ILLEGAL_TRANSITION');
  });

  test('a criterion lost since submission stops the screening; what the law asks cannot be waived', async () => {
    const { id, coordinator, candidate, who } = await submitted();
    await bench.ask(operations.personChange, { id: candidate, ...who, birthDate: undefined }, coordinator, 1);
    expect(await bench.refused(operations.applicationScreen, { id }, coordinator, 3)).toBe('NOT_ELIGIBLE');
    expect(await bench.refused(operations.applicationScreen, { id, waived: [{ criterion: 'AGE_UNDER_18', why: 'presque' }] }, coordinator, 3)).toBe('WAIVER_REFUSED');
    expect(await bench.refused(operations.applicationScreen, { id, waived: [{ criterion: 'BIRTH_DATE_MISSING', why: 'vue sur sa carte' }] }, coordinator, 3)).toBe('accepted');
  });

  test('a refusal before interview takes two people and offers something else', async () => {
    const { id, coordinator, office } = await submitted();
    const lead = await office('lead');
    expect(await bench.refused(operations.applicationRefuse, { id, alternative: 'Le café des usagers' }, lead, 3)).toBe('REFUSAL_NOT_PROPOSED');
    await bench.ask(operations.applicationProposeRefusal, { id, reason: 'NO_LINK_WITH_PROGRAMME', comment: 'Souhaite un emploi.' }, coordinator, 3);
    const before = await bench.digest();
    expect(await bench.refused(operations.applicationRefuse, { id, alternative: 'Le café des usagers' }, coordinator, 4)).toBe('SECOND_PERSON_REQUIRED');
    expect(await bench.digest()).toBe(before);
    expect(await bench.ask(operations.applicationRefuse, { id, alternative: 'Le café des usagers' }, lead, 4)).toMatchObject({ state: 'REFUSED', allowed: [] });
    expect((await bench.facts(id)).at(-1)).toMatchObject({ type: 'application.refused.v1', data: { reason: 'NO_LINK_WITH_PROGRAMME' } });
    expect(JSON.stringify(await bench.facts(id))).not.toContain('emploi');
  });

  test('nobody judges their own application', async () => {
    const { id, organisation, candidate } = await submitted();
    const both = person(candidate, ['coordinator', organisation]);
    expect(await bench.refused(operations.applicationScreen, { id }, both, 3)).toBe('OWN_FILE');
    expect(await bench.refused(operations.applicationProposeRefusal, { id, reason: 'OTHER' }, both, 3)).toBe('OWN_FILE');
  });

  test('whose application has ended is no candidate any more, unless they applied again', async () => {
    const { id, me, candidate } = await started();
    await bench.ask(operations.applicationWithdraw, { id }, me, 1);
    const fact = (await bench.facts(id)).at(-1) as never;
    expect((await bench.ask(operations.grantOf, { person: candidate }, person(candidate))).grants).toHaveLength(1);
    await bench.platform.facts.handle(fact);
    await bench.platform.facts.handle(fact);
    expect((await bench.ask(operations.grantOf, { person: candidate }, person(candidate))).grants).toEqual([]);
    expect(await bench.ask(operations.applicationGet, { id }, person(candidate))).toMatchObject({ state: 'WITHDRAWN' });
  });

  test('a silent draft lapses by the system; somebody who answered meanwhile does not', async () => {
    const { id, me } = await started();
    expect(await bench.refused(operations.applicationLapse, { id }, me)).toBe('FORBIDDEN');
    expect(await bench.ask(operations.applicationLapse, { id }, system)).toMatchObject({ state: 'LAPSED' });
    const other = await submitted();
    expect(await bench.refused(operations.applicationLapse, { id: other.id }, system)).toBe('ILLEGAL_TRANSITION');
  });
});

describe('reading applications', () => {
  test('coordinators list theirs by state, call and name; a person their own; others nothing', async () => {
    const { id, coordinator, call, me, candidate, who } = await submitted({ givenName: 'Zoé' });
    const list = async (input: Record<string, unknown>, actor = coordinator) => (await bench.ask(operations.applicationList, input, actor)).items.map((i) => i.id);
    expect(await list({ state: 'SUBMITTED', call, q: `zoe ${who.familyName.slice(0, 4)}` })).toEqual([id]);
    expect(await list({ state: 'DRAFT' })).toEqual([]);
    expect(await list({ q: 'personne' })).toEqual([]);
    expect(await list({}, me)).toEqual([id]);
    expect(await list({}, person(newId()))).toEqual([]);
    const { coordinator: stranger } = await openHouse(bench);
    expect(await list({}, stranger)).toEqual([]);
    expect(await bench.refused(operations.applicationGet, { id }, stranger)).toBe('NOT_FOUND');
    expect(await bench.ask(operations.applicationGet, { id }, system)).toMatchObject({ state: 'SUBMITTED', person: { id: candidate } });
    expect(JSON.stringify(await bench.ask(operations.applicationGet, { id }, system))).not.toContain('Zoé');
  });
});

describe('the summary', () => {
  test('counts people, of this organisation only', async () => {
    const { organisation, coordinator, call } = await started();
    await bench.ask(operations.applicationStart, { call, person: somebody() }, nobody);
    expect(await bench.ask(summaryOperations.recruitment, { organisation }, coordinator)).toEqual({ candidates: 2, partners: 0, partnersActive: 0 });
    expect(await bench.refused(summaryOperations.recruitment, { organisation: newId() }, coordinator)).toBe('NOT_FOUND');
  });
});

describe('consents', () => {
  test('a consent is to the text in force; a newer one supersedes it', async () => {
    const file = await started();
    const { organisation, coordinator, candidate } = file;
    const first = await withC1(file);
    const give = (edition: number) => bench.refused(operations.consentGive, { organisation, code: 'C1', edition }, person(candidate));
    expect(await give(1)).toBe('CONSENT_ALREADY_GIVEN');
    await bench.ask(operations.consentTextPublish, { organisation, code: 'C1', text: { fr: 'J’accepte, mieux dit.' } }, coordinator);
    expect(await give(1)).toBe('CONSENT_TEXT_NOT_CURRENT');
    expect(await give(2)).toBe('accepted');
    expect((await bench.facts(first.id)).at(-1)).toMatchObject({ type: 'consent.superseded.v1' });
    expect((await bench.ask(operations.consentList, { organisation, state: 'GIVEN' }, person(candidate))).items).toMatchObject([{ code: 'C1', edition: 2 }]);
    expect((await bench.ask(operations.consentTextList, { organisation }, nobody)).items).toMatchObject([{ code: 'C1', edition: 2 }]);
  });

  test('nobody consents for somebody else but the office, from paper or a call', async () => {
    const { organisation, coordinator, candidate } = await started();
    await bench.ask(operations.consentTextPublish, { organisation, code: 'C5', text: { fr: 'Les nouvelles.' } }, coordinator);
    const give = (actor: Parameters<Bench['ask']>[2], channel: 'screen' | 'phone') => bench.refused(operations.consentGive, { organisation, person: candidate, code: 'C5', edition: 1, channel }, actor);
    expect(await give(person(newId()), 'screen')).toBe('NOT_FOUND');
    expect(await give(coordinator, 'screen')).toBe('ON_BEHALF_CHANNEL');
    expect(await give(coordinator, 'phone')).toBe('accepted');
  });

  test('with a C1 withdrawn while it is being used, no lived experience is left', async () => {
    const file = await started();
    const consent = await withC1(file);
    await Promise.all([
      bench.refused(operations.applicationSave, { id: file.id, livedExperience: health }, file.me, 1),
      bench.ask(operations.consentWithdraw, { id: consent.id }, person(file.candidate), 1),
    ]);
    expect(await bench.ask(operations.applicationGet, { id: file.id }, file.me)).toMatchObject({ livedExperience: null });
  });
});
