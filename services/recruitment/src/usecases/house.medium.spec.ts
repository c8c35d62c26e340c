import { newId } from '@tandem/kernel';
import { recruitmentOperations as operations } from '@tandem/messages';
import { nobody, openBench, openHouse, person, somebody, system, type Bench } from '../spec-support';

let bench: Bench;
beforeAll(async () => void (bench = await openBench()));
afterAll(() => bench.close());

describe('setting up a hospital', () => {
  test('one command makes the organisation, its first administrator and their role, with their facts', async () => {
    const input = { kind: 'CHU' as const, names: { fr: 'CHU de l’exemple' }, calendar: 'FR-ALSACE-MOSELLE' as const, sector: 'HOSPITAL' as const, admin: somebody() };
    const key = `setup-${newId()}`;
    const made = await bench.ask(operations.organisationSetup, input, nobody, undefined, key);
    expect(await bench.ask(operations.organisationSetup, input, nobody, undefined, key)).toEqual(made);
    expect(await bench.facts(made.organisation)).toMatchObject([{ type: 'organisation.created.v1', data: { kind: 'CHU', calendar: 'FR_ALSACE_MOSELLE' } }]);
    expect(await bench.facts(made.person)).toMatchObject([{ type: 'person.registered.v1', organisation: '', data: {} }]);
    expect(await bench.ask(operations.grantOf, { person: made.person }, person(made.person))).toEqual({ grants: [{ role: 'admin', organisation: made.organisation }] });
  });

  test('sites and units carry facts; a unit of a closed site is refused', async () => {
    const { organisation, admin } = await openHouse(bench);
    const site = await bench.ask(operations.siteCreate, { organisation, names: { fr: 'Pasteur' }, city: 'Nice', finess: '060000001' }, admin);
    const unit = await bench.ask(operations.unitCreate, { organisation, names: { fr: 'Néphrologie' }, site: site.id }, admin);
    expect(await bench.facts(unit.id)).toMatchObject([{ type: 'unit.created.v1', organisation, data: { site: site.id, open: true } }]);
    expect(await bench.refused(operations.siteCreate, { organisation, names: { fr: 'Faux' }, finess: '99X' }, admin)).toBe('FINESS_INVALID');
    await bench.ask(operations.siteChange, { id: site.id, names: { fr: 'Pasteur' }, open: false }, admin, 1);
    expect(await bench.refused(operations.siteChange, { id: site.id, names: { fr: 'Pasteur' }, open: true }, admin, 1)).toBe('STALE_VERSION');
    expect(await bench.refused(operations.unitCreate, { organisation, names: { fr: 'Greffe' }, site: site.id }, admin)).toBe('SITE_UNKNOWN');
    expect(await bench.refused(operations.unitCreate, { organisation, names: { fr: 'Greffe' } }, (await openHouse(bench)).admin)).toBe('NOT_FOUND');
    expect((await bench.ask(operations.unitList, { organisation }, admin)).items).toMatchObject([{ id: unit.id, names: { fr: 'Néphrologie' } }]);
  });
});

