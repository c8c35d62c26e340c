export * from './config';
export * from './inbox.module';
export * from './persistence/database';
