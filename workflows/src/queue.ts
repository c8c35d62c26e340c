/** One task queue: one worker process with one native runtime serves workflows and their activities. */
export const TASK_QUEUE = 'tandem';
