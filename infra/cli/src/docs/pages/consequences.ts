import { actsOf } from '../explore';
import { isTold, listenersOf, type House } from '../house';
import { code, codes, page, table } from '../markdown';
import { BECAUSE } from '../told-only';

const heardBy = (house: House, type: string): string => listenersOf(house, type).map((l) => `${l.service} ${code(l.handler)}`).join(', ');

/** Facts that several handlers of one service hear: each does its own part, and a reader should see it at a glance. */
function together(house: House): string[][] {
  return house.families.flatMap((f) => f.types).flatMap((type) => {
    const listeners = listenersOf(house, type);
    return [...new Set(listeners.map((l) => l.service))].flatMap((service) => {
      const own = listeners.filter((l) => l.service === service).map((l) => l.handler);
      return own.length > 1 ? [[code(type), service, codes(own)]] : [];
    });
  });
}

/** docs/consequences.md: what follows from each fact, and who does it. */
export function consequencesPage(house: House): string {
  const types = house.families.flatMap((f) => f.types.map((type) => ({ type, told: isTold(f, type) })));
  const heard = types.filter(({ type }) => heardBy(house, type) || house.bridge.has(type));
  const later = types.filter((t) => !t.told && !heard.includes(t));
  return page('Consequences', [
    'Exactly one doer per consequence: the owner of the row changed, in the consumer named here when there is no wait in it, or through an operation a workflow asks for at its time. A handler runs once per fact, in one transaction with its own rows. Inbox’s register of waits hears every fact of the others and only closes the waits they end: it is left out below.',
    '`docs --check` fails when a fact that is told has neither a consumer, nor a workflow, nor a line under *Told to the world only*; when two handlers of one service bear the same name for the same fact; when a handler hears a fact that does not exist; when a row that claims to work is moved by no line of its owner; and when an operation has no use case.',
    '## From each fact',
    table(['fact', 'done at once by', 'heard by the workflows'], heard.map(({ type }) => [code(type), heardBy(house, type), codes(house.bridge.get(type) ?? [])])),
    '## Done by a workflow, through an operation of the owner',
    table(['process', 'step', 'when', 'operation'], house.tables.flatMap((t) => Object.entries(t.steps).flatMap(([step, s]) =>
      actsOf(s).map((a) => [t.process, step, a.when === 'entered' ? 'on entering the step' : 'at the deadline', code(a.operation)])))),
    '## Several handlers of one service for one fact',
    'Each does a part of its own; who adds one looks here first.',
    table(['fact', 'service', 'handlers'], together(house)),
    '## Told to the world only',
    table(['why nobody here acts on them', 'facts'], BECAUSE.map(([why, types]) => [why, codes(types)])),
    '## Not told yet',
    later.length ? `Their rows are marked \`later\`: ${codes(later.map((t) => t.type))}.` : 'None.',
  ]);
}
