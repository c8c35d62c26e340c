import { addDuration, parisDate, seededId } from '@tandem/kernel';
import { familyOf, type EventFamily, type TandemEvent } from '@tandem/messages';
import { plan, type Definition, type ScenarioLife } from '@tandem/programmes';
import type { Plan } from '@tandem/programmes/plan';
import { z } from 'zod';
import { ORGANISATION } from '../testing/time-skipping';

type Data = Record<string, unknown>;
interface Row {
  id: string;
  version: number;
  data: Data;
}
interface Property {
  format?: string;
  anyOf?: Property[];
}

/** What a field of a fact names, where its name is not the row's own. */
const NAMES: Record<string, string> = { renews: 'convention', successor: 'assignment', slot: 'interview-slot', referent: 'person', member: 'person', professional: 'person' };
/** Rows that are somebody's own: `signature.notified referent` is the referent's. */
const PERSONAL = ['signature', 'grid'];

const shapes = new Map<string, Record<string, Property>>();
function shapeOf(family: EventFamily): Record<string, Property> {
  const known = shapes.get(family.aggregate) ?? (z.toJSONSchema(family.data, { io: 'input' }).properties as Record<string, Property>);
  shapes.set(family.aggregate, known);
  return known;
}
const has = (format: string, property: Property | undefined): boolean => property?.format === format || Boolean(property?.anyOf?.some((one) => has(format, one)));

/** The rows of one life and what the services would tell of them: a story says what matters, its cast fills in the rest. */
export class Cast {
  readonly journey: string;
  readonly plan: Plan;
  private readonly rows = new Map<string, Row>();
  private readonly names = new Map<string, string>();

  constructor(readonly definition: Definition, readonly life: ScenarioLife, private readonly seed: string) {
    this.plan = plan(definition, life.journey, life.of);
    this.journey = this.id('journey');
  }

  /** Ids are the same however often the story is played. */
  id(aggregate: string, name = ''): string {
    const id = seededId(`${this.seed}/${this.life.journey}/${aggregate}/${name}`);
    this.names.set(id, name);
    return id;
  }
  /** The row an operation is about. */
  nameOf(id: unknown): string {
    return this.names.get(String(id)) ?? '';
  }
  stateOf(aggregate: string, name = ''): unknown {
    return this.rows.get(`${aggregate} ${name}`)?.data.state;
  }
  dataOf(aggregate: string, name = ''): Data {
    return this.rows.get(`${aggregate} ${name}`)?.data ?? {};
  }
  /** Names of the rows of a kind, in the order they came. */
  namesOf(aggregate: string): string[] {
    return [...this.rows.keys()].filter((key) => key.startsWith(`${aggregate} `)).map((key) => key.slice(aggregate.length + 1));
  }

  /** May that happen to the row as it stands? */
  may(type: string, name: string): boolean {
    const family = familyOf(type);
    return transitions(family, type).some((one) => comesFrom(one, this.stateOf(family.aggregate, name)));
  }
  /** A fact as its owner tells it: numbered, with the state it leads to and every id it would carry. @throws Error for data no service tells */
  fact(type: string, name: string, said: Data, at: string, actor = `person:${this.id('person')}`): TandemEvent {
    const family = familyOf(type);
    const { aggregate } = family;
    const row = this.rowOf(aggregate, name);
    row.version += 1;
    const next = stateAfter(family, type, row.data.state, said.state);
    Object.assign(row.data, this.links(family, name, row), this.resolved(family, said, at), next);
    const { error } = family.data.partial().safeParse(row.data);
    if (error) throw new Error(`${type}: ${error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join(', ')}`);
    return {
      specversion: '1.0', id: `${row.id}:${row.version}:0`, source: `/${family.service}`, type: `${type}.v1`, subject: row.id, time: at, datacontenttype: 'application/json',
      dataschema: `tandem:${type}.v1`, organisation: ORGANISATION, programme: this.definition.id, journey: this.journey, aggregate, version: row.version, actor, data: { ...row.data },
    };
  }

  private rowOf(aggregate: string, name: string): Row {
    const key = `${aggregate} ${name}`;
    const row = this.rows.get(key) ?? { id: this.id(aggregate, name), version: 0, data: {} };
    this.rows.set(key, row);
    return row;
  }

  /** Ids the owner knows by then; what was told of the row before stays true. */
  private links(family: EventFamily, name: string, row: Row): Data {
    const own = PERSONAL.includes(family.aggregate) && name ? { person: this.id('person', name), member: this.id('person', name) } : {};
    const known: Data = {
      person: this.id('person'), referent: this.id('person', 'referent'), project: this.id('project'), session: this.id('session'), partnerOrganisation: this.id('organisation'),
      ...(this.life.journey === 'partner' ? { application: this.id('application') } : {}), ...(this.belongs() ? { membership: this.id('membership') } : {}),
      ...this.last('interview-slot', 'slot'), ...this.last('convention', 'convention'), ...own,
    };
    const fields = Object.entries(shapeOf(family)).filter(([field, property]) => has('uuid', property) && field in known && !(field in row.data) && field !== family.aggregate);
    return Object.fromEntries(fields.map(([field]) => [field, known[field]]));
  }
  private last(aggregate: string, as: string): Data {
    const name = this.namesOf(aggregate).at(-1);
    return name === undefined ? {} : { [as]: this.id(aggregate, name) };
  }
  /** The membership is born with the yes. */
  private belongs(): boolean {
    return this.stateOf('application') === 'ACCEPTED' || this.stateOf('membership') !== undefined;
  }

  /** `+14d` is from this moment on; a word where an id is expected is a row's name. */
  private resolved(family: EventFamily, said: Data, at: string): Data {
    const shape = shapeOf(family);
    return Object.fromEntries(Object.entries(said).map(([field, value]) => {
      if (typeof value !== 'string') return [field, value];
      if (has('uuid', shape[field])) return [field, this.id(NAMES[field] ?? field, value)];
      if (!value.startsWith('+')) return [field, value];
      const instant = addDuration(at, value.slice(1), this.definition.organisation.calendar);
      return [field, has('date', shape[field]) ? parisDate(instant) : instant];
    }));
  }
}

const transitions = ({ machine, aggregate }: EventFamily, type: string) => machine?.transitions.filter((t) => `${aggregate}.${t.event}` === type) ?? [];
const comesFrom = ({ from }: { from: string | readonly (string | null)[] | null }, now: unknown): boolean => now === undefined || ([from].flat() as unknown[]).includes(now);
/** A story says what may happen: from where a row stands, by its owner's table. A row it meets for the first time may stand anywhere. */
function stateAfter(family: EventFamily, type: string, now: unknown, to: unknown): Data {
  const rows = transitions(family, type);
  const row = rows.find((one) => comesFrom(one, now) && (to === undefined || one.to === to));
  if (rows.length && !row) throw new Error(`${type} cannot happen to what is ${String(now)}`);
  return row ? { state: row.to } : {};
}
