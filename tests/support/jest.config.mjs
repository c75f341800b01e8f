/** One Jest for every kind of test: specs beside the code (unit) and the folders below tests/. */
const jsc = {
  target: 'es2022',
  parser: { syntax: 'typescript', decorators: true, tsx: true },
  transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, react: { runtime: 'automatic' } },
  keepClassNames: true,
};
const rootDir = new URL('../..', import.meta.url).pathname;

const project = (displayName, testMatch) => ({
  rootDir,
  displayName,
  testMatch,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/var/'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '\\.tsx?$': ['@swc/jest', { jsc, module: { type: 'commonjs' } }],
    '\\.m?js$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: false }],
  },
  transformIgnorePatterns: [],
});

export default {
  rootDir,
  maxWorkers: 2,
  // Enough on a machine several times slower; a run that hangs is ended by its own deadline.
  testTimeout: 180_000,
  testSequencer: '<rootDir>/tests/support/longest-first.mjs',
  reporters: ['default', '<rootDir>/tests/support/tally-reporter.mjs'],
  projects: [
    project('unit', ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.ts']),
    ...['architecture', 'golden', 'integration', 'faults', 'e2e'].map((name) => project(name, [`<rootDir>/tests/${name}/**/*.spec.ts`])),
  ],
};
