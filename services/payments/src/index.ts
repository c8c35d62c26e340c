export * from './config';
export * from './domain/errors';
export * from './payments.module';
export * from './persistence/database';
