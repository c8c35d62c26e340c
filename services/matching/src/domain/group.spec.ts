import { missingFrom, type Member } from './group';
import { formatOf, kindsOf, rulesOfDefinition } from './programme';
import { settingsOfDefinition } from './settings';

const member = (...kinds: string[]): Member => ({ person: kinds.join(), kinds });
const anybody: Member = { person: 'unknown', kinds: null };
const AA = { relative: 1, 'accompanied-person': 1, professional: 1 };

describe('the group of a project', () => {
  test.each([
    ['nobody yet', AA, [], AA],
    ['professionals only: exactly what went wrong once', AA, [member('professional'), member('professional')], { relative: 1, 'accompanied-person': 1 }],
    ['everybody', AA, [member('relative'), member('accompanied-person'), member('professional')], {}],
    ['one person stands for one seat', { patient: 1, 'user-representative': 1 }, [member('patient', 'user-representative')], { 'user-representative': 1 }],
    ['who fits twice makes room for who fits once', { patient: 1, relative: 1 }, [member('patient', 'relative'), member('patient')], {}],
    ['a profile that does not say its kinds is no professional', { patient: 1, professional: 1 }, [anybody, anybody], { professional: 1 }],
    ['several of a kind', { parent: 2, professional: 2 }, [member('parent'), member('professional'), member('professional')], { parent: 1 }],
  ])('%s', (_, needs, members, missing) => expect(missingFrom(needs, members)).toEqual(missing));

  test('a profile not decided yet may be any of the programme’s; one that says no kinds may be anybody', () => {
    const profiles = [{ id: 'relative', kinds: ['relative'] }, { id: 'accompanied', kinds: ['accompanied-person'] }];
    expect(kindsOf({ profiles }, 'relative')).toEqual(['relative']);
    expect(kindsOf({ profiles }, null)).toEqual(['relative', 'accompanied-person']);
    expect(kindsOf({ profiles: [...profiles, { id: 'guest', kinds: null }] }, null)).toBeNull();
    expect(kindsOf({ profiles }, 'gone')).toBeNull();
  });
});

describe('what matching keeps of a definition', () => {
  test('a project journey, the group wanted before the start, profiles and formats', () => {
    const work = (group: object) => ({ id: 'w', kind: 'work', group });
    const rules = rulesOfDefinition({
      profiles: [{ id: 'relative', kinds: ['relative'] }, { id: 'guest' }],
      journeys: { project: { stages: [work({ min: { relative: 1, professional: 1 }, from: 'start' }), work({ min: { professional: 2 }, from: 'start' }), work({ min: { patient: 5 }, from: 'trying' }), { kind: 'review' }] } },
      activities: { formats: [{ id: 'home-session', place: 'home', minutes: 60 }, { id: 'meeting' }] },
    });
    expect(rules).toMatchObject({ projectJourney: true, group: { relative: 1, professional: 2 }, profiles: [{ id: 'relative', kinds: ['relative'] }, { id: 'guest', kinds: null }] });
    expect(formatOf(rules, 'home-session')).toEqual({ id: 'home-session', place: 'home', minutes: 60 });
    expect(formatOf(rules, 'of-our-own')).toBeUndefined();
    expect(rulesOfDefinition({ journeys: { partner: {} } })).toEqual({ projectJourney: false, group: {}, profiles: [], formats: [] });
  });

  test('every cap and delay a definition may say is obeyed; beyond what we can do, the nearest', () => {
    const figures = (activities: object) => Object.fromEntries(settingsOfDefinition({ activities }).map((s) => [s.name, s.value]));
    expect(figures({ caps: { week: 21, month: 93 }, lateCancel: { under: '3d', pays: '100%' } })).toEqual({ 'cap-week': 21, 'cap-month': 93, 'late-hours': 72, 'late-share': 100 });
    expect(figures({ lateCancel: { under: '30d', pays: '50%' } })).toEqual({ 'late-hours': 336, 'late-share': 50 });
  });
});
