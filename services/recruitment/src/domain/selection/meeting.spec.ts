import { selectionWay } from './meeting';

describe('how a programme selects', () => {
  test.each([
    ['nothing said: a panel', undefined, { meeting: false, together: false, lifts: [] }],
    ['a panel lifts no tie, whatever is written', { mode: 'panel', ownDoctor: 'warned' as const }, { meeting: false, together: false, lifts: [] }],
    ['a meeting, one by one, warned of her own doctor', { mode: 'meeting' }, { meeting: true, together: false, lifts: ['CARE'] }],
    ['all together when several come', { mode: 'meeting', several: 'together' }, { meeting: true, together: true, lifts: ['CARE'] }],
    ['a group, and her own doctor refused', { mode: 'group-meeting', ownDoctor: 'refused' as const }, { meeting: true, together: true, lifts: [] }],
  ])('%s', (_, stage, way) => expect(selectionWay(stage)).toEqual(way));
});
