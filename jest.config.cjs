const project = require('./jest.preset.cjs');

const roots = ['libs/*', 'services/*', 'workflows', 'examples/*', 'infra/cli'];
const anywhere = (ending) => roots.flatMap((root) => [`<rootDir>/${root}/src/**/*${ending}`, `<rootDir>/${root}/test/**/*${ending}`]);

// One project per tier, by file name. None passes without tests: a tier that matches nothing is a broken pattern.
module.exports = {
  projects: [
    project('unit', { testMatch: anywhere('.spec.ts'), testPathIgnorePatterns: ['\\.(medium|e2e)\\.spec\\.ts$'] }),
    project('medium', { testMatch: anywhere('.medium.spec.ts'), setupFilesAfterEnv: ['<rootDir>/infra/cli/test/setup/medium.cjs'] }),
    project('e2e', { testMatch: anywhere('.e2e.spec.ts'), setupFilesAfterEnv: ['<rootDir>/infra/cli/test/setup/e2e.cjs'] }),
  ],
};
