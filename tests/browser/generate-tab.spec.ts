import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, enter, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Generate', exact: true });

async function show(page: Page, experiment: string): Promise<void> {
  await open(page, experiment);
  await page.getByRole('tab', { name: 'Generate', exact: true }).click();
}

async function train(page: Page, steps: number): Promise<void> {
  await button(page, 'Play').click();
  await waitForStep(page, steps);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
}

test('samples follow the training, the prompt and the controls', async ({ shared: page }) => {
  await show(page, 'data=names(n=300)&net=embedding(6),gru(8)&opt=adam(0.01)');
  const samples = panel(page).getByRole('toolbar');
  await expect(samples).toHaveCount(6);
  const before = await samples.first().textContent();
  await train(page, 100);
  await expect(samples.first()).not.toHaveText(before ?? '');

  await panel(page).getByRole('textbox', { name: 'Prompt' }).fill('ma%');
  await expect(panel(page).getByText('“%” is not a token of these data, so it is skipped.')).toBeVisible();
  await expect(samples.first()).toHaveText(/^\.ma/);
  await panel(page).getByRole('slider', { name: 'Temperature' }).press('Home');
  await expect
    .poll(async () => new Set(await samples.allTextContents()).size, { message: 'temperature 0 is greedy' })
    .toBe(1);

  await samples.nth(1).getByRole('button').first().focus();
  const choices = panel(page).getByRole('region', { name: 'Alternatives to token 1 of sample 2' });
  await expect(choices.getByRole('row')).toHaveCount(8);
  await expect(panel(page).getByRole('row', { name: /^guessing: .* 3\.30 4\.75 27\.0$/ })).toBeVisible();
  await expectAccessible(page, '[role="tabpanel"]:not([hidden])');
  await panel(page).getByRole('slider', { name: 'Temperature' }).press('End');
});

test('validation examples are completed, right or wrong', async ({ shared: page }) => {
  await show(page, 'data=addition(n=300,digits=1)&net=embedding(6),gru(8)&opt=adam(0.01)');
  await panel(page).getByRole('textbox', { name: 'Prompt' }).fill('');
  await expect(panel(page).getByText(/^6 validation examples completed: \d right, \d wrong\./)).toBeVisible();
  await expectAccessible(page, '[role="tabpanel"]:not([hidden])');
});

test('a network that looks ahead has no samples, and the tab says why', async ({ shared: page }) => {
  await show(page, 'data=dyck(n=100)&net=embedding(4),gru(4,bidirectional=yes)');
  await expect(panel(page).getByText(/^In “GRU 2”, each step depends on later ones\./)).toBeVisible();
});

test('a forecast one step ahead and free-running, from a start that a person chooses', async ({ shared: page }) => {
  await show(page, 'data=sines(n=100,length=20)&net=gru(6)&opt=adam(0.01)');
  await expect(panel(page).getByRole('img', { name: /one step ahead and free-running$/ })).toBeVisible();
  await expect(panel(page).getByRole('row', { name: /^free-running/ })).toBeVisible();
  const start = panel(page).getByRole('slider', { name: 'Feed predictions back from' });
  await start.press('Home');
  await expect(start).toHaveAttribute('aria-valuetext', 'value 2');
  await expectAccessible(page, '[role="tabpanel"]:not([hidden])');
  await show(page, 'data=sunspots&series=12,1&features=year,sunspots&net=gru(4)');
  await expect(
    panel(page).getByText(/^Predictions cannot be fed back, because each step has other inputs/),
  ).toBeVisible();
});

test('other data have nothing to continue', async ({ page }) => {
  await open(page, 'data=circle');
  await enter(page, 'sampling');
  await button(page, 'Show it on the page').click();
  await button(page, 'Load names to continue').click();
  await expect(panel(page).getByRole('toolbar', { name: 'Sample 1' })).toBeVisible();
});
