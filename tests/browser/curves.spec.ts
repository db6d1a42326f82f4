import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, liveNumber, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const reader = (page: Page) => page.getByRole('slider', { name: 'Values at a step' });
const reading = (page: Page) => reader(page).getAttribute('aria-valuetext');
const earlier = (page: Page) => page.getByRole('list', { name: 'Earlier runs' }).getByRole('listitem');
const disclosure = (page: Page) => page.getByRole('button', { name: /^\d+ earlier runs?$/ });
const showAll = (page: Page) => button(page, 'Show all steps');

async function train(page: Page, steps: number): Promise<void> {
  await button(page, 'Play').click();
  await waitForStep(page, (await liveNumber(page, 'step')) + steps);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
}

async function reset(page: Page): Promise<void> {
  await button(page, 'Reset').click();
  await expect.poll(() => liveNumber(page, 'step')).toBe(0);
}

/** Focuses the curves as the Tab key does. */
async function focusCurves(page: Page): Promise<void> {
  await button(page, 'Keep').focus();
  await page.keyboard.press('Tab');
  await expect(reader(page)).toBeFocused();
}

async function brush(page: Page, from: number, to: number): Promise<void> {
  const box = await reader(page).boundingBox();
  if (!box) throw new Error('the curves are not there');
  await page.mouse.move(box.x + from * box.width, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + to * box.width, box.y + 60, { steps: 4 });
  await page.mouse.up();
}

test('the curves show the loss or the metric, on a log or a linear scale', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('img', { name: 'Training and validation loss over the steps' })).toBeVisible();
  const log = button(page, 'Log scale');
  await expect(log).toHaveAttribute('aria-pressed', 'true');
  await log.click();
  await expect(log).toHaveAttribute('aria-pressed', 'false');
  await button(page, 'Accuracy').click();
  await expect(button(page, 'Accuracy')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('img', { name: 'Training and validation accuracy over the steps' })).toBeVisible();
  await expect(log).toBeDisabled();
});

test('the arrow keys read exact values, and do not affect the run', async ({ page }) => {
  await open(page);
  await train(page, 500);
  const step = await liveNumber(page, 'step');
  await focusCurves(page);
  await expect.poll(() => reading(page)).toContain(`Step ${step.toLocaleString('en-US')}, epoch`);
  // The page shows three digits.
  const validation = Number((await reading(page))?.match(/validation ([\d.e−]+)/)?.[1]?.replace('−', '-'));
  expect(validation / (await liveNumber(page, 'val-loss'))).toBeCloseTo(1, 2);
  await page.keyboard.press('Home');
  await expect.poll(() => reading(page)).toMatch(/^Step 0, epoch 0\.0: train [\d.]+, validation [\d.]+, gap/);
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await reader(page).getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  expect(await liveNumber(page, 'step')).toBe(step);
  await button(page, 'Accuracy').click();
  await focusCurves(page);
  await expect.poll(() => reading(page)).toMatch(/train [\d.]+%/);
});

test('a pointer reads the nearest values', async ({ page }) => {
  await open(page);
  await train(page, 500);
  await reader(page).hover();
  await expect(page.getByText(/^step [\d,]+ · epoch [\d.,]+$/)).toBeVisible();
  await expect(page.getByText('gap', { exact: true })).toBeVisible();
  await page.mouse.move(10, 10);
  await expect(page.getByText('gap', { exact: true })).toBeHidden();
});

test('a drag zooms; button, double click and Escape reset the zoom, and the run continues', async ({ page }) => {
  await open(page);
  await train(page, 1000);
  const end = await liveNumber(page, 'step');
  await brush(page, 0.4, 0.7);
  await expect(showAll(page)).toBeVisible();
  await focusCurves(page);
  const last = async () => Number(await reader(page).getAttribute('aria-valuemax'));
  await expect.poll(last).toBeLessThan(end * 0.75);
  const zoomed = await last();
  await page.keyboard.press('Space');
  await waitForStep(page, end + 500);
  await page.keyboard.press('ArrowLeft');
  expect(await last()).toBe(zoomed);
  await page.keyboard.press('Escape');
  await expect(showAll(page)).toBeHidden();
  await page.keyboard.press('Space');
  await waitForStatus(page, 'paused');
  await brush(page, 0.4, 0.7);
  await showAll(page).click();
  await expect(showAll(page)).toBeHidden();
  await brush(page, 0.7, 0.3);
  await expect(showAll(page)).toBeVisible();
  await reader(page).dblclick();
  await expect(showAll(page)).toBeHidden();
});

