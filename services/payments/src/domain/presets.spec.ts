import { loadPreset, presetIds } from '@tandem/programmes';
import { checkLines } from './claim-lines';
import { gives, moneyOf, onlyWithPapers, outOfPlace, routeOpen, waysToPay } from './programme-money';
import { owed, ROUTE_RULES, type PayableKind, type PayerKind, type Route } from './routes';

const ROUTES = Object.keys(ROUTE_RULES) as Route[];
/** Who pays there, in the words of this service; `nobody` has no payer at all. */
const PAYER: Record<string, PayerKind | undefined> = { 'public-hospital': 'public-hospital', university: 'university', 'private-organisation': 'private', association: 'association' };
const km = { kind: 'KM' as const, date: '2026-03-02', from: 'Antibes', to: 'Nice', km: 46, cv: 5, vehicle: 'CAR' as const, passenger: false };

/** What each paying preset says, written here by hand so that a change of a preset is seen: route → what it brings. */
const PAYING: Record<string, Partial<Record<Route, PayableKind[]>>> = {
  'chu-nice': { VACATAIRE_FPH: ['INDEMNITY', 'EXPENSE'], COSP: ['INDEMNITY', 'EXPENSE'], ASSOCIATION: ['INDEMNITY', 'EXPENSE'], BENEVOLE: ['EXPENSE'], REFUS: ['EXPENSE'] },
  'cpts-grand-pic-saint-loup': { ASSOCIATION: ['INDEMNITY', 'EXPENSE'], BENEVOLE: ['EXPENSE'], REFUS: [] },
  'msp-questembert': { BENEVOLE: [] },
};

describe.each(presetIds())('the money of %s', (id) => {
  const preset = loadPreset(id);
  const money = moneyOf(preset);
  const said = PAYING[id];

  it(said ? 'pays under its statuses what it says, and nothing more' : 'pays nobody: no status, no indemnity, no expense', () => {
    expect(money.none).toBe(!said);
    expect(preset.money === 'none').toBe(!said);
    const given = ROUTES.filter((route) => routeOpen(money, route)).map((route) => [route, (['INDEMNITY', 'EXPENSE'] as const).filter((kind) => gives(money, route, kind))]);
    expect(Object.fromEntries(given)).toEqual(said ? { REFUS: [], ...said } : {});
  });

  it('never pays what the law does not owe', () => {
    for (const route of ROUTES) for (const kind of ['INDEMNITY', 'EXPENSE'] as const) if (gives(money, route, kind)) expect(owed(route, kind)).toEqual({ payable: true });
  });

  it('has a way to pay an indemnity exactly where it promises one', () => {
    const payer = PAYER[preset.organisation.payer];
    const promised = Object.values(said ?? {}).some((kinds) => kinds.includes('INDEMNITY'));
    expect(payer ? waysToPay(money, payer).length > 0 : false).toBe(promised);
  });

  it('gives no kilometre for what is held at a distance, and takes out what it says has no place', () => {
    const remote = (preset.courses ?? []).filter((c) => c.place === 'remote').map((c) => c.id);
    expect(money.remoteCourses).toEqual(remote);
    expect(() => checkLines([km], { from: '2026-03-02', to: '2026-03-02', remote: true })).toThrow(expect.objectContaining({ code: 'REMOTE_HAS_NO_KM' }));
    const unpaid = preset.money === 'none' ? [] : (preset.money.noExpense ?? []);
    expect(outOfPlace(money, [{ kind: 'TICKET' }, km])).toBe(unpaid.includes('kilometres') ? 2 : 0);
  });
});

describe('cases worth their name', () => {
  const of = (id: string) => moneyOf(loadPreset(id));

  it('bretagne-toolkit is silent on money: nothing at all', () => {
    expect(of('bretagne-toolkit')).toMatchObject({ none: true, kinds: [], routes: {} });
  });
  it('mici-connect lives at a distance: its cycle gives no kilometre', () => {
    expect(of('mici-connect').remoteCourses).toContain('remote-cycle');
  });
  it('grand-pic-saint-loup can only pay through an association: who has none is held back', () => {
    expect(waysToPay(of('cpts-grand-pic-saint-loup'), 'association')).toEqual(['ASSOCIATION']);
    expect(onlyWithPapers(of('cpts-grand-pic-saint-loup'), 'association')).toBe(true);
    expect(onlyWithPapers(of('chu-nice'), 'public-hospital')).toBe(false);
  });
  it('without a known programme, a private payer or an association has only those ways too', () => {
    expect(onlyWithPapers(null, 'association')).toBe(true);
    expect(onlyWithPapers(null, 'public-hospital')).toBe(false);
  });
  it('where no kilometre has a place, the line is named; declining is open to everybody who is paid', () => {
    const money = moneyOf({ money: { kinds: ['expenses'], routes: { BENEVOLE: ['expenses'] }, noExpense: ['kilometres', 'nights'] } });
    expect(outOfPlace(money, [{ kind: 'TICKET' }, { kind: 'NIGHT' }])).toBe(2);
    expect([routeOpen(money, 'REFUS'), routeOpen(money, 'COSP')]).toEqual([true, false]);
    expect([gives(money, 'BENEVOLE', 'INDEMNITY'), gives(money, 'REFUS', 'EXPENSE')]).toEqual([false, false]);
  });
});
