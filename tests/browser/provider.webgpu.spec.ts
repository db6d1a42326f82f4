import { expect, type Page } from '@playwright/test';
import { button, live, liveNumber, open, waitForStep } from './page.ts';
import { test } from './test.ts';

const STEPS = 20;

async function firstLosses(page: Page, experiment: string): Promise<number[]> {
  await page.goto('about:blank');
  await open(page, experiment);
  const losses = [await liveNumber(page, 'train-loss')];
  for (let step = 1; step <= STEPS; step++) {
    await button(page, 'Step').click();
    await expect.poll(() => liveNumber(page, 'step')).toBe(step);
    losses.push(await liveNumber(page, 'train-loss'));
  }
  return losses;
}

test(`circle trains on WebGPU, and its first ${STEPS} losses are the same as on WASM`, async ({ page }) => {
  const onWebGpu = await firstLosses(page, 'data=circle&provider=webgpu');
  expect(await live(page, 'provider')).toBe('webgpu');
  const onWasm = await firstLosses(page, 'data=circle&provider=wasm');
  expect(await live(page, 'provider')).toBe('wasm');
  onWasm.forEach((loss, step) => {
    expect(Math.abs((onWebGpu[step] as number) - loss), `after step ${step}`).toBeLessThan(1e-3);
  });
});

test('the run continues when the provider is changed', async ({ page }) => {
  await open(page, 'data=circle&provider=wasm');
  await button(page, 'Play').click();
  await waitForStep(page, 500);
  const provider = page.getByRole('combobox', { name: /provider/i });
  await provider.selectOption('webgpu');
  await expect.poll(() => live(page, 'provider')).toBe('webgpu');
  const step = await liveNumber(page, 'step');
  expect(step).toBeGreaterThan(500);
  await waitForStep(page, step + 8);
  expect(await live(page, 'status')).toBe('running');
});
