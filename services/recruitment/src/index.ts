export * from './config';
export * from './domain/errors';
export * from './persistence/database';
export * from './recruitment.module';
