/** Several targets for each example: a class at every pixel, or several labels. */
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

const MASKS = 'data=shape_masks(n=100)&net=conv2d(4,3,relu),max_pool(2),conv2d(4,3,relu),upsample(2),join(1)';
const LABELS = 'data=shape_labels(n=100)&net=conv2d(4,3,relu),max_pool(2)';

async function step(page: Page): Promise<void> {
  await button(page, 'Step').click();
  await waitForStatus(page, 'paused');
}

test('masks: examples are listed with their IoU, and arrow keys read the classes at a pixel', async ({
  shared: page,
}) => {
  await open(page, MASKS);
  await step(page);
  const rows = page.getByRole('list', { name: 'Examples with their masks' }).getByRole('button');
  await expect(rows.nth(1)).toHaveAccessibleName(/^validation example 2 of 15, background, .*IoU [\d.]+%$/);
  await rows.nth(1).click();
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('list', { name: 'Classes', exact: true }).getByRole('listitem')).toHaveText([
    'background',
    'disc',
    'square',
    'triangle',
  ]);
  const pixel = page.getByRole('slider', { name: 'Pixel of the predicted mask' });
  await expect(pixel).toHaveAttribute('aria-valuetext', /^row 9, column 9: actual \w+, predicted \w+ [\d.]+%$/);
  await pixel.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect(pixel).toHaveAttribute('aria-valuetext', /^row 8, column 10: /);
  await expectAccessible(page);
});

test('masks: the evaluation counts pixels, and views about one prediction are not offered', async ({
  shared: page,
}) => {
  await open(page, MASKS);
  await step(page);
  await page.getByRole('tab', { name: 'Evaluation', exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: 'Evaluation', exact: true });
  await expect(panel).toContainText('3,840 pixels of 15 examples');
  await expect(panel.getByRole('list', { name: 'Metrics' })).toContainText('Mean IoU');
  await expect(button(page, 'Wrong first')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Images', exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Saliency' })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Formulas', exact: true }).click();
});

test('labels: each example has the probability of every label, and wrong predictions are named', async ({
  shared: page,
}) => {
  await open(page, LABELS);
  await step(page);
  const rows = page.getByRole('list', { name: 'Examples with their labels' }).getByRole('button');
  await expect(rows.nth(1)).toHaveAccessibleName(
    /^validation example 2 of 15, (disc|square|triangle|, )+(, wrong: .+)?, disc\s*[\d.]+%\s*square\s*[\d.]+%\s*triangle\s*[\d.]+%$/,
  );
  await rows.nth(1).press('Enter');
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('group', { name: 'Example in view' })).toContainText(/actual “(disc|square|triangle)”/);
  await expectAccessible(page);
});

test('labels: the evaluation counts labels, with the exact match', async ({ shared: page }) => {
  await open(page, LABELS);
  await step(page);
  await page.getByRole('tab', { name: 'Evaluation', exact: true }).click();
  const panel = page.getByRole('tabpanel', { name: 'Evaluation', exact: true });
  await expect(panel).toContainText('45 labels of 15 examples');
  await expect(panel.getByRole('list', { name: 'Metrics' })).toContainText('Exact match');
  await page.getByRole('tab', { name: 'Formulas', exact: true }).click();
});
