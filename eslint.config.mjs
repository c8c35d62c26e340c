import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const libs = (...names) => names.map((n) => `lib:${n}`);
const SERVICES = ['recruitment', 'matching', 'contracts', 'payments', 'evaluation', 'inbox', 'gateway'];

/** Who may use whom. No `*`: a new folder says where it stands. */
const boundaries = [
  { sourceTag: 'lib:kernel', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'lib:messages', onlyDependOnLibsWithTags: libs('kernel') },
  { sourceTag: 'lib:programmes', onlyDependOnLibsWithTags: libs('kernel', 'messages') },
  { sourceTag: 'lib:platform', onlyDependOnLibsWithTags: libs('kernel', 'messages') },
  { sourceTag: 'lib:testing', onlyDependOnLibsWithTags: libs('kernel', 'messages') },
  { sourceTag: 'service', onlyDependOnLibsWithTags: libs('kernel', 'messages', 'programmes', 'platform', 'testing') },
  ...SERVICES.map((s) => ({ sourceTag: `service:${s}`, onlyDependOnLibsWithTags: libs('kernel', 'messages', 'programmes', 'platform', 'testing') })),
  { sourceTag: 'workflows', onlyDependOnLibsWithTags: libs('kernel', 'messages', 'programmes', 'platform', 'testing') },
  { sourceTag: 'infra:cli', onlyDependOnLibsWithTags: libs('kernel', 'messages', 'programmes', 'platform', 'testing') },
  // The example speaks to the API only; platform gives it the sandbox's clock.
  { sourceTag: 'example', onlyDependOnLibsWithTags: libs('kernel', 'messages', 'platform') },
];
const boundaryRule = (depConstraints) => ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints }];
/** Specs of platform and libs use the real servers of testing; what ships does not. */
const inSpecs = boundaries.map((b) => (b.sourceTag === 'lib:platform' ? { ...b, onlyDependOnLibsWithTags: libs('kernel', 'messages', 'testing') } : b));

const SPECS = ['**/*.spec.ts', '**/test/**/*.ts'];
const NODE = { regex: '^node:', message: 'Pure code: nothing of the machine in here.' };

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.tandem/**', '**/.nx/**', '**/coverage/**', '**/generated/**', '**/test/histories/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // A decorated class without members is how Nest names a module.
      '@typescript-eslint/no-extraneous-class': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-console': 'off',
    },
  },
  { files: ['**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaryRule(boundaries) } },
  { files: SPECS, rules: { '@nx/enforce-module-boundaries': boundaryRule(inSpecs) } },
  {
    files: ['*/*/src/**/*.{ts,mjs}', 'workflows/src/**/*.ts'],
    ignores: SPECS,
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['services/*/src/domain/**/*.ts'],
    ignores: SPECS,
    rules: {
      'no-restricted-imports': ['error', { patterns: [
        { regex: '^(?!\\./|(?:\\.\\./)+domain(?:/|$)|@tandem/kernel$).+', message: 'domain/ imports only itself and @tandem/kernel.' },
      ] }],
    },
  },
  {
    // What the workflow bundle holds must give the same answer on every replay.
    files: ['workflows/src/**/*.ts'],
    ignores: ['workflows/src/{bridge,worker,activities,testing,scenarios}/**', 'workflows/src/{main,worker,config,bundle,codec,failure-converter,activities}*.ts', ...SPECS],
    rules: {
      'no-restricted-imports': ['error', {
        paths: [{ name: '@tandem/programmes', message: 'Use @tandem/programmes/plan: the root reads files.' }],
        patterns: [NODE, { regex: '^@tandem/(platform|testing)(/|$)', message: 'The workflow bundle holds kernel, messages and @tandem/programmes/plan only.' }],
      }],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
