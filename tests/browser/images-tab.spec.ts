import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, enter, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const CONVOLUTIONS = 'data=digits&net=conv2d(4,3,relu),max_pool(2),conv2d(6,3,relu)&batch=32';

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Images', exact: true });
const strip = (page: Page) => page.getByRole('group', { name: 'Example in view' });

async function show(page: Page, experiment: string, view?: string): Promise<void> {
  await open(page, experiment);
  await page.getByRole('tab', { name: 'Images', exact: true }).click();
  if (view !== undefined) await panel(page).getByText(view, { exact: true }).click();
}

async function train(page: Page, steps: number): Promise<void> {
  await button(page, 'Play').click();
  await waitForStep(page, steps);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
}

test.describe('without images', () => {
  test('the tab says what it is for and loads an experiment, which can be undone', async ({ page }) => {
    await open(page, 'data=circle');
    await enter(page, 'filters');
    await button(page, 'Show it on the page').click();
    await expect(panel(page).getByText(/^For data that are images, this tab shows/)).toBeVisible();
    await button(page, 'Load digits with convolutions').click();
    await expect(panel(page).getByRole('group', { name: 'Kernels of Convolution 1' })).toBeVisible();
    await button(page, 'Undo').click();
    await expect(button(page, 'Load digits with convolutions')).toBeVisible();
  });

  test('chosen pixels become a whole image again', async ({ shared: page }) => {
    await show(page, 'data=digits&features=p10,p20&net=none');
    await button(page, 'Use the whole image').click();
    await expect(panel(page).getByRole('radio', { name: 'Filters' })).toBeChecked();
  });
});

