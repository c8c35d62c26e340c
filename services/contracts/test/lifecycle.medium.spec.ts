import { newId } from '@tandem/kernel';
import { contractsOperations as ops, summaryOperations } from '@tandem/messages';
import { House, newSigners, refusal, SITE, termsFor } from './house';
import { active, draft, publishedTexts, read, sent, signedByAll } from './path';

describe('the life of a convention, and the cover it gives', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());
  beforeEach(() => house.at('2026-01-05'));

  const cover = (membership: string) => house.office(ops.coverRead, { membership });
  const coverFacts = async (membership: string) => {
    const [row] = await house.sql<{ id: string }>('SELECT id FROM cover WHERE membership_id = $1', [membership]);
    return row ? (await house.facts(row.id)).map((f) => [f.version, f.data.coverState, f.data.convention, f.data.from, f.data.to]) : [];
  };
  const nothingWritten = async (work: () => Promise<unknown>) => {
    const before = await house.digest();
    const code = await refusal(work());
    expect(await house.digest()).toBe(before);
    return code;
  };
  const prepareRefused = async (change: Parameters<typeof draft>[1], of?: Parameters<typeof draft>[2]) => {
    const { id, version } = await draft(house, change, of);
    return nothingWritten(() => house.office(ops.conventionPrepare, { id }, version));
  };

  describe('is prepared only when', () => {
    test('it ends after it starts, within three years', async () => {
      expect(await prepareRefused({ starts: '2026-02-01', ends: '2026-02-01' })).toBe('CONVENTION_DATES');
      expect(await prepareRefused({ starts: '2026-02-01', ends: '2029-02-01' })).toBe('CONVENTION_TOO_LONG');
      const { id, version } = await draft(house, { starts: '2026-02-01', ends: '2029-01-31' });
      expect(await refusal(house.office(ops.conventionPrepare, { id }, version))).toBe('accepted');
    });

    test('its signers are in order, the signatory last, nobody twice, and the first is the partner', async () => {
      const of = await house.membership();
      const [referent, signatory] = [newId(), newId()];
      const partner = { role: 'partner', person: of.person } as const;
      const ref = { role: 'referent', person: referent } as const;
      const last = { role: 'signatory', person: signatory } as const;
      expect(await prepareRefused({ parties: [partner, last, ref] }, of)).toBe('PARTIES_ORDER');
      expect(await prepareRefused({ parties: [partner, ref] }, of)).toBe('PARTIES_ORDER');
      expect(await prepareRefused({ parties: [partner, ref, { role: 'ru', person: referent }, last] }, of)).toBe('SAME_SIGNER_TWICE');
      expect(await prepareRefused({ parties: [{ role: 'partner', person: newId() }, ref, last] }, of)).toBe('NOT_THE_PARTNER');
    });

    test('template and charter are published', async () => {
      const of = await house.membership();
      const { template, charter } = await publishedTexts(house);
      const unpublished = await house.office(ops.charterCreateDefault, { organisation: house.organisation, language: 'en' });
      const terms = termsFor(newSigners(of.person));
      const row = await house.office(ops.conventionCreate, { membership: of.membership, template, charter: unpublished.id, ...terms });
      expect(await nothingWritten(() => house.office(ops.conventionPrepare, { id: row.id }, row.version))).toBe('CHARTER_NOT_PUBLISHED');
      const other = await house.office(ops.conventionCreate, { membership: of.membership, template: charter, charter, ...terms });
      expect(await nothingWritten(() => house.office(ops.conventionPrepare, { id: other.id }, other.version))).toBe('TEMPLATE_NOT_PUBLISHED');
    });

    test('no other one covers the same days', async () => {
      const first = await active(house, { starts: '2026-01-05', ends: '2026-12-31' });
      const of = { membership: first.membership, person: first.signers.partner };
      expect(await prepareRefused({ starts: '2026-12-31', ends: '2027-12-30' }, of)).toBe('CONVENTION_OVERLAP');
      expect(await prepareRefused({ starts: '2027-01-02', ends: '2027-12-30', renews: first.id }, of)).toBe('RENEWAL_DATES');
      expect(await prepareRefused({ starts: '2027-01-01', ends: '2027-12-30', renews: newId() }, of)).toBe('RENEWED_CONVENTION');
    });

    test('the membership still lives', async () => {
      const of = await house.membership();
      const { id, version } = await draft(house, {}, of);
      await house.sql(`UPDATE membership_copy SET state = 'ENDED' WHERE id = $1`, [of.membership]);
      expect(await nothingWritten(() => house.office(ops.conventionPrepare, { id }, version))).toBe('MEMBERSHIP_ENDED');
    });
  });

  test('a bank account or a social security number pasted into its text is refused, an unknown membership is not found', async () => {
    expect(await refusal(draft(house, { mission: 'IBAN FR76 3000 6000 0112 3456 7890 189' }))).toBe('IDENTIFIER_IN_TEXT');
    expect(await refusal(draft(house, {}, { membership: newId(), person: newId() }))).toBe('NOT_FOUND');
  });

  test('it records the status route that was chosen; that somebody declines money stays unknown to those who sign', async () => {
    for (const [route, seen] of [['VACATAIRE_FPH', 'VACATAIRE_FPH'], ['REFUS', null]] as const) {
      const of = await house.membership();
      await house.hear('payments', 'route.chosen', newId(), 1, { membership: of.membership, person: of.person, route });
      const { id, version } = await draft(house, {}, of);
      await house.office(ops.conventionPrepare, { id }, version);
      expect((await house.office(ops.conventionGet, { id })).route).toBe(seen);
    }
  });

  test('signed, it comes into force on its first day, not before, and the person is covered from then', async () => {
    const convention = await signedByAll(house, await sent(house));
    expect(await nothingWritten(() => house.system(ops.conventionActivate, { id: convention.id }))).toBe('CONVENTION_NOT_STARTED');
    expect(await cover(convention.membership)).toMatchObject({ state: 'NONE', version: 0 });
    house.at('2026-02-01');
    await expect(house.system(ops.conventionActivate, { id: convention.id })).resolves.toMatchObject({ state: 'ACTIVE' });
    expect(await cover(convention.membership)).toMatchObject({ state: 'COVERED', from: '2026-02-01', to: '2027-01-31', sites: [SITE], convention: convention.id, version: 1 });
    expect(await coverFacts(convention.membership)).toEqual([[1, 'COVERED', convention.id, '2026-02-01', '2027-01-31']]);
    expect(await house.office(summaryOperations.contracts, { organisation: house.organisation })).toMatchObject({ conventionsActive: expect.any(Number) });
    expect(await refusal(house.as(newId(), ops.coverRead, { membership: convention.membership }))).toBe('NOT_FOUND');
  });

  test('signed after its first day, it covers from the last signature only', async () => {
    house.at('2026-02-10');
    const convention = await active(house);
    expect(await cover(convention.membership)).toMatchObject({ from: '2026-02-10' });
  });

  test('nobody but Tandem brings it into force', async () => {
    const convention = await signedByAll(house, await sent(house));
    expect(await nothingWritten(() => house.office(ops.conventionActivate, { id: convention.id }))).toBe('FORBIDDEN');
  });

  test('its end is announced in the last 90 days, and it expires the day after its last', async () => {
    house.at('2026-02-01');
    const { id, membership } = await active(house);
    house.at('2026-11-01');
    expect(await nothingWritten(() => house.system(ops.conventionAnnounceExpiry, { id }))).toBe('EXPIRY_TOO_FAR');
    house.at('2026-11-02');
    await expect(house.system(ops.conventionAnnounceExpiry, { id })).resolves.toMatchObject({ state: 'EXPIRING' });
    const soon = await house.office(ops.conventionList, { expiringWithin: 90 });
    expect(soon.items.map((c) => c.id)).toContain(id);
    house.at('2027-01-31T22:30:00Z');
    expect(await nothingWritten(() => house.system(ops.conventionExpire, { id }))).toBe('CONVENTION_NOT_ENDED');
    house.at('2027-01-31T23:00:00Z');
    await expect(house.system(ops.conventionExpire, { id })).resolves.toMatchObject({ state: 'EXPIRED' });
    expect(await cover(membership)).toMatchObject({ state: 'ENDED', from: '2026-02-01', to: '2027-01-31' });
  });

  describe('renewed in time', () => {
    const renewed = async () => {
      house.at('2026-02-01');
      const old = await active(house);
      house.at('2026-12-01');
      await house.system(ops.conventionAnnounceExpiry, { id: old.id });
      const next = await signedByAll(house, await sent(house, { starts: '2027-02-01', ends: '2028-01-31', renews: old.id }, { membership: old.membership, person: old.signers.partner }));
      return { old, next };
    };
    const covered = (old: string, next: string) => [[1, 'COVERED', old, '2026-02-01', '2027-01-31'], [2, 'COVERED', next, '2026-02-01', '2028-01-31']];

    test('the next one takes over the day after: no day without cover, never two in force', async () => {
      const { old, next } = await renewed();
      house.at('2027-01-31');
      expect(await nothingWritten(() => house.system(ops.conventionRenew, { id: old.id }))).toBe('CONVENTION_NOT_STARTED');
      expect(await nothingWritten(() => house.system(ops.conventionExpire, { id: old.id }))).toBe('CONVENTION_NOT_ENDED');
      house.at('2027-01-31T23:00:00Z');
      await expect(house.system(ops.conventionRenew, { id: old.id })).resolves.toMatchObject({ state: 'RENEWED' });
      expect((await read(house, next.id)).state).toBe('ACTIVE');
      expect(await coverFacts(old.membership)).toEqual(covered(old.id, next.id));
    });

    test.each(['activate the next', 'expire the old'])('whoever is quicker, the two go together: %s', async (who) => {
      const { old, next } = await renewed();
      house.at('2027-02-01');
      await (who === 'activate the next' ? house.system(ops.conventionActivate, { id: next.id }) : house.system(ops.conventionExpire, { id: old.id }));
      expect([(await read(house, old.id)).state, (await read(house, next.id)).state]).toEqual(['RENEWED', 'ACTIVE']);
      expect(await coverFacts(old.membership)).toEqual(covered(old.id, next.id));
    });

    test('without a signed one there is nothing to hand over to', async () => {
      house.at('2026-02-01');
      const old = await active(house);
      house.at('2027-02-01');
      expect(await nothingWritten(() => house.system(ops.conventionRenew, { id: old.id }))).toBe('NO_SUCCESSOR');
    });
  });

  describe('ended early', () => {
    test('the partner leaves without a reason, after the days agreed; the establishment gives one, and thirty days', async () => {
      house.at('2026-02-01');
      const [a, b] = [await active(house, { partnerNoticeDays: 10 }), await active(house)];
      house.at('2026-03-01');
      const version = async (id: string) => (await read(house, id)).version;
      await house.as(a.signers.partner, ops.conventionGiveNotice, { id: a.id }, { ifMatch: await version(a.id) });
      expect(await cover(a.membership)).toMatchObject({ state: 'COVERED', to: '2026-03-11', version: 2 });
      const v = await version(b.id);
      expect(await nothingWritten(() => house.office(ops.conventionGiveNotice, { id: b.id }, v))).toBe('NOTICE_REASON');
      await house.office(ops.conventionGiveNotice, { id: b.id, reason: 'REORGANISATION' }, v);
      expect(await cover(b.membership)).toMatchObject({ to: '2026-03-31' });
      const again = await version(b.id);
      expect(await nothingWritten(() => house.office(ops.conventionGiveNotice, { id: b.id, reason: 'OTHER' }, again))).toBe('NOTICE_ALREADY_GIVEN');
      expect(await nothingWritten(() => house.office(ops.conventionTerminate, { id: b.id }, again))).toBe('NOTICE_NOT_OVER');
      expect(await refusal(house.as(newId(), ops.conventionGiveNotice, { id: b.id }, { ifMatch: again }))).toBe('NOT_FOUND');
      house.at('2026-03-12');
      await expect(house.as(a.signers.partner, ops.conventionTerminate, { id: a.id }, { ifMatch: await version(a.id) })).resolves.toMatchObject({ state: 'TERMINATED' });
      expect(await cover(a.membership)).toMatchObject({ state: 'ENDED', from: '2026-02-01', to: '2026-03-11' });
      house.at('2026-04-01');
      await expect(house.system(ops.conventionExpire, { id: b.id })).resolves.toMatchObject({ state: 'TERMINATED' });
      expect((await house.facts(b.id)).at(-1)!.data).toMatchObject({ reason: 'REORGANISATION', endsOn: '2026-03-31' });
    });

    test('when the membership ends, what is not signed is voided, what is in force is terminated, cover ends that day', async () => {
      house.at('2026-02-01');
      const running = await active(house);
      const open = await sent(house, {}, await house.membership());
      house.at('2026-05-04');
      for (const c of [running, open]) await house.hear('recruitment', 'membership.ended', c.membership, 5, { person: c.signers.partner, state: 'ENDED', from: 'ACTIVE', reason: 'PERSONAL' });
      expect([(await read(house, running.id)).state, (await read(house, open.id)).state]).toEqual(['TERMINATED', 'VOIDED']);
      expect(await cover(running.membership)).toMatchObject({ state: 'ENDED', to: '2026-05-04' });
    });
  });

  describe('suspended', () => {
    const version = async (id: string) => (await read(house, id)).version;
    const suspended = async () => {
      house.at('2026-02-01');
      const c = await active(house);
      house.at('2026-03-01');
      await house.office(ops.conventionSuspend, { id: c.id, reason: 'SAFETY' }, await version(c.id));
      return c;
    };

    test('nobody is covered until it is lifted; the period stays as it was', async () => {
      const c = await suspended();
      expect(await cover(c.membership)).toMatchObject({ state: 'SUSPENDED', from: '2026-02-01', to: '2027-01-31' });
      expect((await house.facts(c.id)).at(-1)).toMatchObject({ type: 'convention.suspended.v1', data: { reason: 'SAFETY' } });
      await expect(house.office(ops.conventionReinstate, { id: c.id }, await version(c.id))).resolves.toMatchObject({ state: 'ACTIVE' });
      expect(await cover(c.membership)).toMatchObject({ state: 'COVERED', from: '2026-02-01' });
    });

    test('the partner may leave at once, the establishment thirty days later and with a reason', async () => {
      const [a, b] = [await suspended(), await suspended()];
      house.at('2026-03-05');
      await expect(house.as(a.signers.partner, ops.conventionTerminate, { id: a.id }, { ifMatch: await version(a.id) })).resolves.toMatchObject({ state: 'TERMINATED' });
      expect(await cover(a.membership)).toMatchObject({ state: 'ENDED', to: '2026-03-05' });
      const v = await version(b.id);
      expect(await nothingWritten(() => house.office(ops.conventionTerminate, { id: b.id }, v))).toBe('NOTICE_REASON');
      expect(await nothingWritten(() => house.office(ops.conventionTerminate, { id: b.id, reason: 'BREACH' }, v))).toBe('NOTICE_NOT_OVER');
      house.at('2026-03-31');
      await expect(house.office(ops.conventionTerminate, { id: b.id, reason: 'BREACH' }, v)).resolves.toMatchObject({ state: 'TERMINATED' });
    });

    test('its end still comes: it is terminated, and not taken up again', async () => {
      const c = await suspended();
      house.at('2027-02-01');
      const v = await version(c.id);
      expect(await nothingWritten(() => house.office(ops.conventionReinstate, { id: c.id }, v))).toBe('CONVENTION_OVER');
      await expect(house.system(ops.conventionExpire, { id: c.id })).resolves.toMatchObject({ state: 'TERMINATED' });
      expect(await cover(c.membership)).toMatchObject({ state: 'ENDED', to: '2027-01-31' });
    });
  });

  test('amended: signed by all, the new version takes the place of the old one without a day uncovered', async () => {
    house.at('2026-02-01');
    const old = await active(house);
    const of = { membership: old.membership, person: old.signers.partner };
    expect(await prepareRefused({ amends: old.id, starts: '2027-02-01', ends: '2027-12-31' }, of)).toBe('AMENDMENT_DATES');
    expect(await prepareRefused({ amends: newId(), starts: '2026-05-01' }, of)).toBe('AMENDED_CONVENTION');
    expect(await nothingWritten(() => draft(house, { amends: old.id, renews: old.id }, of))).toBe('RENEWS_AND_AMENDS');
    const next = await signedByAll(house, await sent(house, { amends: old.id, starts: '2026-05-01', ends: '2026-12-31', mission: 'Accueil et sortie' }, of));
    expect(await nothingWritten(() => house.system(ops.conventionActivate, { id: next.id }))).toBe('CONVENTION_NOT_STARTED');
    house.at('2026-05-01');
    await house.system(ops.conventionActivate, { id: next.id });
    expect([(await read(house, old.id)).state, (await read(house, next.id)).state]).toEqual(['AMENDED', 'ACTIVE']);
    expect(await cover(old.membership)).toMatchObject({ state: 'COVERED', convention: next.id, from: '2026-02-01', to: '2026-12-31' });
  });

  test('the same fact twice, or an older one late, changes nothing', async () => {
    const { membership, person } = await house.membership();
    await house.hear('recruitment', 'membership.activated', membership, 3, { person, state: 'ACTIVE', from: 'ONBOARDING' });
    await house.hear('recruitment', 'membership.opened', membership, 2, { person, state: 'ONBOARDING', from: null });
    expect(await house.sql('SELECT state, version FROM membership_copy WHERE id = $1', [membership])).toEqual([{ state: 'ACTIVE', version: 3 }]);
  });

  test('conventions come by end date, a page at a time; another organisation sees none', async () => {
    const first = await house.office(ops.conventionList, { limit: 2 });
    const second = await house.office(ops.conventionList, { limit: 2, after: first.next as string });
    const ends = [...first.items, ...second.items].map((c) => `${c.endsOn ?? c.ends}|${c.id}`);
    expect(ends).toHaveLength(4);
    expect(ends).toEqual([...ends].sort());
    const elsewhere = { sub: `person:${newId()}`, grants: [{ role: 'coordinator' as const, organisation: newId() }] };
    expect((await house.ask(ops.conventionList, {}, elsewhere)).items).toEqual([]);
    expect(await refusal(house.ask(ops.conventionGet, { id: first.items[0].id }, elsewhere))).toBe('NOT_FOUND');
  });
});
