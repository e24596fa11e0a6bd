import { availableParallelism } from 'node:os';

/**
 * One run: unit tests beside the code of the server and of the client, end-to-end tests through HTTP on both databases,
 * tests in a real browser.
 */
const shared = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/set-up.ts',
  extensionsToTreatAsEsm: ['.ts'],
  setupFiles: ['<rootDir>/test/support/property-seed.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '@swc/jest' },
};

/** The same on a server, where there is one; but for the file's own failures, and copies, which take both databases anyway. */
const endToEndOnPostgres = {
  ...shared,
  displayName: 'e2e-postgres',
  roots: ['<rootDir>/test/e2e'],
  testMatch: ['**/*.e2e.ts'],
  // These bring databases of their own, and are the same here as there.
  testPathIgnorePatterns: [
    ...['failing-disk', 'query-plans', 'shared-work', 'database-faults', 'chaos', 'process-group'],
    ...['e2e/copy', 'e2e/processes', 'full-disk', 'backup', 'first-key', 'third-party'],
    ...['e2e/erasure', 'e2e/retention', 'e2e/start\\.'],
  ],
  setupFiles: [...shared.setupFiles, '<rootDir>/test/support/on-postgres.ts'],
};

export default {
  // Modules of a test file stay in memory after it, so the tests are run by workers that are replaced in time. One worker
  // alone would be this process itself, which cannot be.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  workerIdleMemoryLimit: '1GB',
  // Bounds a test that hangs; a machine that is busy with other things must not fail one that does not.
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      roots: ['<rootDir>/src', '<rootDir>/bench', '<rootDir>/test/support', '<rootDir>/.tools'],
      testMatch: ['**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'client',
      roots: ['<rootDir>/client/src'],
      testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
      extensionsToTreatAsEsm: ['.ts', '.tsx'],
      setupFiles: [...shared.setupFiles, '<rootDir>/client/src/testing/page.ts'],
      moduleNameMapper: {
        '\\.css$': '<rootDir>/client/src/testing/style-sheet.ts',
        ...shared.moduleNameMapper,
      },
      transform: {
        ...shared.transform,
        '^.+\\.tsx$': [
          '@swc/jest',
          {
            swcrc: false,
            jsc: {
              target: 'es2024',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
            },
            module: { type: 'es6' },
          },
        ],
      },
    },
    { ...shared, displayName: 'e2e', roots: ['<rootDir>/test/e2e'], testMatch: ['**/*.e2e.ts'] },
    ...(process.env.TEST_POSTGRES_URL === undefined ? [] : [endToEndOnPostgres]),
    {
      ...shared,
      displayName: 'browser',
      globalSetup: '<rootDir>/test/browser/support/set-up.ts',
      roots: ['<rootDir>/test/browser'],
      testMatch: ['**/*.browser.ts'],
    },
  ],
};
