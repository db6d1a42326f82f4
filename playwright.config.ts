import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.mjs';
import type { Options } from './tests/browser/test.ts';

const MINUTE = 60_000;

const port = process.env.PORT ?? '4199';

// Workers read this file too; they use the result of the first reading.
process.env.CHROMIUM_PATH ??= await findChromium();

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];
// Chromium's sandbox refuses to start as root, the usual user in containers.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const launch = (...args: string[]) => ({
  executablePath: process.env.CHROMIUM_PATH as string,
  args: [...quiet, ...sandbox, ...args],
});

const throttle = Number(process.env.THROTTLE ?? 1);
if (!(throttle >= 1)) {
  throw new Error(
    `THROTTLE is "${process.env.THROTTLE}". Set it to a number from 1, the factor by which the page is slower.`,
  );
}

export default defineConfig<Options>({
  testDir: 'tests/browser',
  snapshotPathTemplate: '{testDir}/{testFileName}-snapshots/{arg}{ext}',
  // One drives the page, the other trains: most tests wait for one of the two.
  workers: 2,
  retries: 0,
  // Timeouts only end a hang. They do not decide what passes: a test on a slow machine is just slow.
  timeout: 15 * MINUTE,
  expect: { timeout: 2 * MINUTE },
  reporter: 'list',
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    video: 'off',
    throttle,
    // A service worker would answer requests that a test intercepts, and fetch everything during the test.
    serviceWorkers: 'block',
  },
  projects: [
    {
      // The real WebGPU provider on SwiftShader, a GPU in software: slow, but available on every machine. It comes
      // first, because its longest test takes minutes, during which the other worker runs the rest.
      name: 'webgpu',
      testMatch: '**/*.webgpu.spec.ts',
      use: {
        launchOptions: launch(
          '--enable-unsafe-webgpu',
          '--use-webgpu-adapter=swiftshader',
          '--enable-features=Vulkan',
          '--ignore-gpu-blocklist',
        ),
      },
    },
    { name: 'wasm', testIgnore: '**/*.webgpu.spec.ts', use: { launchOptions: launch() } },
  ],
  webServer: {
    command: 'node scripts/start.mjs',
    env: { PORT: port },
    url: `http://localhost:${port}`,
    timeout: 10 * MINUTE,
    reuseExistingServer: false,
  },
});
