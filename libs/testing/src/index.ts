export * from './infra';
export * from './keys';
export * from './broker';
export * from './ports';
