import { problemsOf } from './checks';
import { fakeHouse, fakePart } from './fake-house';

const COMPOSE = 'services: {}';
const whole = fakeHouse();
const [everything] = whole.parts;
const problems = (own: Parameters<typeof fakeHouse>[0], compose = COMPOSE, toldOnly = {}) => problemsOf(fakeHouse(own), compose, toldOnly);

describe('the consequences', () => {
  it('of a house where every fact is heard and every operation has its use case are in order', () => expect(problems({})).toEqual([]));

  it('name a fact that is told and that nobody hears, unless its reason is given', () => {
    const bridge = new Map([...whole.bridge].filter(([type]) => type !== 'vacation.done'));
    expect(problems({ bridge })).toEqual([expect.stringContaining('vacation.done is told and nobody hears it')]);
    expect(problems({ bridge }, COMPOSE, { 'vacation.done': 'for the record' })).toEqual([]);
  });
  it('count the register of waits, which hears everything, as nobody', () => {
    const bridge = new Map([...whole.bridge].filter(([type]) => type !== 'vacation.done'));
    const register = fakePart('inbox', { consumers: [{ handler: 'FactRegister.hear', types: [...whole.bridge.keys()] }] });
    expect(problems({ bridge, parts: [everything, register] })).toHaveLength(1);
  });
  it('refuse a reason that is no longer true, too early, or about nothing', () => {
    expect(problems({}, COMPOSE, { 'vacation.done': 'nobody' })).toEqual([expect.stringContaining('no longer true')]);
    expect(problems({ bridge: new Map([...whole.bridge].filter(([t]) => t !== 'consent.expired')) }, COMPOSE, { 'consent.expired': 'x' })).toEqual([expect.stringContaining('too early')]);
    expect(problems({}, COMPOSE, { 'vacation.dreamt': 'x' })).toEqual([expect.stringContaining('is no fact')]);
  });
  it('name two doers of one thing, and a consumer of a fact nobody tells', () => {
    const twice = fakePart('matching', { consumers: [{ handler: 'A.copy', types: ['vacation.done'] }, { handler: 'B.copy', types: ['vacation.done'] }, { handler: 'C.hear', types: ['vacation.dreamt'] }] });
    expect(problems({ parts: [everything, twice] })).toEqual([expect.stringContaining('C.hear hears vacation.dreamt'), expect.stringContaining('two handlers named copy for vacation.done')]);
  });
});

describe('what the pages would have to lie about', () => {
  it('a row that claims to work and that nothing moves', () => {
    const words = new Map(whole.words);
    words.set('matching', new Set([...(words.get('matching') ?? [])].filter((w) => w !== 'finish')));
    expect(problems({ words })).toEqual(['vacation: finish is not marked later and nothing in matching does it.']);
  });
  it('an operation without a use case', () => {
    const parts = [{ ...everything, operations: everything.operations.filter((o) => o !== 'matching.vacation.finish') }];
    expect(problems({ parts })).toEqual(['matching.vacation.finish is in the contract and has no use case.']);
  });
  it('an operation a process asks for and that does not exist', () => {
    const operations = whole.operations.filter((o) => o.resource !== 'vacation');
    expect(problems({ operations })).toEqual([expect.stringContaining('asks for matching.vacation.finish, which does not exist')]);
  });
  it('one code with two meanings', () => {
    const says = (fr: string) => ({ errors: [['OVER', { status: 409, fr, en: 'Over.' }]] as [string, { status: number; fr: string; en: string }][] });
    expect(problems({ parts: [everything, fakePart('matching', says('Fini.')), fakePart('payments', says('Terminé.'))] })).toEqual([expect.stringContaining('OVER means one thing in matching and another in payments')]);
    expect(problems({ parts: [everything, fakePart('matching', says('Fini.')), fakePart('payments', says('Fini.'))] })).toEqual([]);
  });
  it('a variable docker-compose.yml forgets, or gives in vain', () => {
    const part = fakePart('inbox', { variables: [{ name: 'SMTP_URL', describe: 'mail server', required: true, secret: true }] });
    const compose = 'x: &e { PART: services/inbox, ROLE: api }\nservices: { inbox-api: { environment: { <<: *e } } }';
    expect(problems({ parts: [everything, part] }, compose)).toEqual(['docker-compose.yml: inbox-api needs SMTP_URL (mail server).', 'docker-compose.yml: inbox-api does not read ROLE.']);
  });
});
