export * from './events';
export * from './message.machine';
export * from './task.machine';
export * from './wait.machine';
export * from './letters';
export * from './operations';
