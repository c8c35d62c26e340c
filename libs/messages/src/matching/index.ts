export * from './assignment.machine';
export * from './events';
export * from './project.machine';
export * from './proposal.machine';
export * from './speed-dating.machine';
export * from './vacation.machine';