test.describe('filters', () => {
  test('have numbers by key, which follow the training, and a kernel can be chosen', async ({ shared: page }) => {
    await show(page, CONVOLUTIONS, 'Filters');
    const kernels = panel(page).getByRole('group', { name: 'Kernels of Convolution 1' });
    const first = kernels.getByRole('button', { name: /^Convolution 1, channel 1: weights .* gradient / });
    await expect(first).toBeVisible();
    const before = await first.getAttribute('aria-label');
    await train(page, 20);
    await expect(first).not.toHaveAccessibleName(before ?? '');

    await first.focus();
    await page.keyboard.press('ArrowRight');
    const second = kernels.getByRole('button', { name: /^Convolution 1, channel 2: / });
    await expect(second).toBeFocused();
    await expect(page.getByRole('button', { name: /^Convolution 1, channel 2: mean/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    const numbers = panel(page).getByRole('region', { name: 'Numbers of Convolution 1, channel 2' });
    await expect(numbers.getByText('Gradient')).toBeVisible();
    await expect(numbers.getByText(/^[−\d.e]+$/)).toHaveCount(18);
    await page.keyboard.press('Enter');
    await expect(second).toHaveAttribute('aria-pressed', 'true');

    await panel(page).getByRole('combobox', { name: 'Layer' }).selectOption({ label: 'Convolution 3' });
    await expect(panel(page).getByText('6 kernels of 3 × 3 on 4 channels')).toBeVisible();
    await expectAccessible(page, '[role="tabpanel"][data-state="active"]');
  });

  test('of dense units on an image are read pixel by pixel', async ({ shared: page }) => {
    await show(page, 'data=digits&net=none', 'Filters');
    await expect(panel(page).getByText('10 units, each with a weight for every pixel: 8 × 8')).toBeVisible();
    await panel(page).getByRole('slider', { name: 'Weights by pixel' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(panel(page).getByText(/^Weights, row 2, column 1: /)).toBeVisible();
  });
});

test.describe('the examples that excite a channel most', () => {
  test('are sorted, and one of them becomes the example in view', async ({ shared: page }) => {
    await show(page, CONVOLUTIONS, 'Excites most');
    await panel(page).getByRole('combobox', { name: 'Layer' }).selectOption({ label: 'Convolution 3' });
    await panel(page).getByRole('combobox', { name: 'Channel' }).selectOption({ label: 'channel 2' });
    const list = panel(page).getByRole('list', { name: 'Examples that excite Convolution 3, channel 2 most' });
    await expect(list.getByRole('listitem')).toHaveCount(12);
    await list.getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await expect(list.getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
    await expect(strip(page)).toContainText('train example');

    await panel(page).getByRole('button', { name: 'channel 5' }).click();
    await expect(panel(page).getByRole('combobox', { name: 'Channel' })).toHaveValue('4');
    await expectAccessible(page, '[role="tabpanel"][data-state="active"]');
  });

  test('belong to the unit that is chosen in the network', async ({ shared: page }) => {
    await show(page, CONVOLUTIONS, 'Excites most');
    await button(page, 'Convolution 1, channel 3')
      .or(page.getByRole('button', { name: /^Convolution 1, channel 3:/ }))
      .click();
    await page.keyboard.press('Escape');
    await expect(
      panel(page).getByRole('list', { name: 'Examples that excite Convolution 1, channel 3 most' }),
    ).toBeVisible();
  });
});

test.describe('saliency', () => {
  test('has a number for every pixel and follows class and training', async ({ shared: page }) => {
    await show(page, CONVOLUTIONS, 'Saliency');
    await expect(panel(page).getByText(/^The logit of “\d” is .* at step 0\.$/)).toBeVisible();
    await panel(page).getByRole('combobox', { name: 'Class' }).selectOption({ label: '7' });
    await expect(panel(page).getByText(/^The logit of “7” is/)).toBeVisible();
    const pixels = panel(page).getByRole('slider', { name: 'Saliency, pixel by pixel' });
    await pixels.focus();
    await page.keyboard.press('ArrowUp');
    await expect(pixels).toHaveAttribute('aria-valuetext', /^row 4, column 5: gradient [−\d.e]+$/);
    const before = await pixels.getAttribute('aria-valuetext');
    await train(page, 20);
    await expect(pixels).not.toHaveAttribute('aria-valuetext', before ?? '');
    await panel(page).getByText('Gradient × pixel', { exact: true }).click();
    await expect(pixels).toHaveAttribute('aria-valuetext', /gradient × pixel/);
    await expectAccessible(page, '[role="tabpanel"][data-state="active"]');
  });

  test('of a colour image has no sign', async ({ shared: page }) => {
    await show(page, 'data=shapes(n=200)&net=conv2d(4,3,relu)', 'Saliency');
    await expect(
      panel(page).getByText(/^The larger the number, the more a slight change of the pixel changes/),
    ).toBeVisible();
  });
});

test.describe('the shift test', () => {
  test('moves the image by key, pointer and slider', async ({ shared: page }) => {
    await show(page, CONVOLUTIONS, 'Shift test');
    const answer = panel(page).getByRole('status').first();
    await expect(answer).toHaveText(/^Not moved: predicted “\d”$/);
    const map = panel(page).getByRole('slider', { name: 'Displacement' });
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(answer).toContainText('1 pixel right, 1 down: predicted');
    await expect(map).toHaveAttribute(
      'aria-valuetext',
      /^1 pixel right, 1 down: output for “\d” [\d.e−]+, predicted “\d”$/,
    );
    await panel(page).getByRole('slider', { name: 'Pixels right' }).focus();
    await page.keyboard.press('End');
    await expect(answer).toContainText('4 pixels right, 1 down');
    await button(page, 'Move back').click();
    await expect(answer).toContainText('Not moved');

    const picture = panel(page).locator('figure').filter({ hasText: 'actual' }).locator('canvas');
    await picture.scrollIntoViewIfNeeded();
    const image = await picture.boundingBox();
    if (!image) throw new Error('the image is nowhere');
    await page.mouse.move(image.x + image.width / 2, image.y + image.height / 2);
    await page.mouse.down();
    await page.mouse.move(image.x + image.width / 4, image.y + image.height / 2);
    await page.mouse.up();
    await expect(answer).toContainText('2 pixels left:');
  });

  test('compares the network with a dense one that trains on the same batches', async ({ shared: page }) => {
    await show(page, CONVOLUTIONS, 'Shift test');
    const networks = panel(page).getByRole('table').last();
    await expect(networks.getByRole('row')).toHaveCount(2);
    await train(page, 20);
    await button(page, 'Train a dense network beside it').click();
    const rival = networks.getByRole('row', { name: /^dense dense\(\d+,relu\)/ });
    await expect(rival).toBeVisible();
    await expect(networks.getByRole('row', { name: /^this network conv2d/ })).toBeVisible();
    await expect(rival.getByRole('cell').nth(1)).toHaveText(/%$/);
    await expectAccessible(page, '[role="tabpanel"][data-state="active"]');
    await button(page, 'Remove the dense network').click();
    await expect(rival).toBeHidden();
  });

  test('needs convolutions for the comparison', async ({ shared: page }) => {
    await show(page, 'data=digits&net=dense(8,relu)', 'Shift test');
    await expect(button(page, 'Train a dense network beside it')).toHaveAttribute('aria-disabled', 'true');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  for (const view of ['Filters', 'Excites most', 'Saliency', 'Shift test']) {
    test(`${view}: nothing is wider than the page`, async ({ shared: page }) => {
      await show(page, CONVOLUTIONS, view);
      await expect(panel(page).getByText(/appears? as soon/)).toHaveCount(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await expectAccessible(page, '[role="tabpanel"][data-state="active"]');
    });
  }
});
