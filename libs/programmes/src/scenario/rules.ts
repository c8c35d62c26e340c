import { isDuration } from '@tandem/kernel';
import { ALL_FAMILIES, familyOf, isEventType, OPERATIONS, operationName, ROLES } from '@tandem/messages';
import type { Definition } from '../definition/schema';
import { journeyTable, PROCESS_TABLES } from '../plan';
import type { Moment, Scenario, ScenarioLife } from './schema';

export interface Mistake {
  at: PropertyKey[];
  code: string;
  message: string;
}
type At = PropertyKey[];

const TABLES = new Map([journeyTable, ...PROCESS_TABLES].map((table) => [table.process, table]));
const AGGREGATES = new Set(ALL_FAMILIES.map((family) => family.aggregate));
const isOperation = (name: string): boolean => OPERATIONS.some((operation) => operationName(operation) === name);

/** `signature.notified referent`: the fact, and which row of its kind. */
export function factOf(key: string): { type: string; row: string } {
  const [type, row = ''] = key.split(/\s+/);
  return { type, row };
}
/** `candidate until 2024-04-12` */
export function waitedFor(said: string): { role: string; due?: string } {
  const [role, due] = said.split(/\s+until\s+/);
  return { role, due };
}

function told(at: At, key: string, data: Record<string, unknown> | null): Mistake[] {
  const { type } = factOf(key);
  if (!isEventType(type)) {
    const [aggregate] = type.split('.');
    const near = AGGREGATES.has(aggregate) ? ` De « ${aggregate} », on sait : ${ALL_FAMILIES.filter((f) => f.aggregate === aggregate).flatMap((f) => f.types).join(', ')}.` : '';
    return [{ at, code: 'UNKNOWN_FACT', message: `Personne ne dit « ${type} ».${near}` }];
  }
  const { shape } = familyOf(type).data;
  return Object.entries(data ?? {}).flatMap(([field, value]) => {
    if (!(field in shape)) return [{ at: [...at, field], code: 'UNKNOWN_FIELD', message: `« ${type} » ne porte pas ce champ. Champs possibles : ${Object.keys(shape).join(', ')}.` }];
    if (typeof value === 'string' && value.startsWith('+') && !isDuration(value.slice(1))) return [{ at: [...at, field], code: 'WRONG_FORM', message: `« ${value} » n’est pas accepté. Un délai à partir de ce moment est attendu : +14d ou +12mo.` }];
    return [];
  });
}

function place(at: At, key: string): Mistake[] {
  const [process, step] = key.split('/');
  const table = TABLES.get(process);
  if (!table) return [{ at, code: 'UNKNOWN_PROCESS', message: `Aucune étape ne s’appelle « ${process} ». Connues : ${[...TABLES.keys()].join(', ')}.` }];
  if (step !== undefined && !(step in table.steps)) return [{ at, code: 'UNKNOWN_STEP', message: `« ${process} » n’attend jamais « ${step} ». Ses attentes : ${Object.keys(table.steps).join(', ')}.` }];
  return [];
}

function role(at: At, said: string): Mistake[] {
  const known = waitedFor(said).role;
  return (ROLES as readonly string[]).includes(known) ? [] : [{ at, code: 'NOT_ACCEPTED', message: `« ${said} » n’est pas accepté. Rôles : ${ROLES.join(', ')} ; avec une date : candidate until 2024-04-12.` }];
}
const operation = (at: At, name: string): Mistake[] => (isOperation(name) ? [] : [{ at, code: 'UNKNOWN_OPERATION', message: `Aucune opération ne s’appelle « ${name} ».` }]);

function moment(at: At, said: Moment, stages: readonly string[]): Mistake[] {
  const stage = (where: At, id: string): Mistake[] => (stages.includes(id) ? [] : [{ at: where, code: 'UNKNOWN_STAGE', message: `Ce parcours n’a pas d’étape « ${id} ». Les siennes : ${stages.join(', ')}.` }]);
  const each = <T>(field: keyof Moment, check: (where: At, key: string, value: T) => Mistake[]) => Object.entries((said[field] ?? {}) as Record<string, T>).flatMap(([key, value]) => check([...at, field, key], key, value));
  const items = (field: 'opened' | 'asked', check: (where: At, item: string) => Mistake[]) => (said[field] ?? []).flatMap((item, i) => check([...at, field, i], item));
  return [
    ...each<Record<string, unknown> | null>('told', told),
    ...items('opened', stage), ...each('closed', stage), ...items('asked', operation),
    ...each<string>('waiting', (where, key, value) => [...place(where, key), ...role(where, value)]),
    ...each('reminded', place), ...each<string>('called', (where, key, value) => [...place(where, key), ...role(where, value)]), ...each('ended', place),
  ];
}

function life(at: At, said: ScenarioLife, definition: Definition): Mistake[] {
  const stages = definition.journeys[said.journey]?.stages.map(({ id }) => id) ?? [];
  if (!stages.length) return [{ at: [...at, 'journey'], code: 'UNKNOWN_JOURNEY', message: `Ce programme n’a pas de parcours « ${said.journey} ».` }];
  return [
    ...said.moments.flatMap((one, i) => moment([...at, 'moments', i], one, stages)),
    ...said.never.flatMap((one, i) => (one.split('.').length === 3 ? operation : place)([...at, 'never', i], one)),
  ];
}

/** What no schema can say: names of facts, steps, stages and operations that do not exist. */
export const brokenScenario = (scenario: Scenario, definition: Definition): Mistake[] => scenario.lives.flatMap((one, i) => life(['lives', i], one, definition));