test('the keyboard zooms, and a reset shows everything again', async ({ page }) => {
  await open(page);
  await train(page, 1000);
  await focusCurves(page);
  await page.keyboard.press('+');
  await expect(showAll(page)).toBeVisible();
  await page.keyboard.press('-');
  await expect(showAll(page)).toBeHidden();
  await page.keyboard.press('+');
  await page.keyboard.press('r');
  await expect(showAll(page)).toBeHidden();
});

test('a drag zooms into many runs at once', async ({ page }) => {
  await open(page, 'data=circle&replicas=4');
  await train(page, 500);
  await brush(page, 0.4, 0.7);
  await expect(showAll(page)).toBeVisible();
  await showAll(page).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => reading(page)).toMatch(/^Step [\d,]+: median [\d.e−]+, middle half [\d.e−]+ to [\d.e−]+$/);
  await page.keyboard.press('Escape');
  await expect(showAll(page)).toBeHidden();
});

test('a run that is reset is kept for comparison; it can be renamed, hidden and deleted', async ({ page }) => {
  await open(page);
  await expect(disclosure(page)).toHaveCount(0);
  await train(page, 500);
  await reset(page);
  await expect(disclosure(page)).toHaveText('1 earlier run');
  await train(page, 100);
  await focusCurves(page);
  await page.keyboard.press('Home');
  await expect.poll(() => reading(page)).toContain('1 the same settings');

  await disclosure(page).click();
  await expect(earlier(page)).toHaveCount(1);
  const name = page.getByRole('textbox', { name: 'Name of earlier run 1' });
  await name.fill('the patient one');
  await name.press('Enter');
  await expect(name).toHaveValue('the patient one');
  await focusCurves(page);
  await page.keyboard.press('Home');
  await expect.poll(() => reading(page)).toContain('1 the patient one');

  await page.getByRole('checkbox', { name: 'Show earlier run 1' }).uncheck();
  await focusCurves(page);
  await page.keyboard.press('Home');
  await expect.poll(() => reading(page)).toMatch(/^Step 0,.* gap [\d.]+$/);
  await button(page, 'Delete earlier run 1').click();
  await expect(disclosure(page)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Losses' })).toBeFocused();
});

test('another optimizer keeps the run so far for comparison, and opening it restores its settings', async ({
  page,
}) => {
  await open(page);
  const optimizer = page.getByRole('combobox', { name: 'Optimizer', exact: true });
  const before = await optimizer.inputValue();
  await train(page, 500);
  await optimizer.selectOption('rmsprop');
  await expect(disclosure(page)).toHaveText('1 earlier run');
  await disclosure(page).click();
  await button(page, 'Open earlier run 1').click();
  await expect(optimizer).toHaveValue(before);
});

test('a run can be kept during training, and its curve survives edits', async ({ page }) => {
  await open(page);
  await expect(button(page, 'Keep')).toBeDisabled();
  await button(page, 'Play').click();
  await waitForStep(page, 200);
  await button(page, 'Keep').click();
  await expect(disclosure(page)).toHaveText('1 earlier run');
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  await page.getByRole('spinbutton', { name: 'Seed', exact: true }).fill('77');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/seed=77/);
  await waitForStatus(page, 'ready');
  await expect(disclosure(page)).toHaveText('1 earlier run');
});

test('the learning rate and the gradient norm are drawn below the curves if there is room or a person asks', async ({
  page,
}) => {
  await open(page);
  const lanes = button(page, 'Learning rate and gradient norm');
  const output = page.getByRole('region', { name: 'Output' });
  const drawn = () => page.getByRole('img', { name: 'Training and validation loss over the steps' }).screenshot();
  await train(page, 200);
  await expect(lanes).toHaveAttribute('aria-pressed', 'false');
  const without = await drawn();
  await lanes.click();
  await expect(lanes).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => (await drawn()).equals(without)).toBe(false);
  await reset(page);
  expect(await output.evaluate((panel) => panel.scrollHeight - panel.clientHeight)).toBe(0);
  await lanes.click();
  await page.setViewportSize({ width: 1440, height: 1080 });
  await page.reload();
  await expect(lanes).toHaveAttribute('aria-pressed', 'true');
});

test('axe finds no violation with earlier runs, a zoom and lanes', async ({ page }) => {
  await open(page);
  await train(page, 500);
  await reset(page);
  await train(page, 500);
  await button(page, 'Learning rate and gradient norm').click();
  await brush(page, 0.3, 0.8);
  await disclosure(page).click();
  await expect(earlier(page)).toHaveCount(1);
  await expectAccessible(page);
});
