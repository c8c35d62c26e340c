import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

/** One thing a workflow asked Temporal for, as the replay gate compares it with what was recorded. */
export type Asked =
  | { kind: 'activity'; type: string; input: unknown; options: Record<string, unknown> }
  | { kind: 'timer'; milliseconds: number }
  | { kind: 'renewed'; input: unknown }
  | { kind: 'ended'; result: unknown };

export interface WatchSinks extends Sinks {
  watch: { asked(asked: string): void };
}
const { watch } = proxySinks<WatchSinks>();
/** As text: what is sent now, whatever the workflow does with the object afterwards. */
const tell = (asked: Asked): void => watch.asked(JSON.stringify(asked));

/** In test bundles only: tells a worker that listens what a workflow asks for, on replay as in life. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  inbound: [
    {
      async execute(input, next) {
        const result = await next(input);
        tell({ kind: 'ended', result });
        return result;
      },
    },
  ],
  outbound: [
    {
      scheduleActivity(input, next) {
        tell({ kind: 'activity', type: input.activityType, input: input.args, options: input.options as Record<string, unknown> });
        return next(input);
      },
      startTimer(input, next) {
        tell({ kind: 'timer', milliseconds: input.durationMs });
        return next(input);
      },
      continueAsNew(input, next) {
        tell({ kind: 'renewed', input: input.args });
        return next(input);
      },
    },
  ],
});
