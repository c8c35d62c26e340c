import { newId } from '@tandem/kernel';
import { summaryOperations } from '@tandem/messages';
import { Cast, COMPLETE, ops, World, type Partner } from './world';

describe('matching partners and projects', () => {
  let w: World;
  let cast: Cast;
  beforeAll(async () => {
    w = await World.open();
  });
  afterAll(() => w.close());
  beforeEach(() => {
    w.at('2024-09-02T08:00:00.000Z');
    // Each case in an organisation of its own: a speed-dating takes everybody of the programme.
    w.organisation = newId();
    cast = new Cast(w);
  });

  const dating = async (projects: { project: string; capacity?: number }[]) => {
    const { id } = await w.ask(ops.speedDatingCreate, { organisation: w.organisation, programme: 'chu-nice', call: cast.call, projects, closes: '2024-09-20' }, cast.coordinator);
    await w.on(ops.speedDatingOpen, id, cast.coordinator);
    return id;
  };
  const computed = async (id: string, seed = 2024) => {
    await w.on(ops.speedDatingClose, id, cast.coordinator);
    return w.on(ops.speedDatingCompute, id, cast.coordinator, { seed });
  };

  describe('speed-dating', () => {
    test('wishes of the application and team rankings give one stable result; coordinator and user representative publish it; assignments follow', async () => {
      const [a, b] = [await cast.openProject({ title: 'A', seats: 1, checklist: { ...COMPLETE, onePartnerReason: 'Petite équipe.' } }), await cast.openProject({ title: 'B' })];
      const ana = await cast.partner({ wishes: [a, b] });
      const bob = await cast.partner({ wishes: [a, b] });
      const zoe = await cast.partner({ wishes: [b] });
      const id = await dating([{ project: a }, { project: b, capacity: 2 }]);
      const ranking = await w.ask(ops.rankingTeam, { speedDating: id, project: a, order: [bob.membership, ana.membership] }, cast.referent);
      expect((await w.told(ranking.id))[0]).toMatchObject({ type: 'ranking.submitted.v1', data: { speedDating: id, side: 'TEAM', project: a } });
      expect(await computed(id)).toMatchObject({ state: 'COMPUTED', matched: 3, unmatched: 0, blockingPairs: 0 });
      const seen = await w.ask(ops.speedDatingGet, { id }, cast.ru);
      const of = (p: Partner) => seen.pairs.find((x) => x.membership === p.membership);
      expect(of(bob)).toMatchObject({ project: a, partnerRank: 1, teamRank: 1 });
      expect(of(ana)).toMatchObject({ project: b, partnerRank: 2, teamRank: null });

      expect(await w.refused(() => w.on(ops.speedDatingPublish, id, cast.coordinator))).toBe('RESULT_NOT_REVIEWED');
      const both = { ...cast.coordinator, grants: [...cast.coordinator.grants, { role: 'ru' as const, organisation: w.organisation }] };
      await w.on(ops.speedDatingReview, id, both);
      expect(await w.refused(() => w.on(ops.speedDatingPublish, id, both))).toBe('REVIEWER_PUBLISHES');
      await w.on(ops.speedDatingReview, id, cast.ru);
      expect(await w.on(ops.speedDatingPublish, id, cast.coordinator)).toMatchObject({ state: 'PUBLISHED', assignments: 3 });
      const { items } = await w.ask(ops.assignmentList, { speedDating: id }, cast.coordinator);
      expect(items.map((x) => [x.membership, x.project]).sort()).toEqual([[ana.membership, b], [bob.membership, a], [zoe.membership, b]].sort());
      expect((await w.told(items[0].id))[0]).toMatchObject({ type: 'assignment.confirmed.v1', programme: 'chu-nice', data: { speedDating: id } });
      expect((await w.ask(ops.projectGet, { id: a }, cast.coordinator)).state).toBe('STAFFED');
      expect((await w.told(id)).at(-1)).toMatchObject({ data: { matched: 3, unmatched: 0, seed: 2024 } });
    });

    test('the same seed gives the same pairs; computing again asks for a new agreement', async () => {
      const projects = [await cast.openProject({ seats: 2 }), await cast.openProject({ seats: 2 })];
      for (let i = 0; i < 6; i += 1) await cast.partner();
      const id = await dating(projects.map((project) => ({ project })));
      await computed(id, 7);
      const first = (await w.ask(ops.speedDatingGet, { id }, cast.ru)).pairs;
      await w.on(ops.speedDatingReview, id, cast.ru);
      await w.on(ops.speedDatingCompute, id, cast.coordinator, { seed: 7 });
      const again = await w.ask(ops.speedDatingGet, { id }, cast.ru);
      expect(again).toMatchObject({ pairs: first, reviewed: false });
      expect(again.unmatched).toHaveLength(2);
      expect(await w.refused(() => w.on(ops.speedDatingPublish, id, cast.coordinator))).toBe('RESULT_NOT_REVIEWED');
    });

    test('rankings are sent again until the close, by their own side, about this event only', async () => {
      const project = await cast.openProject();
      const ana = await cast.partner();
      const id = await dating([{ project }]);
      const mine = (order: string[], actor = ana.actor) => () => w.ask(ops.rankingPartner, { speedDating: id, membership: ana.membership, order }, actor);
      await mine([])();
      expect(await mine([project])()).toMatchObject({ version: 2 });
      expect(await w.refused(mine([newId()]))).toBe('NOT_IN_SPEED_DATING');
      expect(await w.refused(mine([project, project]))).toBe('VALIDATION');
      expect(await w.refused(mine([project], w.as('partner')))).toBe('NOT_FOUND');
      expect(await w.refused(() => w.ask(ops.rankingTeam, { speedDating: id, project, order: [newId()] }, cast.referent))).toBe('NOT_IN_SPEED_DATING');
      expect(await w.refused(() => w.ask(ops.rankingTeam, { speedDating: id, project, order: [ana.membership] }, w.as('referent')))).toBe('NOT_FOUND');
      await w.on(ops.speedDatingClose, id, cast.coordinator);
      expect(await w.refused(mine([project]))).toBe('RANKINGS_CLOSED');
    });

    test('a partner tied to the unit is never paired there, and one who is gone stops the publication', async () => {
      const project = await cast.openProject();
      const tied = await cast.partner({ wishes: [project] });
      await w.tell('tie.declared', { person: tied.person, unit: cast.unit });
      const ana = await cast.partner({ wishes: [project] });
      const id = await dating([{ project }]);
      await computed(id);
      const { pairs, unmatched } = await w.ask(ops.speedDatingGet, { id }, cast.ru);
      expect(pairs.map((p) => p.membership)).toEqual([ana.membership]);
      expect(unmatched).toEqual([tied.membership]);
      await w.on(ops.speedDatingReview, id, cast.ru);
      await w.tell('membership.ended', { person: ana.person, reason: 'WISH' }, { subject: ana.membership, version: 2 });
      expect(await w.refused(() => w.on(ops.speedDatingPublish, id, cast.coordinator))).toBe('RESULT_OUTDATED');
    });

    test('it does not open with a project that is not open, nor with nobody to match', async () => {
      const create = (project: string) => w.ask(ops.speedDatingCreate, { organisation: w.organisation, programme: 'chu-nice', projects: [{ project }] }, cast.coordinator);
      const empty = await create(await cast.openProject());
      expect(await w.refused(() => w.on(ops.speedDatingOpen, empty.id, cast.coordinator))).toBe('NOBODY_TO_MATCH');
      await cast.partner();
      const closed = await create(await cast.draft());
      expect(await w.refused(() => w.on(ops.speedDatingOpen, closed.id, cast.coordinator))).toBe('PROJECT_NOT_OPEN');
    });
  });

  describe('shortlist', () => {
    const need = { pathways: ['renal'], role: 'PATIENT' as const };
    const halfDays = ['2024-10-01', '2024-10-08', '2024-10-15', '2024-10-22', '2024-10-29'].map((date) => ({ date, part: 'AM' as const }));
    const consent = (p: Partner, id = newId()) => w.tell('consent.given', { person: p.person, code: 'C1', edition: 1 }, { subject: id }).then(() => id);
    const rowOf = async (project: string, p: Partner) => {
      const { items } = await w.ask(ops.projectShortlist, { id: project }, cast.coordinator);
      return items.find((x) => x.membership === p.membership)!;
    };

    test('says who, with a score, each reason in points, what is not known, and decides nothing', async () => {
      const project = await cast.openProject({ need, halfDays });
      const ana = await cast.partner({ state: 'ACTIVE', wishes: [project] });
      await consent(ana);
      await w.ask(ops.profileSave, { membership: ana.membership, lived: [{ pathway: 'renal', role: 'PATIENT' }] }, ana.actor);
      await w.ask(ops.availabilitySave, { membership: ana.membership, weekly: [{ weekday: 2, part: 'AM' }], away: [{ from: '2024-10-20', to: '2024-10-25' }] }, ana.actor);
      const bob = await cast.partner({ state: 'ACTIVE' });
      const { items, weights } = await w.ask(ops.projectShortlist, { id: project }, cast.coordinator);
      expect(weights).toEqual({ S1: 25, S2: 20, S4: 12, S7: 8 });
      expect(items.map((x) => x.membership)).toEqual([ana.membership, bob.membership]);
      expect(items[0]).toMatchObject({ score: 96.31, blocked: false, missing: [] });
      expect(items[0].sentence.fr).toBe('Proposée parce que : parcours vécu correspondant (25/25), vœu n° 1 (20/20), 4 demi-journées communes sur 5 (9,6/12), jamais sollicitée (8/8). À savoir : aucun document demandé, statut d’indemnisation à choisir.');
      expect(items[0].sentence.en).toContain('4 of 5 half-days in common (9.6/12)');
      expect(items[1]).toMatchObject({ missing: ['S1', 'S2', 'S4'], blocked: false });
      expect(await w.ask(ops.assignmentList, { project }, cast.coordinator)).toMatchObject({ items: [] });
    });

    test('each blocker has its code, and says whether it may be lifted', async () => {
      const project = await cast.openProject({ halfDays, need: { ...need, topics: ['testimony'] } });
      const fine = await cast.partner({ state: 'ACTIVE' });
      expect(await rowOf(project, fine)).toMatchObject({ blocked: false });
      const onboarding = await cast.partner({ state: 'ONBOARDING' });
      expect((await rowOf(project, onboarding)).blockers.map((b) => [b.code, b.override])).toEqual([['H01', null], ['H03', 'SIGN_FIRST']]);
      const document = await cast.partner({ state: 'ACTIVE' });
      await w.tell('document.expired', { person: document.person, kind: 'IDENTITY', compulsory: true });
      expect((await rowOf(project, document)).blockers).toMatchObject([{ code: 'H05', override: null }]);
      const tied = await cast.partner({ state: 'ACTIVE' });
      const tie = newId();
      await w.tell('tie.declared', { person: tied.person, unit: cast.unit }, { subject: tie });
      expect((await rowOf(project, tied)).blockers).toMatchObject([{ code: 'H06' }]);
      await w.tell('tie.framed', { person: tied.person, unit: cast.unit }, { subject: tie, version: 2 });
      expect(await rowOf(project, tied)).toMatchObject({ blocked: false, toKnow: expect.arrayContaining([expect.objectContaining({ code: 'TIE_FRAMED' })]) });
      const busy = await cast.partner({ state: 'ACTIVE' });
      for (let i = 0; i < 3; i += 1) await cast.assign(await cast.openProject(), busy);
      expect((await rowOf(project, busy)).blockers).toMatchObject([{ code: 'H09', override: 'PERSON' }]);
      const away = await cast.partner({ state: 'ACTIVE' });
      await w.ask(ops.availabilitySave, { membership: away.membership, weekly: [{ weekday: 2, part: 'AM' }], away: [{ from: '2024-10-01', to: '2024-10-21' }] }, away.actor);
      expect((await rowOf(project, away)).blockers).toMatchObject([{ code: 'H11', override: 'DATES' }]);
      const never = await cast.partner({ state: 'ACTIVE' });
      await w.ask(ops.profileSave, { membership: never.membership, never: { topics: ['testimony'] } }, never.actor);
      expect((await rowOf(project, never)).blockers).toMatchObject([{ code: 'H12', override: null }]);
    });

    test('lived experience is compared only with consent C1; withdrawn, it is gone at once and the fact says only that', async () => {
      const project = await cast.openProject({ need });
      const ana = await cast.partner({ state: 'ACTIVE' });
      const save = () => w.ask(ops.profileSave, { membership: ana.membership, lived: [{ pathway: 'renal', role: 'PATIENT' }], topics: ['dialysis'], languages: ['fr', 'it'] }, ana.actor);
      expect(await w.refused(save)).toBe('CONSENT_C1_REQUIRED');
      const id = await consent(ana);
      const profile = await save();
      expect((await rowOf(project, ana)).criteria[0]).toMatchObject({ code: 'S1', value: 1, missing: false });
      await w.tell('consent.withdrawn', { person: ana.person, code: 'C1', edition: 1 }, { subject: id, version: 2 });
      expect((await rowOf(project, ana)).criteria[0]).toMatchObject({ code: 'S1', value: 0.5, missing: true });
      const [row] = await w.admin.query('SELECT p::text AS all FROM profile p WHERE id = $1', [profile.id]);
      expect(row.all).not.toMatch(/renal|dialysis/);
      expect(row.all).toContain('it');
      const facts = await w.told(profile.id as string);
      expect(facts.map((f) => f.type)).toEqual(['profile.changed.v1', 'profile.erased.v1']);
      expect(JSON.stringify(facts)).not.toMatch(/renal|dialysis/);
      expect(await w.ask(ops.profileGet, { membership: ana.membership }, ana.actor)).toMatchObject({ lived: [], topics: [], languages: ['fr', 'it'] });
      expect(await w.refused(() => w.ask(ops.profileGet, { membership: ana.membership }, w.as('partner')))).toBe('NOT_FOUND');
    });

    test('a newer version of the consent keeps the data when the older one is superseded', async () => {
      const ana = await cast.partner({ state: 'ACTIVE' });
      const old = await consent(ana);
      await w.ask(ops.profileSave, { membership: ana.membership, lived: [{ pathway: 'renal', role: 'PATIENT' }] }, ana.actor);
      await w.tell('consent.given', { person: ana.person, code: 'C1', edition: 2 });
      await w.tell('consent.superseded', { person: ana.person, code: 'C1', edition: 1 }, { subject: old, version: 2 });
      expect((await w.ask(ops.profileGet, { membership: ana.membership }, ana.actor)).lived).toHaveLength(1);
    });
  });

  describe('proposals one by one', () => {
    test('suggested in silence, proposed, accepted, confirmed: the team learns who only after the yes', async () => {
      const project = await cast.openProject();
      const ana = await cast.partner({ state: 'ACTIVE' });
      const suggested = await w.ask(ops.proposalSuggest, { project, membership: ana.membership }, cast.coordinator);
      const id = suggested.id;
      expect(await w.code(w.ask(ops.proposalGet, { id }, ana.actor))).toBe('NOT_FOUND');
      await w.on(ops.proposalPropose, id, cast.coordinator);
      expect(await w.ask(ops.proposalGet, { id }, cast.referent)).toMatchObject({ person: null, membership: null, sentence: null });
      await w.on(ops.proposalAccept, id, ana.actor);
      expect((await w.ask(ops.proposalList, {}, cast.referent)).items).toMatchObject([{ id, person: ana.person, sentence: null }]);
      const confirmed = await w.on(ops.proposalConfirm, id, cast.referent);
      const assignment = confirmed.assignment as string;
      expect((await w.told(assignment))[0]).toMatchObject({ data: { proposal: id, person: ana.person } });
      await w.platform.facts.handle((await w.told(assignment))[0]);
      expect(await w.names(assignment)).toEqual(['assignment.confirmed', 'assignment.activated']);
      expect((await w.ask(ops.projectGet, { id: project }, cast.coordinator)).state).toBe('STAFFED');
      expect(await w.refused(() => w.ask(ops.proposalSuggest, { project, membership: ana.membership }, cast.coordinator))).toBe('ALREADY_PROPOSED');
    });

    test('a blocker stops the suggestion unless it may be lifted and somebody says so', async () => {
      const project = await cast.openProject();
      const uncovered = await cast.partner({ state: 'ACTIVE', covered: false });
      const suggest = (overrides: 'H03'[] = []) => w.ask(ops.proposalSuggest, { project, membership: uncovered.membership, overrides }, cast.coordinator);
      expect(await w.refused(suggest)).toBe('BLOCKED_FOR_PROJECT');
      expect(await w.code(suggest(['H03']))).toBe('accepted');
      const tied = await cast.partner({ state: 'ACTIVE' });
      await w.tell('tie.declared', { person: tied.person, other: cast.referent.person });
      expect(await w.refused(() => w.ask(ops.proposalSuggest, { project, membership: tied.membership, overrides: ['H03', 'H04', 'H09', 'H11'] }, cast.coordinator))).toBe('BLOCKED_FOR_PROJECT');
    });

    test('at most three at a time per seat; one who declines frees the place; a full project takes nobody', async () => {
      const project = await cast.openProject({ seats: 1, minPartners: 1, checklist: { ...COMPLETE, onePartnerReason: 'Une place.' } });
      const ids: string[] = [];
      const people: Partner[] = [];
      for (let i = 0; i < 4; i += 1) {
        const p = await cast.partner({ state: 'ACTIVE' });
        people.push(p);
        ids.push((await w.ask(ops.proposalSuggest, { project, membership: p.membership }, cast.coordinator)).id);
      }
      for (const id of ids.slice(0, 3)) await w.on(ops.proposalPropose, id, cast.coordinator);
      expect(await w.refused(() => w.on(ops.proposalPropose, ids[3], cast.coordinator))).toBe('TOO_MANY_PROPOSALS');
      await w.on(ops.proposalDecline, ids[0], people[0].actor);
      await w.on(ops.proposalPropose, ids[3], cast.coordinator);
      await w.on(ops.proposalAccept, ids[1], people[1].actor);
      await w.on(ops.proposalAccept, ids[2], people[2].actor);
      await w.on(ops.proposalConfirm, ids[1], cast.referent);
      expect(await w.refused(() => w.on(ops.proposalConfirm, ids[2], cast.referent))).toBe('NO_FREE_SEAT');
      await w.on(ops.proposalRefuse, ids[2], cast.referent, { reason: 'SEAT_TAKEN' });
      expect((await w.told(ids[2])).at(-1)).toMatchObject({ data: { state: 'REFUSED_BY_TEAM', reason: 'SEAT_TAKEN' } });
      expect(await w.refused(() => cast.assign(project, people[3]))).toBe('NO_FREE_SEAT');
    });

    test('two confirmations at once for the last seat: one wins', async () => {
      const project = await cast.openProject({ seats: 1, minPartners: 1, checklist: { ...COMPLETE, onePartnerReason: 'Une place.' } });
      const people = [await cast.partner({ state: 'ACTIVE' }), await cast.partner({ state: 'ACTIVE' })];
      const codes = await Promise.all(people.map((p) => w.code(cast.assign(project, p))));
      expect(codes.sort()).toEqual(['NO_FREE_SEAT', 'accepted']);
    });

    test('somebody paused is asked nothing more; an unanswered proposal lapses by the workflow', async () => {
      const project = await cast.openProject();
      const [ana, bob] = [await cast.partner({ state: 'ACTIVE' }), await cast.partner({ state: 'ACTIVE' })];
      const ids = [];
      for (const p of [ana, bob]) ids.push((await w.ask(ops.proposalSuggest, { project, membership: p.membership }, cast.coordinator)).id);
      for (const id of ids) await w.on(ops.proposalPropose, id, cast.coordinator);
      await w.tell('membership.paused', { person: ana.person }, { subject: ana.membership, version: 3 });
      expect((await w.told(ids[0])).at(-1)).toMatchObject({ data: { state: 'WITHDRAWN', reason: 'PERSONAL' } });
      await w.ask(ops.proposalLapse, { id: ids[1] }, w.system);
      expect((await w.names(ids[1])).at(-1)).toBe('proposal.lapsed');
    });
  });

  test('an assignment made while onboarding becomes effective with the membership', async () => {
    const p = await cast.partner();
    const project = await cast.openProject();
    const id = await cast.assign(project, p);
    expect(await w.refused(() => cast.assign(project, p))).toBe('ALREADY_PROPOSED');
    await w.platform.facts.handle((await w.told(id))[0]);
    expect(await w.refused(() => w.on(ops.assignmentActivate, id, cast.coordinator))).toBe('MEMBERSHIP_NOT_ACTIVE');
    await w.tell('membership.activated', { person: p.person }, { subject: p.membership, version: 2, journey: p.journey });
    expect(await w.names(id)).toEqual(['assignment.confirmed', 'assignment.activated']);
    expect((await w.told(id))[1]).toMatchObject({ journey: p.journey });
  });

  test('the summary counts half-days that took place, of one organisation', async () => {
    const p = await cast.partner({ state: 'ACTIVE' });
    const assignment = await cast.assign(await cast.openProject(), p);
    const ids = [await cast.plan(assignment, '2024-10-01'), await cast.plan(assignment, '2024-10-08')];
    for (const id of ids) await w.on(ops.vacationConfirm, id, p.actor);
    w.at('2024-10-01T12:00:00.000Z');
    await w.on(ops.vacationFinish, ids[0], w.system);
    expect(await w.ask(summaryOperations.matching, { organisation: w.organisation }, cast.coordinator)).toEqual({ vacationsDone: 1 });
    expect(await w.ask(summaryOperations.matching, { organisation: newId() }, cast.coordinator)).toEqual({ vacationsDone: 0 });
  });
});
