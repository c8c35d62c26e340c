import { createHash } from 'node:crypto';
import { canonicalJson, newId } from '@tandem/kernel';
import { contractsOperations as ops } from '@tandem/messages';
import { House, refusal } from './house';
import { draft, read, sent, sign, signedByAll } from './path';

const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

describe('signing a convention, each in turn', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());
  beforeEach(() => house.at('2026-01-05'));

  const signatureOf = async (id: string, role: string) => (await read(house, id)).signatures.find((s) => s.role === role)!;
  const nothingWritten = async (work: () => Promise<unknown>) => {
    const before = await house.digest();
    const code = await refusal(work());
    expect(await house.digest()).toBe(before);
    return code;
  };

  test('sent, the PDF and its hash are frozen, every signer is expected and only the partner is told', async () => {
    const convention = await sent(house);
    expect(convention.signatures.map((s) => [s.role, s.state])).toEqual([['partner', 'NOTIFIED'], ['referent', 'WAITING_TURN'], ['ru', 'WAITING_TURN'], ['signatory', 'WAITING_TURN']]);
    const { document } = await house.as(convention.signers.referent, ops.conventionDocument, { id: convention.id });
    const bytes = Buffer.from(document.base64, 'base64');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(hash(bytes)).toBe(convention.sha256);
    expect((await house.facts(convention.id)).map((f) => f.type)).toEqual(['convention.created.v1', 'convention.prepared.v1', 'convention.sent.v1']);
    expect((await house.facts(convention.id)).at(-1)!.data).toMatchObject({ sha256: convention.sha256, signers: 4, signed: 0 });
  });

  test('signed by all in order: each next one is told at once, the last makes it SIGNED, and the evidence says who, what, when and how', async () => {
    const convention = await sent(house);
    for (const [i, role] of ['partner', 'referent', 'ru', 'signatory'].entries()) {
      const mine = await house.as(convention.signers[role as 'partner'], ops.signatureMine, {});
      expect(mine.items.map((s) => s.convention)).toEqual([convention.id]);
      await sign(house, convention, role);
      expect((await read(house, convention.id)).signatures[i + 1]?.state ?? 'none').toBe(i < 3 ? 'NOTIFIED' : 'none');
    }
    expect((await read(house, convention.id)).state).toBe('SIGNED');
    const { evidence, sha256 } = await house.office(ops.conventionEvidence, { id: convention.id });
    expect(hash(canonicalJson(evidence))).toBe(sha256);
    expect(evidence).toMatchObject({ format: 'tandem-evidence/1', document: { sha256: convention.sha256 }, template: { edition: expect.any(Number) }, charter: { edition: expect.any(Number), sha256: expect.any(String) } });
    const signers = evidence.signers as Record<string, unknown[]>[];
    expect(signers.map((s) => [s.order, s.role, s.person, s.channel])).toEqual(['partner', 'referent', 'ru', 'signatory'].map((role, i) => [i + 1, role, convention.signers[role as 'partner'], 'screen']));
    for (const s of signers) for (const step of ['notified', 'viewed', 'codeSent', 'codeUsed', 'signed']) expect(s[step]).toEqual([{ at: expect.any(String), serverAt: expect.any(String) }]);
    expect(await house.office(ops.conventionEvidence, { id: convention.id })).toEqual({ evidence, sha256 });
  });

  test('anybody who holds the document can check it by its hash, and learns no name and no id', async () => {
    const convention = await signedByAll(house, await sent(house));
    const anybody = { sub: 'public', grants: [] };
    const seen = await house.ask(ops.conventionVerify, { sha256: convention.sha256 }, anybody);
    expect(seen).toEqual({ sha256: convention.sha256, state: 'SIGNED', starts: '2026-02-01', ends: '2027-01-31', sentAt: expect.any(String), signedAt: expect.any(String), signers: 4, signed: 4 });
    expect(await refusal(house.ask(ops.conventionVerify, { sha256: hash('unknown') }, anybody))).toBe('NOT_FOUND');
  });

  test('a signer out of turn is refused', async () => {
    const convention = await sent(house);
    const referent = await signatureOf(convention.id, 'referent');
    expect(await nothingWritten(() => house.as(referent.person, ops.signatureView, { id: referent.id }, { ifMatch: referent.version }))).toBe('SIGNER_OUT_OF_TURN');
    expect(await nothingWritten(() => house.as(referent.person, ops.signatureSign, { id: referent.id, code: '000000', sha256: convention.sha256, consent: true }, { ifMatch: referent.version }))).toBe('SIGNER_OUT_OF_TURN');
  });

  test('nobody signs twice, nor for somebody else', async () => {
    const convention = await sent(house);
    await sign(house, convention, 'partner');
    const partner = await signatureOf(convention.id, 'partner');
    const again = { id: partner.id, code: '123456', sha256: convention.sha256, consent: true } as const;
    expect(await nothingWritten(() => house.as(partner.person, ops.signatureSign, again, { ifMatch: partner.version }))).toBe('ALREADY_SIGNED');
    const referent = await signatureOf(convention.id, 'referent');
    expect(await nothingWritten(() => house.as(house.coordinator, ops.signatureView, { id: referent.id }, { ifMatch: referent.version, roles: ['coordinator'] }))).toBe('NOT_FOUND');
    expect(await nothingWritten(() => house.as(newId(), ops.signatureView, { id: referent.id }, { ifMatch: referent.version }))).toBe('NOT_FOUND');
  });

  test('the office cannot sign by phone for somebody, and twelve signers at once do not wait for each other', async () => {
    const convention = await sent(house);
    const partner = await signatureOf(convention.id, 'partner');
    const onBehalf = { ...house.actor(house.coordinator, 'coordinator'), onBehalfOf: partner.person, channel: 'phone' as const };
    expect(await nothingWritten(() => house.ask(ops.signatureView, { id: partner.id }, onBehalf, partner.version))).toBe('NOT_ON_BEHALF');
    const many = await Promise.all(Array.from({ length: 12 }, () => sent(house)));
    const viewed = await Promise.all(many.map(async (c) => {
      const { id, person, version } = c.signatures[0];
      await house.as(person, ops.signatureView, { id }, { ifMatch: version });
      await house.as(person, ops.signatureAskCode, { id });
      return { c, id, person, version: version + 1, code: house.letters.find((l) => l.person === person)!.code };
    }));
    const signed = await Promise.all(viewed.map(({ c, id, person, version, code }) => house.as(person, ops.signatureSign, { id, code, sha256: c.sha256, consent: true }, { ifMatch: version })));
    expect(signed.map((s) => s.state)).toEqual(Array(12).fill('SIGNED'));
  });

  test('who signs for the establishment must hold that right the day they sign', async () => {
    const convention = await sent(house);
    for (const role of ['partner', 'referent', 'ru']) await sign(house, convention, role);
    const last = await signatureOf(convention.id, 'signatory');
    expect(await nothingWritten(() => house.as(last.person, ops.signatureView, { id: last.id }, { ifMatch: last.version, roles: ['coordinator'] }))).toBe('NOT_SIGNATORY');
  });

  describe('the one-time code', () => {
    const opened = async () => {
      const convention = await sent(house);
      const partner = await signatureOf(convention.id, 'partner');
      const viewed = await house.as(partner.person, ops.signatureView, { id: partner.id }, { ifMatch: partner.version });
      const ask = () => house.as(partner.person, ops.signatureAskCode, { id: partner.id });
      const trySign = (code: string, sha256 = convention.sha256) => house.as(partner.person, ops.signatureSign, { id: partner.id, code, sha256, consent: true }, { ifMatch: viewed.version });
      return { convention, partner, ask, trySign, right: () => house.letters.at(-1)!.code };
    };
    const other = (code: string) => (code === '111111' ? '222222' : '111111');

    test('it is needed, it goes by mail only, and a wrong one is refused, five times at most', async () => {
      const { ask, trySign, right, partner } = await opened();
      expect(await nothingWritten(() => trySign('111111'))).toBe('CODE_MISSING');
      const answer = await ask();
      expect(JSON.stringify(answer)).not.toContain(right());
      expect(house.letters.at(-1)).toMatchObject({ person: partner.person, code: expect.stringMatching(/^\d{6}$/) });
      for (let i = 0; i < 5; i += 1) expect(await nothingWritten(() => trySign(other(right())))).toBe('CODE_WRONG');
      expect(await nothingWritten(() => trySign(right()))).toBe('CODE_EXHAUSTED');
      await ask();
      await expect(trySign(right())).resolves.toMatchObject({ state: 'SIGNED' });
    });

    test('it lives fifteen minutes of the machine’s time, and the newest one alone counts', async () => {
      const { ask, trySign, right, partner } = await opened();
      const { expiresAt } = await ask();
      expect(Math.abs(Date.parse(expiresAt) - Date.now() - 15 * 60_000)).toBeLessThan(10_000);
      const first = right();
      await house.sql(`UPDATE signing_code SET expires_at = now() - interval '1 second' WHERE signature_id = $1`, [partner.id]);
      expect(await nothingWritten(() => trySign(first))).toBe('CODE_EXPIRED');
      await ask();
      if (right() !== first) expect(await nothingWritten(() => trySign(first))).toBe('CODE_WRONG');
      expect(await refusal(trySign(right()))).toBe('accepted');
    });

    test('five codes an hour, no more', async () => {
      const { ask } = await opened();
      for (let i = 0; i < 5; i += 1) await ask();
      expect(await nothingWritten(ask)).toBe('CODE_TOO_OFTEN');
    });

    test('it is never in clear, in a row or in a fact', async () => {
      const { ask, right, partner } = await opened();
      await ask();
      const [{ n }] = await house.sql<{ n: number }>(`SELECT count(*)::int AS n FROM signing_code c WHERE c.hash LIKE '%' || $1 || '%' AND signature_id = $2`, [right(), partner.id]);
      expect(n).toBe(0);
      expect(JSON.stringify(await house.facts(partner.id))).not.toContain(`"${right()}"`);
    });

    test('another document’s hash is refused, and so is a document whose stored bytes changed', async () => {
      const { convention, ask, trySign, right } = await opened();
      await ask();
      expect(await nothingWritten(() => trySign(right(), hash('another')))).toBe('DOCUMENT_MISMATCH');
      await house.sql(`UPDATE convention_document SET bytes = bytes || '\\x20'::bytea WHERE convention_id = $1`, [convention.id]);
      expect(await nothingWritten(() => trySign(right()))).toBe('DOCUMENT_CHANGED');
      expect(await refusal(house.office(ops.conventionDocument, { id: convention.id }))).toBe('DOCUMENT_CHANGED');
    });
  });

  test('a signer declines with a reason: the convention is over and nobody signs after', async () => {
    const convention = await sent(house);
    await sign(house, convention, 'partner');
    const referent = await signatureOf(convention.id, 'referent');
    await house.as(referent.person, ops.signatureDecline, { id: referent.id, reason: 'NEEDS_CHANGES' }, { ifMatch: referent.version });
    expect((await read(house, convention.id)).state).toBe('DECLINED');
    expect((await house.facts(convention.id)).at(-1)).toMatchObject({ type: 'convention.declined.v1', data: { reason: 'NEEDS_CHANGES' } });
    const after = await signatureOf(convention.id, 'referent');
    expect(await nothingWritten(() => house.as(after.person, ops.signatureView, { id: after.id }, { ifMatch: after.version }))).toBe('CONVENTION_CLOSED');
  });

  test('a signature on paper needs the scan, two witnesses who do not sign, and the right turn', async () => {
    const convention = await sent(house);
    const partner = await signatureOf(convention.id, 'partner');
    const scan = newId();
    await house.sql(`INSERT INTO file (id, organisation_id, sha256, type, size, uploaded_by, bytes) VALUES ($1, $2, $3, 'application/pdf', 1, 'person:x', '\\x25')`, [scan, house.organisation, hash('scan')]);
    const at = '2026-01-05T09:00:00+01:00';
    const paper = { id: partner.id, scan, sha256: hash('scan'), signedOn: '2026-01-05', witnesses: [{ person: newId(), at }, { person: newId(), at }] };
    const bySigner = [{ person: convention.signers.ru, at }, { person: newId(), at }];
    const record = (input: typeof paper, version = partner.version) => house.office(ops.signatureSignOnPaper, input, version);
    expect(await nothingWritten(() => record({ ...paper, witnesses: bySigner }))).toBe('PAPER_WITNESSES');
    expect(await nothingWritten(() => record({ ...paper, sha256: hash('x') }))).toBe('SCAN_UNKNOWN');
    expect(await nothingWritten(() => record({ ...paper, signedOn: '2026-01-06' }))).toBe('PAPER_DATE');
    const referent = await signatureOf(convention.id, 'referent');
    expect(await nothingWritten(() => record({ ...paper, id: referent.id }, referent.version))).toBe('SIGNER_OUT_OF_TURN');
    await expect(record(paper)).resolves.toMatchObject({ state: 'SIGNED' });
    expect(await signatureOf(convention.id, 'partner')).toMatchObject({ channel: 'paper' });
    expect((await signatureOf(convention.id, 'referent')).state).toBe('NOTIFIED');
    const { evidence } = await house.office(ops.conventionEvidence, { id: convention.id });
    expect((evidence.signers as Record<string, unknown[]>[])[0]).toMatchObject({ channel: 'paper', witnesses: [{}, {}], scans: [{ scan, sha256: hash('scan') }] });
  });

  test('after the sending nothing is edited: void, and start again', async () => {
    const { id, version, membership, signers } = await draft(house);
    const { template_id: template, charter_id: charter } = (await house.sql<Record<string, string>>('SELECT template_id, charter_id FROM convention WHERE id = $1', [id]))[0];
    const terms = { id, template, charter, starts: '2026-02-01', ends: '2026-12-31', sites: [newId()], establishment: 'CHU', mission: 'Autre mission', place: 'Ici', halfDaysCap: 10, rateTable: 'Barème', parties: [{ role: 'partner', person: signers.partner }, { role: 'referent', person: signers.referent }, { role: 'signatory', person: signers.signatory }] } as const;
    const edit = (v: number) => house.office(ops.conventionChange, { ...terms, sites: [...terms.sites], parties: [...terms.parties] }, v);
    const changed = await edit(version);
    expect(changed).toMatchObject({ state: 'DRAFT', version: version + 1 });
    expect(await nothingWritten(() => edit(version))).toBe('STALE_VERSION');
    const ready = await house.office(ops.conventionPrepare, { id }, changed.version);
    const out = await house.office(ops.conventionSend, { id }, ready.version);
    expect(await nothingWritten(() => edit(out.version as number))).toBe('CONVENTION_FROZEN');
    await house.office(ops.conventionVoid, { id, reason: 'CHANGED_TERMS' }, out.version);
    const again = await sent(house, {}, { membership, person: signers.partner });
    expect((await read(house, again.id)).state).toBe('SENT');
  });

  test('nobody signs for 30 days: Tandem voids it, not a day before, and a late signature is refused', async () => {
    const convention = await sent(house);
    const expired = { id: convention.id, reason: 'EXPIRED' } as const;
    house.at('2026-02-03');
    expect(await nothingWritten(() => house.system(ops.conventionVoid, expired))).toBe('VOID_TOO_EARLY');
    house.at('2026-02-04');
    await expect(house.system(ops.conventionVoid, expired)).resolves.toMatchObject({ state: 'VOIDED' });
    expect((await house.facts(convention.id)).at(-1)!.data).toMatchObject({ state: 'VOIDED', reason: 'EXPIRED' });
    const partner = await signatureOf(convention.id, 'partner');
    expect(await nothingWritten(() => house.as(partner.person, ops.signatureView, { id: partner.id }, { ifMatch: partner.version }))).toBe('CONVENTION_CLOSED');
  });
});
