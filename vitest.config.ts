import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: 'tests/support/seed.ts',
    // The first onnxruntime session of a file compiles 14 MB of WebAssembly.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Left to itself it keeps one core of two for nobody.
    maxWorkers: 2,
  },
});
