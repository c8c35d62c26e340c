/** Calls `round` again and again: at once while it finds work, after `restMs` or a `wake` when it does not. */
export class Loop {
  private running = false;
  private nudged = false;
  private rouse: () => void = () => undefined;
  private done: Promise<void> = Promise.resolve();

  constructor(private readonly restMs: number, private readonly round: () => Promise<boolean>, private readonly failed: (error: unknown) => Promise<void> | void) {}

  start(): void {
    this.running = true;
    this.done = this.run();
  }
  wake(): void {
    this.nudged = true;
    this.rouse();
  }
  async stop(): Promise<void> {
    this.running = false;
    this.rouse();
    await this.done;
  }
  private async run(): Promise<void> {
    while (this.running) {
      this.nudged = false;
      try {
        if (await this.round()) continue;
      } catch (error) {
        await this.failed(error);
      }
      if (this.running && !this.nudged) await this.rest();
    }
  }
  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.restMs);
      this.rouse = () => (clearTimeout(timer), resolve());
    });
  }
}
