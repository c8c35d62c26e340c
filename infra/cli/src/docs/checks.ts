import { isEventType, operationName } from '@tandem/messages';
import { composeProblems } from './compose';
import { actsOf } from './explore';
import { hearsEverything, isTold, listenersOf, type House } from './house';
import { TOLD_ONLY } from './told-only';

const twice = (names: readonly string[]): string[] => [...new Set(names.filter((n, i) => names.indexOf(n) !== i))];

/** Facts told that nobody hears and nobody says why; and reasons that no longer hold. */
function unheard(house: House, toldOnly: Readonly<Record<string, string>>): string[] {
  const found: string[] = [];
  for (const family of house.families) {
    for (const type of family.types) {
      const told = isTold(family, type);
      const heard = listenersOf(house, type).length > 0 || house.bridge.has(type);
      if (told && !heard && !(type in toldOnly)) found.push(`${type} is told and nobody hears it: give it a consumer, or a line with its reason in infra/cli/src/docs/told-only.ts.`);
      if (type in toldOnly && heard) found.push(`${type} is heard: its line in infra/cli/src/docs/told-only.ts is no longer true.`);
      if (type in toldOnly && !told) found.push(`${type} is not told yet: its line in infra/cli/src/docs/told-only.ts comes too early.`);
    }
  }
  return [...found, ...Object.keys(toldOnly).filter((t) => !isEventType(t)).map((t) => `${t} in infra/cli/src/docs/told-only.ts is no fact.`)];
}

function doers(house: House): string[] {
  const found: string[] = [];
  for (const part of house.parts) {
    for (const c of part.consumers) for (const t of c.types.filter((x) => !isEventType(x))) found.push(`${part.part} ${c.handler} hears ${t}, which nobody tells.`);
    const own = part.consumers.filter((c) => !hearsEverything(house, c));
    for (const type of new Set(own.flatMap((c) => c.types))) {
      const methods = own.filter((c) => c.types.includes(type)).map((c) => c.handler.split('.')[1]);
      for (const method of twice(methods)) found.push(`${part.part} has two handlers named ${method} for ${type}: one consequence, one doer.`);
    }
  }
  for (const type of house.bridge.keys()) if (!isEventType(type)) found.push(`the bridge hears ${type}, which nobody tells.`);
  return found;
}

function operations(house: House): string[] {
  const bound = house.parts.flatMap((p) => p.operations);
  const found = house.operations.filter((o) => !bound.includes(operationName(o))).map((o) => `${operationName(o)} is in the contract and has no use case.`);
  for (const table of house.tables)
    for (const [step, s] of Object.entries(table.steps))
      for (const act of actsOf(s)) {
        const operation = house.operations.find((o) => operationName(o) === act.operation);
        if (!operation) found.push(`${table.process}, ${step}: asks for ${act.operation}, which does not exist.`);
        else if (!operation.by.includes('system')) found.push(`${table.process}, ${step}: ${act.operation} is not open to system.`);
      }
  return found;
}

/** Rows that claim to work and that no line of their owner moves; facts their owner never tells. */
function claimed(house: House): string[] {
  const found: string[] = [];
  for (const { service, aggregate, machine, types } of house.families) {
    const words = house.words.get(service) ?? new Set();
    const commands = new Set(machine?.transitions.filter((t) => !t.later).map((t) => t.command));
    for (const command of commands) if (!words.has(command)) found.push(`${aggregate}: ${command} is not marked later and nothing in ${service} does it.`);
    if (!machine) for (const type of types) if (!words.has(type) && !words.has(type.slice(aggregate.length + 1))) found.push(`${type} is in the contract and ${service} never tells it.`);
  }
  return found;
}

/** One code, one meaning: a person reads the same sentence wherever it comes from. */
function codes(house: House): string[] {
  const known = new Map<string, { where: string; text: string }>(house.commonErrors.map(([code, entry]) => [code, { where: 'everywhere', text: JSON.stringify(entry) }]));
  const found: string[] = [];
  for (const part of house.parts)
    for (const [code, entry] of part.errors) {
      const text = JSON.stringify(entry);
      const other = known.get(code);
      if (other && other.text !== text) found.push(`${code} means one thing in ${other.where} and another in ${part.part}: one code, one status and sentence.`);
      known.set(code, other ?? { where: part.part, text });
    }
  return found;
}

/** What the pages would have to lie about. Each problem is a sentence that says what to mend. */
export function problemsOf(house: House, compose: string, toldOnly = TOLD_ONLY): string[] {
  return [...doers(house), ...unheard(house, toldOnly), ...claimed(house), ...operations(house), ...codes(house), ...composeProblems(house, compose)];
}
