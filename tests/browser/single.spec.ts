import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { button, live, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = pathToFileURL(`${root}/dist-single/nabla.html`).href;

// Playwright sets NODE_ENV to "test", which would make a build for development.
test.beforeAll(() =>
  promisify(execFile)(process.execPath, ['scripts/single.mjs'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  }),
);

test('the single file opens from the disk and trains; nothing leaves it', async ({ page, context }) => {
  await context.setOffline(true);
  const asked: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));

  await page.goto(`${file}#data=xor&v=1`);
  await waitForStatus(page, 'ready');
  await expect(page.getByRole('radio', { name: 'XOR' })).toBeChecked();
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  await page.getByRole('tab', { name: 'Program' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Program' }).locator('svg').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Notes' }).click();
  const notes = page.getByRole('tabpanel', { name: 'Notes' });
  await page.getByRole('searchbox', { name: 'Search the notes' }).fill('gradient flow');
  await page.keyboard.press('Enter');
  await expect(notes.getByRole('math').first()).toBeVisible();

  // A link, in the address line of the same page; the dataset is in the file.
  await page.goto(`${file}#data=iris&v=1`);
  await waitForStatus(page, 'ready', 'paused', 'running');
  await expect(page.getByRole('radio', { name: 'Iris' })).toBeChecked();
  await button(page, 'Reset').click();
  await waitForStatus(page, 'ready');
  await button(page, 'Play').click();
  await waitForStep(page, 100);

  expect(asked.filter((address) => !/^(?:data|blob):/.test(address) && !address.startsWith(file))).toEqual([]);
  expect(errors).toEqual([]);
});

test('the single file says why it has no WebGPU', async ({ page }) => {
  await page.goto(`${file}#provider=webgpu&v=1`);
  const provider = page.getByRole('combobox', { name: /provider/i });
  await expect(provider.locator('option[value="webgpu"]')).toBeDisabled();
  await expect(page.getByTitle('This file does not contain the engine for WebGPU')).toBeVisible();
  await expect.poll(() => live(page, 'status')).not.toBe('loading');
});
