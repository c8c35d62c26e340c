import { allowedCommands, defineMachine, eventTypes, transition, type Machine } from './machine';

const door = defineMachine({
  aggregate: 'door', states: ['OPEN', 'CLOSED', 'GONE'], final: ['GONE'],
  transitions: [
    { from: null, command: 'build', to: 'OPEN', event: 'built', by: ['coordinator'] },
    { from: 'OPEN', command: 'close', to: 'CLOSED', event: 'closed', by: ['coordinator', 'system'] },
    { from: 'CLOSED', command: 'open', to: 'OPEN', event: 'opened', by: ['coordinator'] },
    { from: ['OPEN', 'CLOSED'], command: 'inspect', to: 'CLOSED', event: 'inspected', by: ['system'] },
    { from: ['OPEN', 'CLOSED'], command: 'inspect', to: 'GONE', event: 'condemned', by: ['system'] },
    { from: 'OPEN', command: 'paint', to: 'OPEN', event: 'painted', by: ['coordinator'], later: true },
  ],
});
const broken = (change: Partial<Machine>): (() => unknown) => () => defineMachine({ ...door, ...change } as Machine);

describe('state tables', () => {
  it('finds the move, and the outcome among several', () => {
    expect(transition(door, null, 'build').to).toBe('OPEN');
    expect(transition(door, 'OPEN', 'inspect', 'GONE').event).toBe('condemned');
    expect(transition(door, 'CLOSED', 'inspect').event).toBe('inspected');
  });

  it('refuses an illegal move and says what is possible', () => {
    expect(() => transition(door, 'CLOSED', 'close')).toThrow(expect.objectContaining({ code: 'ILLEGAL_TRANSITION', status: 409, details: expect.objectContaining({ state: 'CLOSED', allowed: ['open', 'inspect'] }) }));
    expect(() => transition(door, null, 'close')).toThrow(expect.objectContaining({ details: expect.objectContaining({ state: 'NONE', allowed: ['build'] }) }));
    expect(() => transition(door, 'GONE', 'open')).toThrow(expect.objectContaining({ details: expect.objectContaining({ allowed: [] }) }));
  });

  it('answers 501 for what is declared and not built, and does not offer it', () => {
    expect(() => transition(door, 'OPEN', 'paint')).toThrow(expect.objectContaining({ code: 'NOT_BUILT_YET', status: 501 }));
    expect(allowedCommands(door, 'OPEN')).toEqual(['close', 'inspect']);
  });

  it('lists its facts once each', () => {
    expect(eventTypes(door)).toEqual(['door.built', 'door.closed', 'door.opened', 'door.inspected', 'door.condemned', 'door.painted']);
  });

  it('stops the process on a table that cannot be right', () => {
    const [build, close] = door.transitions;
    expect(broken({ final: [] })).toThrow(/GONE has no way out/);
    expect(broken({ states: ['OPEN', 'CLOSED', 'GONE', 'LOST'] })).toThrow(/LOST is never reached/);
    expect(broken({ transitions: [...door.transitions, { ...close!, from: 'GONE' }] })).toThrow(/leaves final state/);
    expect(broken({ transitions: [...door.transitions, { ...close!, to: 'NOWHERE' }] })).toThrow(/unknown state NOWHERE/);
    expect(broken({ transitions: [...door.transitions, { ...close!, from: 'NOWHERE' }] })).toThrow(/leaves unknown state/);
    expect(broken({ transitions: [...door.transitions, build!] })).toThrow(/twice/);
  });
});
