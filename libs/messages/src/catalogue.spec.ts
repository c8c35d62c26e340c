import { defineMachine, transition, type Machine } from '@tandem/kernel';
import { z } from 'zod';
import { ALL_FAMILIES, ALL_MACHINES, EVENT_TYPES, familyOf, isEventType } from './catalogue';
import { SERVICES } from './contract';
import { cloudEvent, type EventFamily } from './event';
import { ROLES } from './roles';

interface Schema { type?: string | string[]; format?: string; pattern?: string; enum?: unknown[]; anyOf?: Schema[]; items?: Schema; properties?: Record<string, Schema> }

/** Words that name a person, or say how they are, or where their money goes. Keys are read word by word: `holderName`. */
const FORBIDDEN = new Set([
  'name', 'names', 'firstname', 'lastname', 'surname', 'birth', 'birthdate', 'age', 'sex', 'gender', 'mail', 'email', 'phone', 'mobile', 'address', 'street', 'city', 'postcode',
  'iban', 'bic', 'holder', 'account', 'nir', 'ssn', 'pathology', 'disease', 'diagnosis', 'illness', 'health', 'treatment', 'disability', 'fatigue', 'text', 'comment', 'note', 'notes',
  'message', 'description', 'title', 'label', 'motivation', 'answer', 'score', 'scores',
]);
const wordsOf = (key: string): string[] => key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[\s_-]+/);

/** Every leaf of a family's data, with its path. */
function* leaves(schema: Schema, path: string[] = []): Generator<[string[], Schema]> {
  if (schema.properties) for (const [key, child] of Object.entries(schema.properties)) yield* leaves(child, [...path, key]);
  else if (schema.items) yield* leaves(schema.items, path);
  else if (schema.anyOf) for (const child of schema.anyOf) yield* leaves(child, path);
  else yield [path, schema];
}
const leavesOf = (family: EventFamily): [string[], Schema][] => [...leaves(z.toJSONSchema(family.data) as Schema)];
/** From the table's own rows: an old state is a closed word, though `eventsOf` types it as a string. */
const closed = (path: string[], leaf: Schema): boolean => !['string', 'string,null'].includes(String(leaf.type)) || !!(leaf.enum || leaf.format || leaf.pattern) || path.join('.') === 'from';

describe('the catalogue of facts', () => {
  it('tells each fact in one service only', () => {
    const types = ALL_FAMILIES.flatMap((f) => f.types);
    expect(types.filter((t, i) => types.indexOf(t) !== i)).toEqual([]);
    const aggregates = ALL_FAMILIES.map((f) => f.aggregate);
    expect(aggregates.filter((a, i) => aggregates.indexOf(a) !== i)).toEqual([]);
  });

  it('spells out every type, so that the bridge cannot forget one', () => {
    expect([...EVENT_TYPES].sort()).toEqual(ALL_FAMILIES.flatMap((f) => f.types).sort());
  });

  it.each(SERVICES)('has facts of %s', (service) => {
    expect(ALL_FAMILIES.some((f) => f.service === service)).toBe(true);
  });

  it('gives types the envelope accepts, each starting with its aggregate', () => {
    for (const family of ALL_FAMILIES) {
      for (const type of family.types) {
        expect(type.startsWith(`${family.aggregate}.`)).toBe(true);
        expect(cloudEvent.shape.type.safeParse(`${type}.v1`).success).toBe(true);
      }
    }
  });

  it('finds the family of a fact and refuses an unknown one', () => {
    expect(familyOf('vacation.approved').service).toBe('matching');
    expect(isEventType('vacation.paid')).toBe(false);
    expect(() => familyOf('vacation.paid')).toThrow('vacation.paid');
  });
});

describe.each(ALL_FAMILIES.map((f) => [f.aggregate, f] as const))('data of %s', (_, family) => {
  it('names nobody and carries no health, bank data or score', () => {
    const bad = leavesOf(family).map(([path]) => path.join('.')).filter((path) => path.split('.').flatMap(wordsOf).some((w) => FORBIDDEN.has(w)));
    expect(bad).toEqual([]);
  });
  it('has no free text: a string is an id, a date, a code or a closed word', () => {
    expect(leavesOf(family).filter(([path, leaf]) => !closed(path, leaf)).map(([path]) => path.join('.'))).toEqual([]);
  });
});

