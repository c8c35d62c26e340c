import { z } from 'zod';
import { code, count, factsOf, id, instant, processKey, slug, workflowId } from '../fields';
import { ROLES } from '../roles';
import { messageMachine } from './message.machine';
import { taskMachine } from './task.machine';
import { waitMachine } from './wait.machine';

/** The row it is about, and the process that asked: the bridge answers it without looking anything up. */
const about = { workflow: workflowId.optional(), aggregate: slug.optional(), row: id.optional() };

/** `then`: what happens if nobody acts. `occasion` and `n` say which instant of the wait came due. `endedBy`: the state that closed it. */
export const waitEvents = factsOf('inbox', waitMachine, {
  ...about, workflow: workflowId, key: processKey, role: z.enum(ROLES), person: id.optional(), due: instant,
  step: slug.optional(), then: z.enum(['escalate', 'task', 'lapse', 'void', 'act']),
  occasion: z.enum(['REMINDER', 'DEADLINE']).optional(), n: count.optional(), endedBy: code.optional(),
});
export const taskEvents = factsOf('inbox', taskMachine, {
  ...about, kind: slug, role: z.enum(ROLES), person: id.optional(), wait: processKey.optional(), due: instant.optional(), code: code.optional(), outcome: slug.optional(),
});
export const messageEvents = factsOf('inbox', messageMachine, {
  ...about, person: id, template: slug, channel: z.enum(['MAIL', 'SMS', 'POST']), wait: processKey.optional(),
});
