export * from './config';
export * from './contract';
export * from './gateway';
export * from './openapi/document';
