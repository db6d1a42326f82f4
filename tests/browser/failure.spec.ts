import { expect } from '@playwright/test';
import { button, live, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

test('an engine that cannot be loaded is reported, and Reset recovers without a reload', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('/');
  await waitForStatus(page, 'failed');
  await expect(page.getByText(/engine .* could not be loaded/).first()).toBeVisible();
  await page.unroute('**/*.wasm');
  await button(page, 'Reset').click();
  await waitForStatus(page, 'ready');
  await button(page, 'Play').click();
  await waitForStep(page, 100);
});

test('data that cannot be loaded are reported, and another dataset works', async ({ page }) => {
  await page.route('**/iris.csv', (route) => route.fulfill({ status: 404 }));
  await page.goto('/#data=iris');
  await waitForStatus(page, 'failed');
  await expect(page.getByText(/iris\.csv.*404/).first()).toBeVisible();
  await page.getByRole('radio', { name: 'XOR' }).check({ force: true });
  await waitForStatus(page, 'ready');
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
});

test('without WebGPU the control reports it and WASM runs', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'gpu'));
  await open(page);
  const provider = page.getByRole('combobox', { name: /provider/i });
  await expect(provider.locator('option[value="webgpu"]')).toBeDisabled();
  await expect(page.getByText(/WebGPU/).first()).toBeAttached();
  expect(await live(page, 'provider')).toBe('wasm');
});
