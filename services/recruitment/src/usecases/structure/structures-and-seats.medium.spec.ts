import { addDays, newId, parisDate } from '@tandem/kernel';
import { recruitmentOperations as operations, selectionOperations as ops } from '@tandem/messages';
import { FileRow, inTransaction } from '@tandem/platform';
import { definitionText, openBench, openHouse, person, somebody, system, type Bench } from '../../spec-support';

type House = Awaited<ReturnType<typeof openHouse>>;
const today = parisDate(new Date().toISOString());

describe('structures that come in, and seats of users', () => {
  let bench: Bench;
  let house: House;
  beforeAll(async () => {
    bench = await openBench();
    house = await openHouse(bench);
    for (const preset of ['ci3p-structures', 'msp-villejean-beauregard']) await bench.ask(operations.programmePublish, { organisation: house.organisation, text: definitionText(preset) }, house.coordinator);
  });
  afterAll(() => bench.close());

  const typesOf = async (id: string) => (await bench.facts(id)).map((f) => f.type.replace('.v1', ''));
  async function paper(): Promise<{ file: string; sha256: string }> {
    const [file, sha256] = [newId(), 'b'.repeat(64)];
    await inTransaction(bench.platform.source, ['*'], (em) => em.insert(FileRow, { id: file, organisationId: house.organisation, sha256, type: 'application/pdf', size: 3, uploadedBy: 'person:x', claimedAt: null, bytes: Buffer.from('pdf') }));
    return { file, sha256 };
  }
  const register = (name: string, more: { through?: 'DIRECTLY' } = {}) =>
    bench.ask(ops.structureRegister, { organisation: house.organisation, programme: 'ci3p-structures', kind: 'MSP', names: { fr: name }, ...more }, house.coordinator);
  async function openCallOf(programme: string): Promise<string> {
    const call = await bench.ask(operations.callCreate, { organisation: house.organisation, programme, names: { fr: 'Appel' } }, house.coordinator);
    await bench.ask(operations.callPublish, { id: call.id }, house.coordinator, 1);
    return call.id;
  }

  test('a structure goes from a contact to an agreement in force, with a journey of its own; then its people join', async () => {
    const { coordinator, organisation } = house;
    const signatory = person(newId(), ['signatory', organisation]);
    const { id } = await register('Maison de santé du Tilleul', { through: 'DIRECTLY' });
    const [{ journey, programme }] = (await bench.facts(id)) as unknown as { journey: string; programme: string }[];
    expect(await bench.ask(operations.journeyGet, { id: journey }, system)).toMatchObject({ kind: 'structure', state: 'OPEN', programme });
    // Both rows move on, each telling its own facts.
    await bench.ask(operations.journeyEnterStage, { id: journey, stage: 'agreement' }, system);
    expect(await bench.refused(ops.structureRegister, { organisation, programme: 'ci3p-structures', kind: 'MSP', names: { fr: 'MAISON DE SANTE du tilleul' } }, coordinator)).toBe('AGREEMENT_KNOWN');

    await bench.ask(ops.structureOpenDiscussion, { id }, coordinator, 1);
    await bench.ask(ops.structureDraft, { id }, coordinator, 2);
    const signed = await paper();
    expect(await bench.refused(ops.structureSign, { id, ...signed, signedOn: today }, signatory, 3)).toBe('AGREEMENT_DOCUMENTS_MISSING');
    expect(await bench.refused(ops.structureHandIn, { id, kind: 'statuts', ...(await paper()) }, coordinator, 3)).toBe('AGREEMENT_DOCUMENT');
    await bench.ask(ops.structureHandIn, { id, kind: 'projet-de-sante', ...(await paper()) }, coordinator, 3);
    await bench.ask(ops.structureHandIn, { id, kind: 'contrat-pluriannuel', ...(await paper()) }, coordinator, 4);
    expect(await bench.refused(ops.structureSign, { id, ...signed, signedOn: addDays(today, 1) }, signatory, 5)).toBe('AGREEMENT_SIGNED_LATER');
    expect(await bench.refused(ops.structureSign, { id, ...signed, signedOn: today }, coordinator, 5)).toBe('FORBIDDEN');
    await bench.ask(ops.structureSign, { id, ...signed, signedOn: today }, signatory, 5);

    const call = await openCallOf('ci3p-structures');
    const comes = { call, person: somebody(), structure: id, channel: 'paper' as const };
    expect(await bench.refused(operations.applicationStart, comes, coordinator)).toBe('STRUCTURE_NOT_ACTIVE');
    const stranger = person(newId(), ['person', '*']);
    expect(await bench.refused(ops.structureGet, { id }, stranger)).toBe('NOT_FOUND');
    await bench.ask(ops.structureActivate, { id, rhythm: 'CONTINUOUS' }, coordinator, 6);
    expect((await bench.ask(operations.applicationStart, comes, coordinator)).state).toBe('DRAFT');
    expect(await bench.ask(ops.structureGet, { id }, stranger)).toEqual(expect.not.objectContaining({ documents: expect.anything() }));
    expect(await typesOf(id)).toEqual(['structure-agreement.registered', 'structure-agreement.discussion-opened', 'structure-agreement.drafted', 'structure-agreement.signed', 'structure-agreement.activated']);
    expect((await bench.facts(id)).at(-1)?.data).toMatchObject({ rhythm: 'CONTINUOUS' });
    expect(JSON.stringify(await bench.facts(id))).not.toContain('Tilleul');
  });

  test('one that is given up may come again', async () => {
    const { id } = await register('Maison de santé du Saule');
    await bench.ask(ops.structureEnd, { id, reason: 'GIVEN_UP' }, house.coordinator, 1);
    expect((await register('Maison de santé du Saule')).state).toBe('CONTACT');
    expect((await bench.ask(ops.structureList, { programme: 'ci3p-structures', state: 'ENDED' }, house.coordinator)).items.map((a) => a.id)).toEqual([id]);
  });

  test('a seat is opened in a body of the programme, filled as it says, and ends', async () => {
    const { organisation, coordinator } = house;
    const direction = person(newId(), ['direction', organisation]);
    const seatIn = (body: string) => ({ organisation, programme: 'msp-villejean-beauregard', body });
    expect(await bench.refused(ops.seatCreate, seatIn('council'), coordinator)).toBe('SEAT_BODY');
    const { id } = await bench.ask(ops.seatCreate, seatIn('users-college'), coordinator);
    const resident = (await bench.ask(operations.personRegister, { organisation, ...somebody() }, coordinator));
    const nominate = { id, person: resident.id, personKind: 'RESIDENT' as const };
    expect(await bench.refused(ops.seatNominate, { id }, coordinator, 1)).toBe('SEAT_WHO');
    expect(await bench.refused(ops.seatNominate, { ...nominate, personKind: 'ELECTED' }, coordinator, 1)).toBe('SEAT_KIND');
    await bench.ask(ops.seatNominate, nominate, coordinator, 1);
    const second = await bench.ask(ops.seatCreate, seatIn('users-college'), coordinator);
    expect(await bench.refused(ops.seatNominate, { ...nominate, id: second.id }, coordinator, 1)).toBe('SEAT_HELD');

    const appoint = { id, filledBy: 'APPOINTMENT' as const, decidedOn: today, starts: today, ends: addDays(today, 700) };
    expect(await bench.refused(ops.seatAppoint, { ...appoint, filledBy: 'ELECTION' }, direction, 2)).toBe('SEAT_FILLED_OTHERWISE');
    expect(await bench.refused(ops.seatAppoint, appoint, person(resident.id, ['direction', organisation]), 2)).toBe('SEAT_OWN');
    await bench.ask(ops.seatAppoint, appoint, direction, 2);
    expect((await bench.facts(id)).at(-1)?.data).toMatchObject({ body: 'users-college', person: resident.id, starts: today, ends: addDays(today, 700) });
    expect(await bench.refused(ops.seatEnd, { id, reason: 'TERM' }, system)).toBe('SEAT_TERM_RUNNING');
    expect(await bench.refused(ops.seatEnd, { id, reason: 'RESIGNATION' }, person(newId(), ['partner', organisation]), 3)).toBe('NOT_FOUND');
    await bench.ask(ops.seatEnd, { id, reason: 'RESIGNATION' }, person(resident.id, ['partner', organisation]), 3);
    expect(await typesOf(id)).toEqual(['seat.created', 'seat.nominated', 'seat.appointed', 'seat.ended']);
    expect((await bench.ask(ops.seatList, { body: 'users-college', state: 'ENDED' }, direction)).items.map((s) => s.id)).toEqual([id]);
  });
});
