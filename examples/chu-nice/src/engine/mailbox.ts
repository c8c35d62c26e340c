export interface Mail {
  id: number;
  to: string;
  subject: string;
  text: string;
  template: string | null;
}

const PATIENCE_MS = 60_000;

/** The local mailbox, as somebody who reads their own mail. */
export class Mailbox {
  constructor(private readonly base: string) {}

  /** Mails after the one with this id, oldest first. */
  async since(after: number, to?: string): Promise<Mail[]> {
    const query = `after=${after}&limit=500${to ? `&to=${encodeURIComponent(to)}` : ''}`;
    for (const until = Date.now() + PATIENCE_MS; ; ) {
      try {
        const response = await fetch(`${this.base}/api/mails?${query}`);
        if (response.ok) return ((await response.json()) as { items: Mail[] }).items;
      } catch (error) {
        if (Date.now() > until) throw error;
      }
      if (Date.now() > until) throw new Error('the mailbox does not answer');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async last(to?: string): Promise<number> {
    return (await this.since(0, to)).at(-1)?.id ?? 0;
  }

  /** Waits for one letter of that kind to that address. @throws Error when it does not come */
  async expect(to: string, template: string, after: number): Promise<Mail> {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
      const found = (await this.since(after, to)).filter((mail) => mail.template === template).at(-1);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    throw new Error(`no letter ${template} came within a minute`);
  }
}
