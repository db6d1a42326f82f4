import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

/** A network that misclassifies many examples, and continues to. */
const POOR = 'data=circle&net=none&split=50/25/25';

async function evaluate(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Evaluation', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Metrics' })).toBeVisible();
}

const cell = (page: Page, actual: string, predicted: string) =>
  page.getByRole('button', { name: new RegExp(`of “${actual}” predicted as “${predicted}”`) });
const countOf = async (page: Page, actual: string, predicted: string) =>
  Number(await cell(page, actual, predicted).textContent());

test('the test part is hidden until it is requested, every use counts, and its results do not change', async ({
  page,
}) => {
  await open(page, POOR);
  await evaluate(page);
  const panel = page.getByRole('tabpanel', { name: 'Evaluation' });
  await page.getByText('Test', { exact: true }).click();
  await expect(panel.getByText('The test part has not been used.')).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Metrics' })).toHaveCount(0);
  await expect(panel.getByRole('table')).toHaveCount(0);

  await button(page, 'Evaluate on test').click();
  await expect(panel.getByText('The test part was used once.')).toBeVisible();
  const accuracy = panel.getByRole('list', { name: 'Metrics' }).getByRole('button', { name: /Accuracy/ });
  const seen = await accuracy.textContent();
  await button(page, 'Step').click();
  await waitForStatus(page, 'paused');
  await expect(panel.getByText('for the network at step 0')).toBeVisible();
  await expect(accuracy).toHaveText(seen ?? '');

  await button(page, 'Reset').click();
  await waitForStatus(page, 'ready');
  await button(page, 'Evaluate on test').click();
  await expect(panel.getByText(/was used 2 times/)).toBeVisible();
  await expect(panel.getByRole('table', { name: 'Evaluations on the test part' }).getByRole('row')).toHaveCount(3);
  await expectAccessible(page, '[role="tabpanel"]');
});

test('the threshold changes the matrix and the boundary, and can be reset', async ({ page }) => {
  await open(page, POOR);
  await evaluate(page);
  const predicted = async () => (await countOf(page, 'ring', 'disc')) + (await countOf(page, 'disc', 'disc'));
  const before = await predicted();
  expect(before).toBeGreaterThan(0);
  await page.getByRole('slider', { name: 'Threshold', exact: true }).press('End');
  await expect(page.getByText('boundary at 1', { exact: true })).toBeVisible();
  expect(await predicted()).toBe(0);
  await page.getByRole('spinbutton', { name: 'Threshold, as a number' }).fill('0');
  await page.keyboard.press('Enter');
  await expect(page.getByText('boundary at 0', { exact: true })).toBeVisible();
  expect(await predicted()).toBeGreaterThan(before);

  await button(page, 'Threshold back to 0.5').click();
  await expect(page.getByText(/^boundary at/)).toHaveCount(0);
  expect(await predicted()).toBe(before);
});

test('a cell lists its examples, and the arrow keys move between cells', async ({ page }) => {
  await open(page, POOR);
  await evaluate(page);
  await cell(page, 'ring', 'ring').focus();
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 'ring', 'disc')).toBeFocused();
  await page.keyboard.press('Enter');
  const count = await countOf(page, 'ring', 'disc');
  expect(count).toBeGreaterThan(0);
  const list = page.getByRole('region', { name: new RegExp(`^${count} examples? of “ring” predicted as “disc”`) });
  await expect(list.getByRole('row')).toHaveCount(1 + Math.min(8, count));
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);

  // Every metric is explained.
  await page.getByRole('button', { name: /ROC AUC/ }).focus();
  const about = page.getByRole('region', { name: 'About ROC AUC' });
  await expect(about.getByRole('math')).toBeVisible();
  await expect(about.getByRole('link')).toBeVisible();
  // The arrow keys read the curves point by point.
  const reader = page.getByRole('slider', { name: 'Thresholds, one by one' }).first();
  await reader.focus();
  await page.keyboard.press('ArrowRight');
  await expect(reader).toHaveAttribute('aria-valuetext', /found, .* false alarms/);
  // None of these keys triggered a shortcut of the page.
  await waitForStatus(page, 'ready');
});

test('images with a wrong prediction come first, and pressing one shows it in the network', async ({ page }) => {
  await open(page, 'data=digits&net=dense(4,relu)');
  await evaluate(page);
  const images = page
    .getByRole('region', { name: /^\d+ wrong predictions, the most certain first$/ })
    .getByRole('button', { name: /^Show this “\d”, predicted as “\d”, in the network, score [\d.]+$/ });
  await expect(images).toHaveCount(24);
  const second = images.nth(1);
  const [, actual, predicted] = (await second.getAttribute('aria-label'))?.match(/“(\d)”, predicted as “(\d)”/) ?? [];
  expect(predicted).not.toBe(actual);
  await second.click();
  await expect(second).toHaveAttribute('aria-pressed', 'true');
  const strip = page.getByRole('group', { name: 'Example in view' });
  await expect(strip).toContainText(`actual “${actual}”`);
  await expect(strip).toContainText(`predicted “${predicted}”`);
});
