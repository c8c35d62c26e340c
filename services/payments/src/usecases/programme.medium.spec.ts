import { newId } from '@tandem/kernel';
import { paymentsOperations as ops } from '@tandem/messages';
import { loadPreset } from '@tandem/programmes';
import { World, type Member } from '../testing/world';

let w: World;
beforeAll(async () => {
  w = await World.open();
}, 60_000);
afterAll(() => w.close());

/** A house that lives by a preset: its definition is published, and asked for as where it is kept. */
async function house(id: string, payer: 'public-hospital' | 'association' | 'private', definition: object = loadPreset(id)): Promise<void> {
  await w.elsewhere(payer);
  jest.spyOn(w.platform.client, 'ask').mockResolvedValueOnce({ definition } as never);
  await w.tell('programme.published', newId(), { programme: id, programmeVersion: 1, sha256: 'a'.repeat(64) }, { programme: id });
  programme = id;
}
let programme = '';
const member = async (): Promise<Member> => {
  const m = { membership: newId(), person: newId() };
  await w.tell('membership.opened', m.membership, { person: m.person }, { programme });
  return m;
};
const trip = { kind: 'KM' as const, date: '2026-03-02', from: 'Antibes', to: 'Nice', km: 46, cv: 5 };
const claim = (m: Member, about: object) => w.refusal(w.self(m.person), ops.claimCreate, { membership: m.membership, lines: [trip], ...about } as never);

it('a house where nobody is paid lives without a rate: no sum, nothing blocked, each act refused with its sentence', async () => {
  await house('bretagne-toolkit', 'association');
  const m = await member();
  const vacation = await w.vacation(m, 'vacation.approved', {}, { programme });
  await w.vacation(m, 'vacation.cancelled-by-team', { late: true }, { programme });
  expect((await w.ask(w.preparer, ops.payableList, {})).items).toEqual([]);
  expect(await w.rows(`SELECT 1 FROM outbox WHERE event->>'type' LIKE 'payable.%' AND event->>'organisation' = $1`, [w.organisation])).toEqual([]);
  expect(await w.refusal(w.admin, ops.rateSet, { organisation: w.organisation, route: 'ASSOCIATION', amountCents: 4_000, from: '2026-01-01' })).toBe('PAYS_NOBODY');
  expect(await w.refusal(w.preparer, ops.batchCreate, { organisation: w.organisation, route: 'ASSOCIATION', executesOn: '2026-03-31' })).toBe('PAYS_NOBODY');
  expect(await claim(m, { vacation })).toBe('PAYS_NOBODY');
  expect(await w.refusal(w.self(m.person), ops.routeChoose, { membership: m.membership, route: 'BENEVOLE' })).toBe('PAYS_NOBODY');
});

it('who can only be paid through an association and has none is refused, counted once, and no longer once one is found', async () => {
  await house('cpts-grand-pic-saint-loup', 'association');
  const [m, other] = [await member(), await member()];
  const asks = (who: Member, more: object) => w.refusal(w.self(who.person), ops.routeChoose, { membership: who.membership, route: 'ASSOCIATION', ...more } as never);
  for (const who of [m, m, other]) expect(await asks(who, {})).toBe('NO_WAY_TO_BE_PAID');
  expect(await w.refusal(w.self(m.person), ops.routeChoose, { membership: m.membership, route: 'SIRET', siret: '73282932000074' })).toBe('ROUTE_NOT_IN_PROGRAMME');
  expect(await w.ask(w.coordinator, ops.brakeList, { organisation: w.organisation })).toMatchObject({ heldBack: 2, lifted: 0, items: [{ membership: m.membership, programme, code: 'NO_WAY_TO_BE_PAID' }, {}] });
  expect(await asks(m, { association: { siret: '732 829 320 00074', label: 'Savoirs partagés' } })).toBe('ACCEPTED');
  expect(await w.ask(w.coordinator, ops.brakeList, { organisation: w.organisation, programme })).toMatchObject({ heldBack: 1, lifted: 1 });
  expect(await w.refusal(w.self(m.person), ops.brakeList, { organisation: w.organisation })).toBe('FORBIDDEN');
});

it('volunteers of a house that repays nothing claim nothing; what has no place is named', async () => {
  await house('msp-questembert', 'private');
  const m = await member();
  await w.ask(w.self(m.person), ops.routeChoose, { membership: m.membership, route: 'BENEVOLE' });
  expect(await claim(m, { vacation: await w.vacation(m, 'vacation.done', {}, { programme }) })).toBe('EXPENSES_NOT_REPAID');
  await house('other', 'private', { money: { kinds: ['expenses'], routes: { BENEVOLE: ['expenses'] }, noExpense: ['kilometres'] } });
  const n = await member();
  expect(await claim(n, { vacation: await w.vacation(n, 'vacation.done', {}, { programme }) })).toBe('EXPENSE_OUT_OF_PLACE');
});

it('a training held at a distance pays no kilometre', async () => {
  await house('distance', 'association', { ...loadPreset('mici-connect'), money: { kinds: ['expenses'], routes: { BENEVOLE: ['expenses'] } } });
  const m = await member();
  for (const [course, answer] of [['remote-cycle', 'REMOTE_HAS_NO_KM'], ['on-site-day', 'ACCEPTED']]) {
    const session = newId();
    await w.tell('session.held', session, { course, starts: '2026-03-02', ends: '2026-03-02', halfDays: [{ date: '2026-03-02', part: 'AM' }] });
    await w.tell('enrolment.attended', newId(), { person: m.person, session, course, side: 'PARTNER' });
    expect(await claim(m, { session })).toBe(answer);
  }
});
