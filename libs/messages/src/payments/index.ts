export * from './bank-details.machine';
export * from './batch.machine';
export * from './claim.machine';
export * from './events';
export * from './payable.machine';
