import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, live, liveNumber, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const count = (page: Page) => page.getByRole('combobox', { name: 'Runs at once', exact: true });
const differIn = (page: Page) => page.getByRole('combobox', { name: 'Runs differ in', exact: true });
const runs = (page: Page) => page.getByRole('toolbar', { name: 'Runs' }).getByRole('button');
const band = (page: Page) => page.getByRole('img', { name: /losses of \d+ runs/i });

test('sixteen runs are shown side by side, and one of them continues alone', async ({ shared: page }) => {
  await open(page, 'data=circle');
  await count(page).selectOption('16');
  await expect(page).toHaveURL(/replicas=16/);
  await waitForStatus(page, 'ready');
  await expect(band(page)).toBeVisible();
  await button(page, 'Play').click();
  await waitForStep(page, 200);
  await expect(runs(page)).toHaveCount(16);
  for (let run = 1; run <= 16; run++) {
    await expect(
      page.getByRole('button', {
        name: new RegExp(`^Open run ${run}: seed ${9 + run} has validation loss [\\d.e−]+$`),
      }),
    ).toBeVisible();
  }
  await expect(page.getByText('Picture and numbers: run 1 of 16, seed 10')).toBeVisible();

  const before = await liveNumber(page, 'step');
  await page.getByRole('button', { name: /^Open run 5: seed 14/ }).click();
  await expect(page).toHaveURL(/seed=14/);
  await expect(page).not.toHaveURL(/replicas=/);
  await expect(band(page)).toBeHidden();
  await expect(page.getByRole('img', { name: 'Training and validation loss over the steps' })).toBeVisible();
  await waitForStep(page, before);
  expect(await live(page, 'status')).toBe('running');
});

test('a run that is opened while paused stays at its step', async ({ shared: page }) => {
  await open(page, 'data=circle&replicas=4');
  await button(page, 'Play').click();
  await waitForStep(page, 200);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  await page.getByRole('tab', { name: 'Evaluation', exact: true }).click();
  const step = await liveNumber(page, 'step');
  await expect(page.getByText(`Run 1 of 4. Step ${step.toLocaleString('en')}, 75 examples`)).toBeVisible();
  const opening = page.getByRole('button', { name: /^Open run 3: seed 12 has validation loss/ });
  const loss = Number((await opening.textContent())?.split('validation loss')[1]?.replace('−', '-'));
  await opening.click();
  await expect(page).toHaveURL(/seed=12/);
  // The button shows two digits.
  await expect.poll(async () => (await liveNumber(page, 'val-loss')) / loss).toBeCloseTo(1, 1);
  await waitForStatus(page, 'paused');
  expect(await liveNumber(page, 'step')).toBe(step);
});

test('a sweep of the learning rate shows which runs diverge', async ({ shared: page }) => {
  await open(page, 'data=plane&net=none&opt=sgd');
  await count(page).selectOption('16');
  await differIn(page).selectOption('learning rate');
  const end = (name: string) => page.getByRole('spinbutton', { name: `learning rate, ${name}` });
  await end('from').fill('0.001');
  await end('from').press('Enter');
  await end('to').fill('10');
  await end('to').press('Enter');
  await expect(page).toHaveURL(/sweep=lr\(0\.001\.\.10,16\)/);
  await waitForStatus(page, 'ready');
  await button(page, 'Play').click();
  await expect(page.getByRole('button', { name: 'Open run 16: learning rate 10 has diverged' })).toBeVisible();
  await expect(
    page.getByRole('button', { name: /^Open run 1: learning rate 0\.001 has validation loss [\d.]+$/ }),
  ).toBeVisible();
  await expect(page.getByText(/✕ \d+ of 16 diverged/)).toBeVisible();
  expect(await live(page, 'status')).toBe('running');
});

test('a link can have any number of runs, and one choice returns to a single run', async ({ shared: page }) => {
  await open(page, 'data=xor&replicas=7');
  await expect(count(page)).toHaveValue('7');
  await expect(differIn(page)).toHaveValue('seed');
  await expect(runs(page)).toHaveCount(7);
  await count(page).selectOption('1');
  await expect(page).not.toHaveURL(/replicas=/);
  await expect(runs(page)).toHaveCount(0);
});

test('runs can be set up, browsed and opened with the keyboard only', async ({ shared: page }) => {
  await open(page, 'data=circle');
  await count(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/replicas=4/);
  await waitForStatus(page, 'ready');
  await button(page, 'Play').focus();
  await page.keyboard.press('Enter');
  await waitForStep(page, 100);
  await runs(page).first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^Open run 3: seed 12/ })).toBeFocused();
  expect(await live(page, 'status')).toBe('running');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/seed=12/);
  await expect(page.getByRole('region', { name: 'Losses' })).toBeFocused();
  await page.keyboard.press('Space');
  await waitForStatus(page, 'paused');
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test('axe finds no violation during the training of many runs', async ({ shared: page }) => {
      await open(page, 'data=plane&net=none&opt=sgd&sweep=lr(0.001..10,64)');
      await button(page, 'Play').click();
      await expect(page.getByRole('button', { name: /has diverged$/ }).first()).toBeVisible();
      await expectAccessible(page);
    });
  });
}
