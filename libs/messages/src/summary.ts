import { z } from 'zod';
import { operationsOf, type Operation, type Service } from './contract';

const figure = z.number().int().min(0);
/** A hidden cell (under five answers) has no value. */
export const summaryIndicator = z.looseObject({ code: z.string(), period: z.string(), value: z.number().nullable(), n: figure.nullable() });

/** What each service counts of its own rows, for one organisation. More figures may be added; these names are fixed. */
export const summaryShares = {
  recruitment: z.looseObject({ candidates: figure, partners: figure }),
  matching: z.looseObject({ vacationsDone: figure }),
  contracts: z.looseObject({ conventionsActive: figure }),
  payments: z.looseObject({ vacationsPaid: figure, indemnityCents: figure, expensesCents: figure }),
  evaluation: z.looseObject({ surveysAnswered: figure, indicators: z.array(summaryIndicator) }),
  inbox: z.looseObject({}),
} as const satisfies Record<Service, z.ZodType>;

const input = z.strictObject({ organisation: z.uuid() });
const summaryOf = <S extends Service>(service: S): Operation<typeof input, (typeof summaryShares)[S]> =>
  operationsOf(service).query({
    resource: 'summary', verb: 'read', by: ['coordinator', 'lead', 'direction', 'admin', 'operator'], input, output: summaryShares[service],
    example: { organisation: '0192f0c1-0000-7000-8000-00000000000a' },
    summary: { fr: 'Les chiffres de cette partie pour une organisation', en: 'The figures of this part for one organisation' },
  }) as Operation<typeof input, (typeof summaryShares)[S]>;

/** `<service>.summary.read`: no route of its own; the gateway gathers the six into GET /summary. */
export const summaryOperations = {
  recruitment: summaryOf('recruitment'),
  matching: summaryOf('matching'),
  contracts: summaryOf('contracts'),
  payments: summaryOf('payments'),
  evaluation: summaryOf('evaluation'),
  inbox: summaryOf('inbox'),
};

/** GET /summary: the services' shares side by side, and what the gateway and the parts say of themselves. */
export const summaryAnswer = z.looseObject({
  ...summaryShares.recruitment.shape,
  ...summaryShares.matching.shape,
  ...summaryShares.contracts.shape,
  ...summaryShares.payments.shape,
  ...summaryShares.evaluation.shape,
  /** Refused commands by code, as the gateway answered them. */
  refusals: z.record(z.string(), figure),
  outboxPending: figure,
  deadLetters: figure,
  workflowsFailed: figure,
});

/** What the launcher writes: the same, with how long the example took. */
export const summaryFile = summaryAnswer.extend({ seconds: z.number().min(0) });
