import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: 'tests/support/seed.ts',
    // They are there to end a hang: a test on a slow machine is just slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Left to itself it keeps one core of two for nobody.
    maxWorkers: 2,
  },
});
