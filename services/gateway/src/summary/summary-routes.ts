import { Inject } from '@nestjs/common';
import { TandemError } from '@tandem/kernel';
import { SERVICES, summaryOperations, type Grant, type Operation } from '@tandem/messages';
import { PLATFORM, type Actor, type Platform, type Stillness } from '@tandem/platform';
import { doorRoutes } from '../contract';
import type { DoorCall, DoorHandler, ServesRoutes } from '../http/door-handler';
import { Refusals } from './refusals';

const READERS: readonly string[] = summaryOperations.recruitment.by;
/** Parts answer from memory and one count; longer means that the part is down. */
const STILL_MS = 2_000;

type Report = Partial<Stillness> & { workflowsFailed?: number };

/** GET /summary: each part counts its own; the gateway only puts them side by side. */
export class SummaryRoutes implements ServesRoutes {
  constructor(@Inject(PLATFORM) private readonly platform: Platform, @Inject(Refusals) private readonly refusals: Refusals) {}

  routes(): DoorHandler[] {
    return [{ route: doorRoutes.summary, run: (call) => this.gather(call) }];
  }

  private async gather({ input, caller: { actor } }: DoorCall): Promise<Record<string, unknown>> {
    const organisation = organisationOf(actor.grants, input.organisation as string | undefined);
    const missing: string[] = [];
    const [shares, reports, refusals] = await Promise.all([
      Promise.all(SERVICES.map((service) => this.share(summaryOperations[service], organisation, actor, missing))),
      Promise.all([...SERVICES, 'workflows'].map((part) => this.report(part, missing))),
      this.refusals.byCode(),
    ]);
    const all: Report[] = [...reports, await this.platform.stillness()];
    const sum = (figure: (report: Report) => number | undefined) => all.reduce((total, report) => total + (figure(report) ?? 0), 0);
    return {
      ...Object.assign({}, ...shares),
      refusals, outboxPending: sum((r) => r.outboxPending), deadLetters: sum((r) => r.deadLetters), workflowsFailed: sum((r) => r.workflowsFailed),
      missing: [...new Set(missing)].sort(),
    };
  }

  /** A part that is not built yet gives no figures and is named; one that is down is an error, never a zero. */
  private async share(operation: Operation, organisation: string, actor: Actor, missing: string[]): Promise<object> {
    try {
      return (await this.platform.client.ask(operation, { organisation }, { actor })) as object;
    } catch (error) {
      if (!(error instanceof TandemError)) throw error;
      if (error.code !== 'NOT_BUILT_YET') throw error.code === 'UNAVAILABLE' || error.code === 'OUTCOME_UNKNOWN' ? new TandemError(error.code, { part: operation.service }) : error;
      missing.push(operation.service);
      return {};
    }
  }

  private async report(part: string, missing: string[]): Promise<Report> {
    try {
      return (await this.platform.nc.request(`still.${part}`, '', { timeout: STILL_MS })).json<Report>();
    } catch {
      missing.push(part);
      return {};
    }
  }
}

/** @throws FORBIDDEN without an office role there, ORGANISATION_REQUIRED when it is one of several */
function organisationOf(grants: readonly Grant[], asked: string | undefined): string {
  const held = new Set(grants.filter((g) => READERS.includes(g.role)).map((g) => g.organisation));
  if (!held.size) throw new TandemError('FORBIDDEN');
  if (asked) {
    if (!held.has(asked) && !held.has('*')) throw new TandemError('NOT_FOUND');
    return asked;
  }
  const [only] = held;
  if (held.size > 1 || only === '*') throw new TandemError('ORGANISATION_REQUIRED');
  return only;
}
