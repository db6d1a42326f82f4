import { expect } from '@playwright/test';
import { button, live, liveNumber, open, waitForStep } from './page.ts';
import { test } from './test.ts';

declare global {
  /** The device of the engine in its worker. */
  var device: GPUDevice | undefined;
}

test('losing the graphics card loses no work: WASM continues at the same step', async ({ page }) => {
  await open(page, 'data=circle&net=dense(4,tanh)&opt=sgd&provider=wasm');
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    const ask = GPUAdapter.prototype.requestDevice;
    GPUAdapter.prototype.requestDevice = async function (descriptor) {
      globalThis.device = await ask.call(this, descriptor);
      return globalThis.device;
    };
  });
  await page.getByRole('combobox', { name: /provider/i }).selectOption('webgpu');
  await expect.poll(() => live(page, 'provider'), { timeout: 60_000 }).toBe('webgpu');
  await button(page, 'Play').click();
  await waitForStep(page, 10);
  const step = await liveNumber(page, 'step');
  await worker?.evaluate(() => globalThis.device?.destroy());
  await expect.poll(() => live(page, 'provider'), { timeout: 60_000 }).toBe('wasm');
  await expect(
    page.getByText(/The graphics card was lost, so the run continues on WASM from step \d/).first(),
  ).toBeVisible();
  await waitForStep(page, step + 500);
  expect(await live(page, 'status')).toBe('running');
});
