// NestJS 12 is ESM-only and Jest on Node 20/22 cannot require(esm): SWC turns it, and our .mjs, into CommonJS.
const esmOnly = ['@nestjs', 'uid', 'iterare', 'jose'];
const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};

/**
 * @param {string} displayName
 * @param {{ testMatch: string[], testPathIgnorePatterns?: string[], [more: string]: unknown }} own
 */
module.exports = (displayName, own) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  transform: { '^.+\\.m?[tj]s$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(?:${esmOnly.join('|')})/)`],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  // Our own packages are read from their sources: a test never passes on yesterday's build.
  testEnvironmentOptions: { customExportConditions: ['@tandem/source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/\\.tandem'],
  ...own,
  testPathIgnorePatterns: ['/node_modules/', '/dist/', ...(own.testPathIgnorePatterns ?? [])],
});
