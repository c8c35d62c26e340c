export * from './process';
export * from './wait';
export * from './plan';
export * from './advance';
export * from './migration';
export * from './deadlines';
export * from '../stages';