describe('the guard on keys itself', () => {
  it('sees a word inside a key', () => {
    expect(wordsOf('holderName').some((w) => FORBIDDEN.has(w))).toBe(true);
    expect(wordsOf('contact_email').some((w) => FORBIDDEN.has(w))).toBe(true);
  });
  it('refuses a reason that tells health, or a sentence', () => {
    const reason = (value: string): boolean => familyOf('vacation.planned').data.shape.reason?.safeParse(value).success ?? false;
    expect(reason('PERSONAL')).toBe(true);
    expect(reason('HEALTH')).toBe(false);
    expect(reason('Madame est fatiguée')).toBe(false);
  });
  it('lets the anonymous questionnaires name nobody', () => {
    for (const type of ['invitation.completed', 'response.released']) {
      expect(Object.keys(familyOf(type).data.shape)).not.toContain('person');
      expect(Object.keys(familyOf(type).data.shape)).not.toContain('membership');
      expect(Object.keys(familyOf(type).data.shape)).not.toContain('ticket');
    }
  });
});

const startsOf = (machine: Machine): [string | null, string][] => machine.transitions.flatMap((t) => (Array.isArray(t.from) ? t.from : [t.from]).map((f): [string | null, string] => [f as string | null, t.command]));

describe.each(ALL_MACHINES.map((m) => [m.aggregate, m] as const))('state table of %s', (_, machine) => {
  it('is sound', () => {
    expect(() => defineMachine(machine)).not.toThrow();
    expect(machine.transitions.some((t) => (Array.isArray(t.from) ? t.from : [t.from]).includes(null))).toBe(true);
  });
  it('is spelled in the house style', () => {
    expect(machine.states.filter((s) => !/^[A-Z][A-Z_]*$/.test(s))).toEqual([]);
    expect(machine.transitions.filter((t) => !/^[a-z]+(-[a-z]+)*$/.test(t.command) || !/^[a-z]+(-[a-z]+)*$/.test(t.event))).toEqual([]);
  });
  it('names roles that exist, at least one per row', () => {
    expect(machine.transitions.filter((t) => t.by.length === 0 || t.by.some((r) => !(ROLES as readonly string[]).includes(r)))).toEqual([]);
  });
  // Without `to`, the helper takes the first row: one that is not built must not hide one that is.
  it('lets a built outcome answer before one that is later', () => {
    for (const [from, command] of startsOf(machine)) {
      const rows = machine.transitions.filter((t) => t.command === command && (Array.isArray(t.from) ? t.from : [t.from]).includes(from));
      if (rows.some((t) => !t.later)) expect(transition(machine, from, command).later).toBeUndefined();
    }
  });
  // An aggregate that can be born must be able to end, or rest in a state with a built way on, without what is not built.
  it('has no dead end among what is built', () => {
    const built = machine.transitions.filter((t) => !t.later);
    const reached = new Set<string>();
    for (let grew = true; grew; ) {
      grew = false;
      for (const t of built) {
        const open = (Array.isArray(t.from) ? t.from : [t.from]).some((f) => f === null || reached.has(f as string));
        if (open && !reached.has(t.to)) grew = !!reached.add(t.to);
      }
    }
    const RESTS: Record<string, string[]> = {
      project: ['RUNNING'], assignment: [], claim: ['APPROVED', 'PARTLY_APPROVED', 'REJECTED'], membership: ['ENDED', 'ALUMNI'], enrolment: ['COMPLETED'],
      document: ['VERIFIED'], payable: [], campaign: ['PUBLISHED'],
    };
    const stuck = [...reached].filter((s) => !machine.final.includes(s) && !built.some((t) => (Array.isArray(t.from) ? t.from : [t.from]).includes(s)));
    expect(stuck.filter((s) => !(RESTS[machine.aggregate] ?? []).includes(s))).toEqual([]);
  });
});
