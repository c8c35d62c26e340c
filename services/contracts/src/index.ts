export * from './contracts.module';
export { database } from './persistence/database';
