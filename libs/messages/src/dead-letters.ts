import { z } from 'zod';
import { operationsOf, SERVICES, type Service } from './contract';

/** Everyone who hears facts, and may have to set one aside: the services, the door, and the workflows' bridge. */
export const LISTENERS = [...SERVICES, 'gateway', 'workflows'] as const;
export type Listener = (typeof LISTENERS)[number];

/** A fact set aside. Ids and codes: neither what it says nor the words of the failure, which may quote somebody. */
const deadLetter = z.object({
  id: z.string(), type: z.string(), since: z.iso.datetime({ offset: true }),
  tries: z.int().min(0),
  /** A code of Tandem's, or `UNKNOWN`: then the log of the part has the words. */
  code: z.string(),
});
export type DeadLetter = z.infer<typeof deadLetter>;

/** `failed`: the cause is still there; the fact stays aside. */
const replayAnswer = z.object({ id: z.string(), outcome: z.enum(['passed', 'failed']), code: z.string().optional() });
export type ReplayAnswer = z.infer<typeof replayAnswer>;

const EXAMPLE = '0192f0c1-0000-7000-8000-000000000001:2:0';

/** The operators' door of one listener. Beside the house's operations: no route, no workflow, no screen asks for these. */
function doorOf(listener: Listener) {
  const { command, query } = operationsOf(listener as Service);
  return {
    list: query({
      resource: 'dead-letter', verb: 'list', by: ['operator'], input: z.strictObject({ limit: z.int().min(1).max(200).default(200) }), example: {},
      output: z.object({ total: z.int().min(0), items: z.array(deadLetter) }),
      summary: { fr: 'Les faits mis de côté', en: 'The facts set aside' },
    }),
    replay: command({
      resource: 'dead-letter', verb: 'replay', by: ['operator'], input: z.strictObject({ id: z.string().max(300) }), output: replayAnswer, example: { id: EXAMPLE },
      summary: { fr: 'Traiter de nouveau un fait mis de côté', en: 'Handle again a fact set aside' },
    }),
  };
}
export const deadLetterDoors = Object.fromEntries(LISTENERS.map((l) => [l, doorOf(l)])) as Record<Listener, ReturnType<typeof doorOf>>;
