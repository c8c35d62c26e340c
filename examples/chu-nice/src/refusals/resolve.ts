import { addDays, isoWeekday, parisDate, seededId } from '@tandem/kernel';
import type { Api, Json } from '../engine/api';
import type { World } from '../world';
import { filled, resourceOf } from './paths';

/** Who may read what nobody of the row may: the office, the payments office, the trainer, the lead, the direction. */
const READERS = ['K01', 'F01', 'T01', 'L01', 'D01'];
/** Reading these files is itself written down (who looked at whose file): their version is taken from the list. */
const READ_IS_LOGGED = ['/applications'];
const DAY_MS = 86_400_000;

/** What the cells of refusals.csv stand for in this life of the example. A name that stands for nothing is an error. */
export class References {
  private readonly listed = new Map<string, Promise<Map<string, number>>>();

  constructor(private readonly api: Api, private readonly world: World) {}

  /** `public`, a label (`K01`, `C03`), a persona (`plain`, `volunteer`) or `referent of plain`. */
  person(name: string): string {
    return name === 'public' ? name : this.world.id(this.label(name));
  }
  private label(name: string): string {
    const [, of] = /^referent of (.+)$/.exec(name) ?? [];
    if (of) return this.world.referentOf(this.label(of));
    const label = this.world.persona(name);
    if (!label) throw new Error(`nobody in ${this.world.example.name} is ${name}`);
    return label;
  }

  /** Every `@…` in it becomes an id, a date or an address. */
  resolved(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolved(item));
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.resolved(item)]));
    return typeof value === 'string' && value.startsWith('@') ? this.reference(value.slice(1)) : value;
  }

  private reference(text: string): string {
    const { world } = this;
    const today = parisDate(world.now);
    const [, moment, shift = '0'] = /^(today|now)([+-]\d+)?$/.exec(text) ?? [];
    if (moment === 'today') return addDays(today, Number(shift));
    if (moment === 'now') return new Date(Date.parse(world.now) + Number(shift) * DAY_MS).toISOString();
    if (text === 'monday' || text === 'sunday') return addDays(today, 28 - isoWeekday(today) + (text === 'monday' ? 1 : 0));
    if (text === 'organisation') return world.organisation;
    if (text === 'unknown') return seededId('nobody knows this');
    return world.knows(text) ? world.id(text) : this.somebodys(text);
  }

  /** `membership plain`, `mail plain`: of a person, by what they are like. */
  private somebodys(text: string): string {
    const [kind, ...words] = text.split(' ');
    const label = this.label(words.join(' '));
    if (kind === 'person') return this.world.id(label);
    if (kind === 'referent') return this.world.id(this.world.referentOf(label));
    if (kind === 'mail') return this.world.mailOf(label);
    return kind === 'phone' ? this.world.candidate(label).phone : this.world.id(`${kind} ${label}`);
  }

  /** The version of the row a command is about, as somebody reads it who may. */
  async version(route: string, input: Json, who: string): Promise<number> {
    const { list, one } = resourceOf(route);
    if (READ_IS_LOGGED.includes(list)) return this.versionListed(list, input.id as string);
    for (const reader of [this.person(who), ...READERS.map((label) => this.world.id(label))]) {
      const found = await this.api.get(reader, filled(one, input)).catch(() => undefined);
      if (found?.version) return found.version as number;
    }
    throw new Error(`nobody may read ${filled(one, input)}`);
  }

  private async versionListed(list: string, id: string): Promise<number> {
    const versions = this.listed.get(list) ?? this.versionsOf(list);
    this.listed.set(list, versions);
    const version = (await versions).get(id);
    if (!version) throw new Error(`${id} is not among ${list}`);
    return version;
  }
  private async versionsOf(list: string): Promise<Map<string, number>> {
    return new Map((await this.api.all(this.world.id('K01'), list)).map(({ id, version }) => [id as string, version as number]));
  }

  /** The key of the last command of this kind that this person had accepted. */
  lastAct(who: string, route: string): string {
    const act = this.world.keys.get(`${this.label(who)} ${route}`);
    if (!act) throw new Error(`${who} never did ${route} in this life: no key to use again`);
    return act;
  }
}
