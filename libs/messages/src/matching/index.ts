export * from './assignment.machine';
export * from './events';
export * from './operations';
export * from './project.machine';
export * from './proposal.machine';
export * from './speed-dating.machine';
export * from './vacation.machine';
export { PARTNER_CANCEL_REASONS, TEAM_CANCEL_REASONS } from './vacation.operations';
