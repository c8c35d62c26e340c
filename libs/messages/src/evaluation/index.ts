export * from './campaign.machine';
export * from './events';
export * from './incident.machine';
export * from './invitation.machine';
export * from './operations';
