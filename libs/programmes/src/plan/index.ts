export * from './process';
export * from './wait';
export * from '../stages';
