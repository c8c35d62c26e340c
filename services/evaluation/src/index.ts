export * from './config';
export * from './evaluation.module';
export * from './persistence/database';
