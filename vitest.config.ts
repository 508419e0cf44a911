import { defineConfig } from 'vitest/config';

// One suite for a newcomer: rules, stores on the embedded database, pages in process, walls. What starts the portal or the command line as
// an operator does, and kills it, is a project of its own, and so are the browser journeys.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // By default one core stays idle; of two that is half the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'tests/{architecture,security}/**/*.test.ts'],
          pool: 'forks',
          // Files of one worker share its modules and its database: reading the house anew for each cost more than the tests.
          isolate: false,
          setupFiles: ['src/test-support/after-each-file.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'operations',
          include: ['tests/{cli,operations}/**/*.test.ts'],
          pool: 'forks',
          setupFiles: ['src/test-support/after-each-file.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: ['tests/journeys/shared-portal.ts'],
          pool: 'forks',
          // A browser and often a portal each: more of them wait for one another.
          maxWorkers: 2,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
