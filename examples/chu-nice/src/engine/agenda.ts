export interface Entry {
  at: string;
  /** Says who does what, in stable words: entries of one instant are done in the order of their labels. */
  label: string;
  act: () => Promise<void>;
}

/** What the actors mean to do, and when. */
export class Agenda {
  private entries: Entry[] = [];
  private readonly known = new Set<string>();

  /** An act is planned once; planning the same label again changes nothing. */
  plan(at: string, label: string, act: () => Promise<void>): void {
    if (this.known.has(label)) return;
    this.known.add(label);
    this.entries.push({ at, label, act });
  }
  has = (label: string): boolean => this.known.has(label);
  next = (): string | undefined => this.entries.reduce<string | undefined>((min, e) => (!min || e.at < min ? e.at : min), undefined);

  take(now: string): Entry[] {
    const due = this.entries.filter((e) => e.at <= now).sort((a, b) => (a.at + a.label < b.at + b.label ? -1 : 1));
    this.entries = this.entries.filter((e) => e.at > now);
    return due;
  }
}
