import { newId } from '@tandem/kernel';
import { selectionOperations as ops } from '@tandem/messages';
import { FileRow } from '@tandem/platform';
import { Journey } from '../../persistence/programme.entity';
import { Enrolment } from '../../persistence/training/enrolment.entity';
import { Scene } from '../selection/test/scene';

type Partner = Awaited<ReturnType<Scene['partner']>>;

describe('a partner’s life, from onboarding to the end', () => {
  let s: Scene;
  let coordinator: Awaited<ReturnType<Scene['somebody']>>;
  beforeAll(async () => {
    s = await Scene.open();
    coordinator = await s.somebody('coordinator');
  });
  afterAll(() => s.close());

  const refused = async (work: () => Promise<unknown>, code: string) => expect(await s.refused(work)).toBe(code);
  const stateOf = (p: Partner) => s.state('membership', p.membership);
  /** An enrolment whose attendance is in; completing it is the trainer’s act. */
  const attended = async (p: Partner, state = 'ATTENDED') => {
    const id = newId();
    const stamp = { version: 4, createdAt: new Date().toISOString(), updatedAt: new Date().toISOString() };
    await s.write((em) => em.insert(Enrolment, {
      ...stamp, id, organisationId: s.organisation, state, personId: p.id, membershipId: p.membership, sessionId: null, course: 'initial-joint', side: 'PARTNER', programme: 'chu-nice',
      journeyId: p.journey, waitingSince: null, offeredAt: null, completedOn: null, proofFileId: null,
    }));
    return id;
  };
  const complete = async (p: Partner) => s.ask(ops.enrolmentComplete, { id: await attended(p) }, coordinator);
  const active = async () => {
    const p = await s.partner([]);
    await s.cover(p, 'COVERED');
    await s.route(p, 'VACATAIRE_FPH');
    expect(await stateOf(p)).toBe('ACTIVE');
    return p;
  };

  const LAST: Record<string, (p: Partner) => Promise<unknown>> = {
    training: (p) => complete(p), cover: (p) => s.cover(p, 'COVERED'), route: (p) => s.route(p, 'COSP'),
  };
  test.each([['training', 'cover', 'route'], ['cover', 'route', 'training'], ['route', 'training', 'cover']])('%s, %s, then %s: the last one activates, once', async (...order) => {
    const p = await s.partner();
    for (const step of order.slice(0, 2)) await LAST[step](p);
    expect(await stateOf(p)).toBe('ONBOARDING');
    const { missing } = await s.ask(ops.membershipGet, { id: p.membership }, p);
    expect(missing).toEqual([{ training: 'training:initial-joint', cover: 'convention', route: 'route' }[order[2]]]);
    await LAST[order[2]](p);
    expect(await s.typesOf(p.membership)).toEqual(['membership.activated']);
    expect((await s.factsOf(p.membership))[0]).toMatchObject({ journey: p.journey, actor: expect.stringContaining('system:'), data: { state: 'ACTIVE', from: 'ONBOARDING', person: p.id } });
  });

  test('the two last things arriving together activate once', async () => {
    const p = await s.partner();
    await s.route(p, 'BENEVOLE');
    await Promise.all([complete(p), s.cover(p, 'COVERED')]);
    expect(await s.typesOf(p.membership)).toEqual(['membership.activated']);
  });

  test('an older word of contracts that arrives late changes nothing', async () => {
    const p = await s.partner();
    await s.cover(p, 'ENDED', 3);
    await s.cover(p, 'COVERED', 2);
    await s.route(p, 'COSP');
    await complete(p);
    expect(await stateOf(p)).toBe('ONBOARDING');
    await refused(() => s.ask(ops.membershipActivate, { id: p.membership }, coordinator), 'MEMBERSHIP_NOT_READY');
    await s.cover(p, 'COVERED', 4);
    expect(await stateOf(p)).toBe('ACTIVE');
  });

  test('a pause for health is told to nobody: facts say PERSONAL', async () => {
    const p = await active();
    await refused(() => s.ask(ops.membershipPause, { id: p.membership, reason: 'HEALTH', returns: '2024-01-01' }, p), 'PAUSE_RETURN_PAST');
    await s.ask(ops.membershipPause, { id: p.membership, reason: 'HEALTH', returns: '2099-03-02' }, p);
    const fact = (await s.factsOf(p.membership)).at(-1);
    expect(fact).toMatchObject({ type: 'membership.paused.v1', data: { reason: 'PERSONAL', returns: '2099-03-02' } });
    expect(JSON.stringify(fact)).not.toContain('HEALTH');
    expect(await s.ask(ops.membershipGet, { id: p.membership }, p)).toMatchObject({ state: 'PAUSED', pauseReason: 'HEALTH' });
    await refused(async () => s.ask(ops.membershipGet, { id: p.membership }, await s.partner()), 'NOT_FOUND');
    await s.ask(ops.membershipResume, { id: p.membership }, p);
    expect((await s.factsOf(p.membership)).at(-1)).toMatchObject({ type: 'membership.resumed.v1' });
  });

  test('while a partner pauses their journey rests, and it goes on when they come back or leave', async () => {
    const [back, gone] = [await active(), await active()];
    for (const p of [back, gone]) {
      await s.write((em) => em.insert(Journey, {
        id: p.journey, version: 1, state: 'OPEN', createdAt: new Date().toISOString(), updatedAt: new Date().toISOString(), organisationId: s.organisation, kind: 'partner', programme: 'chu-nice',
        programmeVersion: 1, personId: p.id, subjectId: null, applicationId: null, membershipId: p.membership, stages: [], outcome: null,
      }));
      await s.ask(ops.membershipPause, { id: p.membership, reason: 'OTHER' }, p);
      expect(await s.state('journey', p.journey)).toBe('PAUSED');
    }
    await s.ask(ops.membershipResume, { id: back.membership }, back);
    await s.ask(ops.membershipEnd, { id: gone.membership, reason: 'WISH' }, gone);
    for (const p of [back, gone]) expect([await s.state('journey', p.journey), await s.typesOf(p.journey)]).toEqual(['OPEN', ['journey.paused', 'journey.resumed']]);
  });

  test('nobody comes back from a pause without a cover', async () => {
    const p = await active();
    await s.ask(ops.membershipPause, { id: p.membership, reason: 'OTHER' }, coordinator);
    await s.cover(p, 'ENDED', 2);
    await refused(() => s.ask(ops.membershipResume, { id: p.membership }, p), 'MEMBERSHIP_NOT_COVERED');
  });

  test('suspended when the cover ends, reinstated by itself when it is back', async () => {
    const p = await active();
    await refused(() => s.ask(ops.membershipSuspend, { id: p.membership, reason: 'CONVENTION_EXPIRED' }, coordinator), 'FORBIDDEN');
    await s.cover(p, 'ENDED', 2);
    await s.ask(ops.membershipSuspend, { id: p.membership, reason: 'CONVENTION_EXPIRED' });
    await refused(() => s.ask(ops.membershipReinstate, { id: p.membership }, coordinator), 'MEMBERSHIP_NOT_READY');
    await s.route(p, 'COSP', 2);
    expect(await stateOf(p)).toBe('SUSPENDED');
    await s.cover(p, 'COVERED', 3);
    expect(await s.typesOf(p.membership)).toEqual(['membership.activated', 'membership.suspended', 'membership.reinstated']);
  });

  test('ending takes the role back and frees the places in training', async () => {
    const p = await active();
    const session = newId();
    await s.sql(`INSERT INTO session (id, organisation_id, state, version, created_at, updated_at, programme, course, half_days, places, min_people, mix)
      VALUES ($1, $2, 'OPEN', 2, now(), now(), 'chu-nice', 'initial-joint', '[{"date":"2099-01-05","part":"AM"}]', 5, 2, '{"partner":30,"professional":30}')`, [session, s.organisation]);
    const enrolment = await attended(p, 'ENROLLED');
    await s.sql('UPDATE enrolment SET session_id = $2 WHERE id = $1', [enrolment, session]);
    await s.ask(ops.membershipEnd, { id: p.membership, reason: 'HEALTH' }, p);
    const fact = (await s.factsOf(p.membership)).at(-1)!;
    expect(fact).toMatchObject({ type: 'membership.ended.v1', data: { reason: 'PERSONAL' } });
    expect(await s.sql('SELECT granted FROM grant_given WHERE person_id = $1', [p.id])).toEqual([{ granted: false }]);
    await s.platform.facts.handle(fact);
    expect(await s.state('enrolment', enrolment)).toBe('CANCELLED');
    await refused(() => s.ask(ops.membershipEnd, { id: p.membership, reason: 'WISH' }, p), 'MEMBERSHIP_OVER');
  });

  test('a list shows a partner their own, and the coordinators all, page by page', async () => {
    const p = await s.partner();
    expect((await s.ask(ops.membershipList, {}, p)).items.map((m) => m.id)).toEqual([p.membership]);
    const first = await s.ask(ops.membershipList, { limit: 2 }, coordinator);
    const second = await s.ask(ops.membershipList, { limit: 2, after: first.next! }, coordinator);
    expect(new Set([...first.items, ...second.items].map((m) => m.id)).size).toBe(4);
    await refused(() => s.ask(ops.membershipList, { after: 'x' }, coordinator), 'VALIDATION');
  });

  test('a compulsory paper holds the activation until it is verified by somebody else, and recent enough', async () => {
    const p = await s.partner([]);
    const { id } = await s.ask(ops.documentRequest, { id: p.membership, kind: 'HONORABILITY', compulsory: true }, coordinator);
    await refused(() => s.ask(ops.documentRequest, { id: p.membership, kind: 'HONORABILITY' }, coordinator), 'DOCUMENT_ASKED');
    await s.cover(p, 'COVERED');
    await s.route(p, 'COSP');
    expect((await s.ask(ops.membershipGet, { id: p.membership }, coordinator)).missing).toEqual(['document:HONORABILITY']);
    const hand = async (issued: string) => {
      const [file, sha256] = [newId(), 'c'.repeat(64)];
      await s.write((em) => em.insert(FileRow, { id: file, organisationId: s.organisation, sha256, type: 'application/pdf', size: 3, uploadedBy: 'person:x', claimedAt: null, bytes: Buffer.from('pdf') }));
      return s.ask(ops.documentReceive, { id, file, sha256, issued }, p);
    };
    await refused(() => s.ask(ops.documentReceive, { id, file: newId(), sha256: 'c'.repeat(64), issued: '2025-01-01' }, p), 'PROOF_UNKNOWN');
    await hand('2024-01-01');
    await refused(() => s.ask(ops.documentVerify, { id }, coordinator), 'DOCUMENT_OLD');
    await s.ask(ops.documentReject, { id, reason: 'TOO_OLD' }, coordinator);
    await hand(new Date().toISOString().slice(0, 10));
    await refused(() => s.ask(ops.documentVerify, { id }, s.actor(p.id, 'coordinator')), 'OWN_DOCUMENT');
    await s.ask(ops.documentVerify, { id }, coordinator);
    expect(await s.typesOf(p.membership)).toEqual(['membership.activated']);
    expect((await s.ask(ops.documentList, { id: p.membership }, p)).items).toMatchObject([{ kind: 'HONORABILITY', state: 'VERIFIED' }]);
  });

  test('former partners are those who said they wish to be, where the programme keeps any', async () => {
    const p = await active();
    const keep = (who: Parameters<Scene['ask']>[2], more = {}) => s.ask(ops.membershipKeepAsAlumni, { id: p.membership, agreed: true, ...more }, who);
    await refused(() => keep(coordinator, { channel: 'phone' }), 'ILLEGAL_TRANSITION');
    await s.ask(ops.membershipEnd, { id: p.membership, reason: 'MOVED' }, coordinator);
    const me = s.actor(p.id, 'person');
    await refused(() => keep(me), 'ALUMNI_NOT_KEPT');
    await s.sql(`UPDATE programme_version SET definition = jsonb_insert(definition, '{journeys,partner,stages,-1}', '{"id": "exit", "kind": "exit", "after": ["convention"], "keep": "alumni"}', true)`);
    await refused(() => keep(coordinator), 'ON_BEHALF_CHANNEL');
    expect((await keep(me)).state).toBe('ALUMNI');
  });

  test('a compulsory paper that ends suspends, and its successor, once verified, takes its place and reinstates', async () => {
    const p = await active();
    const ask = async (validUntil: string) => {
      const { id } = await s.ask(ops.documentRequest, { id: p.membership, kind: 'VEHICLE', compulsory: true }, coordinator);
      const [file, sha256] = [newId(), 'd'.repeat(64)];
      await s.write((em) => em.insert(FileRow, { id: file, organisationId: s.organisation, sha256, type: 'application/pdf', size: 3, uploadedBy: 'person:x', claimedAt: null, bytes: Buffer.from('pdf') }));
      await s.ask(ops.documentReceive, { id, file, sha256, issued: '2024-01-02', validUntil }, p);
      await s.ask(ops.documentVerify, { id }, coordinator);
      return id;
    };
    const old = await ask('2999-01-01');
    await refused(() => s.ask(ops.documentAnnounceExpiry, { id: old }), 'DOCUMENT_STILL_VALID');
    await s.sql(`UPDATE document SET valid_until = current_date + 30 WHERE id = $1`, [old]);
    await s.ask(ops.documentAnnounceExpiry, { id: old });
    await refused(() => s.ask(ops.documentExpire, { id: old }), 'DOCUMENT_STILL_VALID');
    await refused(() => s.ask(ops.documentRenew, { id: old }, coordinator), 'DOCUMENT_NO_SUCCESSOR');
    await s.sql(`UPDATE document SET valid_until = current_date - 1 WHERE id = $1`, [old]);
    await s.ask(ops.documentExpire, { id: old });
    expect(await stateOf(p)).toBe('SUSPENDED');
    expect((await s.factsOf(p.membership)).at(-1)).toMatchObject({ type: 'membership.suspended.v1', data: { reason: 'DOCUMENT_EXPIRED' } });
    await ask('2999-01-01');
    expect(await s.state('document', old)).toBe('RENEWED');
    expect(await stateOf(p)).toBe('ACTIVE');
  });
});
