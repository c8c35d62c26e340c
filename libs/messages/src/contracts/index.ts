export * from './charter.machine';
export * from './convention.machine';
export * from './events';
export * from './operations';
export * from './signature.machine';
export * from './template.machine';