describe('people', () => {
  test('details nobody could use are refused by name and nothing is written', async () => {
    const { organisation, coordinator } = await openHouse(bench);
    const before = await bench.digest();
    const tried = (more: Record<string, unknown>) => bench.refused(operations.personRegister, { organisation, ...somebody(more) }, coordinator);
    expect(await tried({ birthDate: '2999-01-01' })).toBe('BIRTH_DATE_IN_FUTURE');
    expect(await tried({ mail: undefined })).toBe('NO_CHANNEL');
    expect(await tried({ mail: 'quelqu-un@yopmail.com' })).toBe('MAIL_DISPOSABLE');
    expect(await tried({ phone: '12' })).toBe('PHONE_INVALID');
    expect(await tried({ preferredChannel: 'SMS' })).toBe('CHANNEL_WITHOUT_ADDRESS');
    expect(await tried({ mail: 'pas une adresse' })).toBe('VALIDATION');
    expect(await tried({ nir: '185057800608436' })).toBe('VALIDATION');
    expect(await bench.digest()).toBe(before);
  });

  test('the same person twice is refused here and says nothing of elsewhere', async () => {
    const { organisation, coordinator } = await openHouse(bench);
    const elsewhere = await openHouse(bench);
    const one = somebody({ familyName: `D’Árc-${newId().slice(-6)}`, phone: '06 39 98 11 22' });
    const first = await bench.ask(operations.personRegister, { organisation, ...one }, coordinator);
    const twice = (more: Record<string, unknown>) => bench.refused(operations.personRegister, { organisation, ...somebody(more) }, coordinator);
    expect(await twice({ mail: one.mail.toUpperCase() })).toBe('PERSON_ALREADY_KNOWN');
    expect(await twice({ phone: '+33639981122' })).toBe('PERSON_ALREADY_KNOWN');
    expect(await twice({ givenName: one.givenName.toUpperCase(), familyName: one.familyName.replace('Á', 'a').replace('’', ' '), birthDate: one.birthDate })).toBe('PERSON_ALREADY_KNOWN');
    const there = await bench.ask(operations.personRegister, { organisation: elsewhere.organisation, ...one }, elsewhere.coordinator);
    expect(there.id).not.toBe(first.id);
    expect(await bench.refused(operations.personGet, { id: first.id }, elsewhere.coordinator)).toBe('NOT_FOUND');
    expect((await bench.ask(operations.personByMail, { mail: one.mail }, nobody)).persons).toEqual([{ id: first.id, mailVerified: false }, { id: there.id, mailVerified: false }]);
  });

  test('two forms of one person sent together make one person', async () => {
    const { organisation, coordinator } = await openHouse(bench);
    const one = somebody();
    const both = await Promise.all([1, 2].map(() => bench.refused(operations.personRegister, { organisation, ...one }, coordinator)));
    expect(both.sort()).toEqual(['PERSON_ALREADY_KNOWN', 'accepted']);
  });

  test('a person corrects their details; a new address is to be confirmed again', async () => {
    const { organisation, coordinator } = await openHouse(bench);
    const one = somebody();
    const { id } = await bench.ask(operations.personRegister, { organisation, ...one }, coordinator);
    expect(await bench.refused(operations.personVerify, { id, mail: 'autre@exemple.fr' }, person(id))).toBe('MAIL_CHANGED');
    await bench.ask(operations.personVerify, { id, mail: one.mail }, person(id));
    expect(await bench.refused(operations.personChange, { id, ...one }, person(id))).toBe('VERSION_REQUIRED');
    await bench.ask(operations.personChange, { id, ...one, mail: `n-${one.mail}`, phone: '0639980102' }, person(id), 2);
    expect(await bench.ask(operations.personGet, { id }, coordinator)).toMatchObject({ version: 3, mailVerified: false, phone: '+33639980102', birthDate: '1960-05-17' });
    expect((await bench.facts(id)).map((f) => f.type)).toEqual(['person.registered.v1', 'person.verified.v1', 'person.changed.v1']);
    expect(await bench.refused(operations.personGet, { id }, person(newId()))).toBe('NOT_FOUND');
  });

  test('names are given to those who may see them, and every look is written down with its purpose', async () => {
    const { organisation, coordinator, office } = await openHouse(bench);
    const elsewhere = await openHouse(bench);
    const { id } = await bench.ask(operations.personRegister, { organisation, ...somebody({ givenName: 'Ambre' }) }, coordinator);
    const cards = async (actor: Parameters<Bench['ask']>[2]) => (await bench.ask(operations.personCards, { ids: [id], purpose: 'test-list', fields: ['givenName', 'mail'] }, actor)).cards;
    expect(await cards(coordinator)).toMatchObject([{ id, givenName: 'Ambre', mail: expect.stringContaining('@') }]);
    expect(await cards(await office('professional'))).toMatchObject([{ id, givenName: 'Ambre', mail: null }]);
    expect(await cards(person(id))).toMatchObject([{ id, mail: expect.stringContaining('@') }]);
    expect(await cards(elsewhere.coordinator)).toEqual([]);
    expect(await cards(person(newId()))).toEqual([]);
    const looks = await bench.platform.source.query(`SELECT actor FROM audit WHERE operation = 'recruitment.person.cards/test-list' AND subject = $1`, [id]);
    expect(looks).toHaveLength(3);
    expect((await bench.ask(operations.personContact, { ids: [id], purpose: 'message' }, system)).contacts).toMatchObject([{ id, preferredChannel: 'MAIL', language: 'fr' }]);
    expect(await bench.refused(operations.personContact, { ids: [id], purpose: 'message' }, coordinator)).toBe('FORBIDDEN');
  });

  test('the list searches names without accents and pages by key', async () => {
    const { organisation, coordinator } = await openHouse(bench);
    for (const givenName of ['Éloïse', 'Eloi', 'Max']) await bench.ask(operations.personRegister, { organisation, ...somebody({ givenName }) }, coordinator);
    const page = await bench.ask(operations.personList, { q: 'ELO', limit: 1 }, coordinator);
    const rest = await bench.ask(operations.personList, { q: 'ELO', limit: 1, after: page.next as string }, coordinator);
    expect([page, rest].flatMap((p) => p.items.map((i) => i.givenName))).toEqual(['Éloïse', 'Eloi']);
    expect(rest.next).toBeNull();
    expect(await bench.refused(operations.personList, { after: 'x' }, coordinator)).toBe('VALIDATION');
  });

  test('who one can be is told in a sandbox only', async () => {
    expect(await bench.refused(operations.personSandboxList, {}, nobody)).toBe('NOT_FOUND');
    Object.assign(bench.platform.config, { SANDBOX: true });
    const { items } = await bench.ask(operations.personSandboxList, { limit: 200 }, nobody);
    Object.assign(bench.platform.config, { SANDBOX: false });
    expect(items).toContainEqual(expect.objectContaining({ name: expect.any(String), roles: [expect.objectContaining({ role: 'admin' })] }));
  });
});

