import { expect, type Page } from '@playwright/test';
import { listen } from './console.ts';
import { button, type LiveName, live } from './page.ts';
import { test } from './test.ts';

/** A graphics card in software takes its time. */
async function waitFor(page: Page, name: LiveName, value: string): Promise<void> {
  await expect.poll(() => live(page, name), { timeout: 120_000 }).toBe(value);
}

test('an ordinary session on WebGPU leaves no error and no warning in the console', async ({ page }) => {
  const lines = listen(page);
  await page.goto('/#provider=webgpu');
  await waitFor(page, 'status', 'ready');
  expect(await live(page, 'provider')).toBe('webgpu');
  await button(page, 'Step').click();
  await waitFor(page, 'step', '1');
  expect(lines).toEqual([]);
});

test('an engine for WebGPU that does not arrive is named, and WASM runs instead', async ({ page }) => {
  await page.route('**/*.jspi*.wasm', (route) => route.fulfill({ status: 404, contentType: 'text/plain' }));
  await page.goto('/#provider=webgpu');
  await waitFor(page, 'status', 'ready');
  expect(await live(page, 'provider')).toBe('wasm');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText(
    /WASM runs instead of WebGPU: The engine for WebGPU could not be loaded: the server does not have it.*HTTP 404/,
  );
});
