import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: 'tests/support/seed.ts',
    // Timeouts only end a hang: a test on a slow machine is just slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // By default it would leave one of two cores idle.
    maxWorkers: 2,
  },
});
