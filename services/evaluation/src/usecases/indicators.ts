import { Injectable } from '@nestjs/common';
import { newId, parisDate, TandemError } from '@tandem/kernel';
import { evaluationOperations as operations, indicatorEvents, summaryOperations, type InputOf } from '@tandem/messages';
import { Handles, type Tx } from '@tandem/platform';
import { FORMULAS, type Facts, type Figure, type Period } from '../domain/indicators';
import { INDICATORS_NOT_YET, INDICATOR_TEXTS } from '../domain/indicator-texts';
import { factsOf } from '../persistence/facts';
import { IndicatorSnapshot } from '../persistence/campaign.entity';

interface Span extends Period {
  organisation: string;
  programme?: string;
}
const CODES = Object.keys(FORMULAS);

function row(code: string, figure: Figure, span: Span) {
  const { names, definition, unit } = INDICATOR_TEXTS[code];
  const { value, n, cells, hidden } = figure;
  const query = new URLSearchParams({ organisation: span.organisation, starts: span.starts, ends: span.ends, ...(span.programme ? { programme: span.programme } : {}) });
  return { code, names, definition, unit, perimeter: span.programme ?? 'organisation', period: `${span.starts}/${span.ends}`, value, n, cells, hidden, facts: `/api/v1/indicators/${code}/facts?${query.toString()}` };
}

@Injectable()
export class IndicatorUseCases {
  @Handles(operations.indicatorList)
  async list(span: InputOf<typeof operations.indicatorList>, tx: Tx) {
    const facts = await this.facts(tx, span);
    return { items: CODES.map((code) => row(code, FORMULAS[code](facts, span), span)), notYet: Object.entries(INDICATORS_NOT_YET).map(([code, why]) => ({ code, why })) };
  }

  @Handles(operations.indicatorFacts)
  async counted({ code, ...span }: InputOf<typeof operations.indicatorFacts>, tx: Tx) {
    if (!FORMULAS[code]) throw new TandemError('INDICATOR_UNKNOWN');
    return { code, ids: FORMULAS[code](await this.facts(tx, span), span).ids };
  }

  @Handles(operations.indicatorCompute)
  async compute(span: InputOf<typeof operations.indicatorCompute>, tx: Tx) {
    const facts = await this.facts(tx, span);
    for (const code of CODES) await this.fix(tx, code, FORMULAS[code](facts, span), span);
    return { id: span.organisation, computed: CODES.length };
  }

  @Handles(summaryOperations.evaluation)
  async summary({ organisation }: { organisation: string }, tx: Tx) {
    const span = { organisation, starts: '1900-01-01', ends: parisDate(tx.now) };
    const facts = await this.facts(tx, span);
    return {
      surveysAnswered: facts.answers.length,
      indicators: CODES.map((code) => {
        const { value, n } = FORMULAS[code](facts, span);
        return { code, period: 'all', value, n };
      }),
    };
  }

  private async facts(tx: Tx, span: Span): Promise<Facts> {
    if (span.ends < span.starts) throw new TandemError('PERIOD_REVERSED');
    if (!tx.isSystem && !tx.holds(span.organisation, 'coordinator', 'lead', 'direction', 'ru', 'admin', 'dpo', 'operator')) throw new TandemError('NOT_FOUND');
    return factsOf(tx.em, span.organisation, span.programme);
  }

  private async fix(tx: Tx, code: string, figure: Figure, span: Span): Promise<void> {
    const { organisation: organisationId, programme = null, starts, ends } = span;
    const id = newId();
    await tx.em.insert(IndicatorSnapshot, { id, organisationId, programme, code, starts, ends, figure: figure as object, computedAt: tx.now });
    await tx.emit(indicatorEvents, 'indicator.computed', { id, organisationId, version: 1 }, { code, starts, ends, n: figure.n ?? 0, hidden: figure.hidden }, { programme: span.programme });
  }
}