describe('staff and roles by scope', () => {
  test('somebody joins once, and leaves', async () => {
    const { organisation, admin } = await openHouse(bench);
    const joined = await bench.ask(operations.staffJoin, { organisation, person: somebody(), title: 'Cadre' }, admin);
    expect(await bench.facts(joined.id)).toMatchObject([{ type: 'staff.joined.v1', data: { person: joined.person } }]);
    expect(await bench.refused(operations.staffJoin, { organisation, personId: joined.person }, admin)).toBe('STAFF_ALREADY_THERE');
    expect(await bench.refused(operations.staffJoin, { organisation, personId: newId() }, admin)).toBe('NOT_FOUND');
    await bench.ask(operations.staffLeave, { id: joined.id }, admin, 1);
    expect(await bench.refused(operations.staffLeave, { id: joined.id }, admin, 2)).toBe('STAFF_LEFT');
  });

  test('a role is given once, heard by everybody, found by scope, and withdrawn', async () => {
    const { organisation, admin, adminId, coordinator } = await openHouse(bench);
    const unit = await bench.ask(operations.unitCreate, { organisation, names: { fr: 'Cardiologie' } }, admin);
    const { person: id } = await bench.ask(operations.staffJoin, { organisation, person: somebody() }, admin);
    const grant = await bench.ask(operations.grantGive, { organisation, person: id, role: 'referent', programme: 'chu-nice', unit: unit.id }, admin);
    expect(await bench.facts(grant.id)).toMatchObject([{ type: 'grant.changed.v1', data: { person: id, role: 'referent', granted: true, programme: 'chu-nice', unit: unit.id } }]);
    expect(await bench.refused(operations.grantGive, { organisation, person: id, role: 'referent', programme: 'chu-nice', unit: unit.id }, admin)).toBe('GRANT_ALREADY_GIVEN');
    expect(await bench.refused(operations.grantGive, { organisation, person: id, role: 'ru', unit: newId() }, admin)).toBe('UNIT_UNKNOWN');
    expect(await bench.refused(operations.grantGive, { organisation, person: newId(), role: 'ru' }, admin)).toBe('NOT_FOUND');
    expect(await bench.refused(operations.grantGive, { organisation, person: id, role: 'ru' }, coordinator)).toBe('FORBIDDEN');
    const holders = (input: object) => bench.ask(operations.personWithRole, { organisation, role: 'referent', ...input }, system).then((r) => r.persons);
    expect(await holders({ programme: 'chu-nice', unit: unit.id })).toEqual([id]);
    expect(await holders({ programme: 'other' })).toEqual([]);
    expect(await bench.ask(operations.grantOf, { person: id }, system)).toEqual({ grants: [{ role: 'referent', organisation, programme: 'chu-nice', unit: unit.id }] });
    expect(await bench.refused(operations.grantOf, { person: id }, person(adminId))).toBe('NOT_FOUND');
    await bench.ask(operations.grantWithdraw, { id: grant.id }, admin, 1);
    expect((await bench.facts(grant.id)).at(-1)).toMatchObject({ type: 'grant.changed.v1', data: { granted: false } });
    expect(await holders({})).toEqual([]);
  });

  test('the last administrator stays', async () => {
    const { admin, adminId } = await openHouse(bench);
    const { items } = await bench.ask(operations.grantList, { person: adminId }, admin);
    expect(await bench.refused(operations.grantWithdraw, { id: items[0].id }, admin, 1)).toBe('LAST_ADMIN');
  });
});
