import type { StoryCalendar } from './calendar';
import type { Candidate, Example } from './data';
import type { Api, CallOptions, Json } from './engine/api';
import type { Director } from './engine/director';
import type { Mailbox } from './engine/mailbox';
import { list, type Row } from './engine/csv';

/** What the actors know of one another: labels of the CSV files and the ids the API gave them. */
export class World {
  organisation = '';
  director!: Director;
  /** `application C01` → id; a bare label is a person. */
  private readonly ids = new Map<string, string>();
  private readonly labels = new Map<string, string>();
  private acts = 0;
  /** The key of somebody's last act of a kind: `K01 /calls`. */
  readonly keys = new Map<string, string>();
  /** The last evening: what is left open stays open. */
  evening = false;

  constructor(readonly example: Example, readonly api: Api, readonly mailbox: Mailbox, readonly calendar: StoryCalendar) {}

  know(name: string, id: string): string {
    this.ids.set(name, id);
    if (!this.labels.has(id)) this.labels.set(id, name);
    return id;
  }
  /** @throws Error for a name nothing was known by: the story is told in a wrong order */
  id(name: string): string {
    const id = this.ids.get(name);
    if (!id) throw new Error(`the story does not know ${name} yet`);
    return id;
  }
  knows = (name: string): boolean => this.ids.has(name);
  /** `application C01` of an id, the id itself of something only the platform knows. */
  nameOf = (id: string): string => this.labels.get(id) ?? id;
  /** `C01` of an id of anything that is C01's. */
  labelOf = (id: string): string => this.nameOf(id).split(' ').at(-1) as string;

  get now(): string {
    return this.director.time;
  }
  /** What a later program needs to go on with these people: names and ids, nobody's data. */
  remembered(): { organisation: string; acts: number; names: [string, string][]; keys: [string, string][] } {
    return { organisation: this.organisation, acts: this.acts, names: [...this.ids], keys: [...this.keys] };
  }
  recall(memory: ReturnType<World['remembered']>): this {
    Object.assign(this, { organisation: memory.organisation, acts: memory.acts });
    for (const [name, id] of memory.names) this.know(name, id);
    for (const [name, act] of memory.keys) this.keys.set(name, act);
    return this;
  }

  /** Somebody of the staff with this role. */
  staff(role: string, n = 0): string {
    const held = this.example.staff.filter((row) => list(row.roles).includes(role));
    return held[n % held.length].label;
  }
  candidate(label: string): Candidate {
    return this.example.candidates.find((c) => c.label === label) as Candidate;
  }
  /** The address somebody reads: the corrected one for the candidate whose mail came back. */
  mailOf(label: string): string {
    const row = [...this.example.staff, ...this.example.candidates].find((r) => r.label === label)!;
    return row.mail.replace('@bounce.example', '@example.org').toLowerCase();
  }
  project = (label: string): Row => this.example.projects.find((p) => p.label === label) as Row;
  /** Somebody by what they are like: `plain` for a partner without a story, a flag, a story, or a label. */
  persona(word: string): string | undefined {
    const { candidates, staff } = this.example;
    const like: Record<string, (c: Candidate) => boolean> = {
      plain: (c) => c.story === 'accepted' && !c.flags, 'no-consent': (c) => c.story === 'accepted' && !c.pathway, 'again-draft': (c) => c.story === 'never-answers', 'again-submitted': (c) => c.story === 'refused',
    };
    return [...staff, ...candidates].find((row) => row.label === word)?.label ?? candidates.find(like[word] ?? ((c) => list(c.flags).includes(word)))?.label;
  }
  referentOf(label: string): string {
    return this.example.projects.find((p) => this.knows(`project ${p.label}`) && this.id(`project ${p.label}`) === this.id(`project of ${label}`))!.referent;
  }
  get partners(): Candidate[] {
    return this.example.candidates.filter((c) => c.story === 'accepted');
  }

  get(who: string, path: string): Promise<Json> {
    return this.api.get(this.id(who), path);
  }
  /** Every act of the story has its own key, the same in every life of it. */
  post(who: string, path: string, body: Json = {}, options: CallOptions = {}): Promise<Json> {
    const act = `#${(this.acts += 1)}`;
    this.keys.set(`${who} ${path}`, act);
    return this.api.post(who === 'public' ? who : this.id(who), path, body, { act, ...options });
  }
  put(who: string, path: string, body: Json = {}, options: CallOptions = {}): Promise<Json> {
    return this.api.put(this.id(who), path, body, { act: `#${(this.acts += 1)}`, ...options });
  }
  /** Reads the row, as a screen does, then acts on the version that was read. */
  async move(who: string, path: string, verb: string, body: Json = {}, options: CallOptions = {}): Promise<Json> {
    const { version } = await this.get(who, path);
    return this.post(who, `${path}/${verb}`, body, { version: version as number, ...options });
  }

  /** When something of the timeline happens. */
  when(name: string): string {
    const row = this.example.timeline.find((t) => t.name === name);
    if (!row) throw new Error(`timeline.csv has no ${name}`);
    return this.calendar.at(row.when, row.time);
  }
  tells = (name: string): boolean => this.example.timeline.some((t) => t.name === name);
  plan(at: string, label: string, act: () => Promise<unknown>): void {
    this.director.agenda.plan(at, label, async () => void (await act()));
  }
  /** Some days later, in the morning. */
  later(after: string, label: string, act: () => Promise<unknown>): void {
    this.plan(this.director.later(after), label, act);
  }
}
