import type { Client } from '@temporalio/client';

type Event = NonNullable<Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>['events']>[number];
type Said = Exclude<keyof Event & `${string}EventAttributes`, undefined>;

const TASK_CLOSED: Said[] = ['workflowTaskCompletedEventAttributes', 'workflowTaskFailedEventAttributes', 'workflowTaskTimedOutEventAttributes'];
const ACTIVITY_CLOSED: Said[] = ['activityTaskCompletedEventAttributes', 'activityTaskFailedEventAttributes', 'activityTaskTimedOutEventAttributes', 'activityTaskCanceledEventAttributes'];
const ENDED: Said[] = [
  'workflowExecutionCompletedEventAttributes', 'workflowExecutionFailedEventAttributes', 'workflowExecutionCanceledEventAttributes',
  'workflowExecutionTerminatedEventAttributes', 'workflowExecutionTimedOutEventAttributes',
];

/** Where a run stands, by its history: the time-skipping server tells nobody of a workflow task under way. */
export function standingOf(events: readonly Event[]): 'busy' | 'still' | 'ended' {
  const count = (...said: Said[]) => events.filter((event) => said.some((one) => event[one])).length;
  if (count(...ENDED)) return 'ended';
  const tasks = count('workflowTaskScheduledEventAttributes') - count(...TASK_CLOSED);
  const activities = count('activityTaskScheduledEventAttributes') - count(...ACTIVITY_CLOSED);
  return tasks || activities || count('workflowExecutionContinuedAsNewEventAttributes') ? 'busy' : 'still';
}
