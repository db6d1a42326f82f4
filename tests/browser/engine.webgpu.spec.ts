import { expect } from '@playwright/test';
import { listen } from './console.ts';
import { button, live, waitForStatus } from './page.ts';
import { test } from './test.ts';

test('an ordinary session on WebGPU writes no errors or warnings to the console', async ({ page }) => {
  const lines = listen(page);
  await page.goto('/#provider=webgpu');
  await waitForStatus(page, 'ready');
  expect(await live(page, 'provider')).toBe('webgpu');
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  expect(lines).toEqual([]);
});

test('a WebGPU engine that cannot be loaded is reported, and WASM runs instead', async ({ page }) => {
  await page.route('**/*.jspi*.wasm', (route) => route.fulfill({ status: 404, contentType: 'text/plain' }));
  await page.goto('/#provider=webgpu');
  await waitForStatus(page, 'ready');
  expect(await live(page, 'provider')).toBe('wasm');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText(
    /Using WASM instead of WebGPU: The engine for WebGPU could not be loaded: the server does not have it.*HTTP 404/,
  );
});
