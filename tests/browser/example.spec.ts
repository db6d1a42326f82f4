import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const DENSE = 'data=digits&net=dense(6,relu)';
const CONVOLUTIONS = 'data=digits&net=conv2d(4,3,relu),max_pool(2)';

const strip = (page: Page) => page.getByRole('group', { name: 'Example in view' });
const unit = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}(:|$)`) });

test.describe('the example in view', () => {
  test('is stepped by button and key, and starts again with other data', async ({ shared: page }) => {
    await open(page, DENSE);
    await expect(strip(page)).toContainText('validation example 1 of 269');
    await strip(page).getByRole('button', { name: 'Next example' }).click();
    await expect(strip(page)).toContainText('example 2 of 269');
    await page.keyboard.press('n');
    await expect(strip(page)).toContainText('example 3 of 269');
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    await page.keyboard.press('p');
    await expect(strip(page)).toContainText('example 269 of 269');
    await open(page, `${DENSE}&seed=4`);
    await expect(strip(page)).toContainText('example 1 of 269');
  });

  test('is the most certain wrong one first on request, with its actual and predicted class', async ({
    shared: page,
  }) => {
    await open(page, DENSE);
    const toggle = strip(page).getByRole('button', { name: 'Wrong first' });
    const scores: number[] = [];
    await toggle.click();
    for (const position of [1, 2, 3]) {
      await expect(strip(page)).toContainText(new RegExp(`${position} of \\d+ wrong`));
      await expect(strip(page)).toContainText(/predicted “\d” [\d.]+/);
      const words = (await strip(page).innerText()).match(/actual “(\d)”\s*predicted “(\d)” ([\d.]+)/) ?? [];
      expect(words[2]).not.toBe(words[1]);
      scores.push(Number(words[3]));
      await strip(page).getByRole('button', { name: 'Next example' }).click();
    }
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    await toggle.click();
    await expect(strip(page)).not.toContainText('wrong');
  });

  test('is chosen in the output with the keyboard', async ({ shared: page }) => {
    await open(page, DENSE);
    const reader = page.getByRole('slider', { name: 'Examples, one by one' });
    await reader.focus();
    await page.keyboard.press('ArrowRight');
    const chosen = Number(await reader.getAttribute('aria-valuenow'));
    expect(chosen).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    // 1,258 training examples come first, then those of validation.
    const position =
      chosen <= 1258 ? `train example ${chosen.toLocaleString('en')} ` : `validation example ${chosen - 1258} `;
    await expect(strip(page)).toContainText(position);
  });

  test('is not there for other data', async ({ shared: page }) => {
    await open(page, 'data=circle');
    await expect(button(page, 'Hidden 1, unit 1')).toBeVisible();
    await expect(strip(page)).toBeHidden();
  });
});

test.describe('the network of images', () => {
  test('has the image and its channels as units, whose names follow the training', async ({ shared: page }) => {
    await open(page, CONVOLUTIONS);
    await expect(button(page, 'Input image')).toBeVisible();
    const channel = unit(page, 'Convolution 1, channel 2');
    await expect(channel).toHaveAccessibleName(/: mean [−\d.e]+, largest [−\d.e]+$/);
    const before = await channel.getAttribute('aria-label');
    await button(page, 'Play').click();
    await waitForStep(page, 20);
    await expect(channel).not.toHaveAccessibleName(before ?? '');
    await button(page, 'Pause').click();
    await waitForStatus(page, 'paused');
    await expect(unit(page, 'Output, 3')).toHaveAccessibleName(/^Output, 3: [\d.e−]+$/);
  });

  test('a unit that looks at the image shows its weights in the lens and its sum in a panel', async ({
    shared: page,
  }) => {
    await open(page, DENSE);
    await unit(page, 'Hidden 1, unit 2').focus();
    await expect(page.getByRole('region', { name: /^Hidden 1, unit 2: formula/ })).toContainText('weights 8 × 8');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'How Hidden 1 · unit 2 came to be' });
    await expect(panel.getByRole('region', { name: /^Input image contributes/ })).toBeVisible();
    await expect(panel.getByText('Products')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(unit(page, 'Hidden 1, unit 2')).toBeFocused();
  });

  test('a pixel shows its window, which the arrow keys and Play move', async ({ shared: page }) => {
    await open(page, CONVOLUTIONS);
    await unit(page, 'Convolution 1, channel 1').focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'How Convolution 1 · channel 1 came to be' });
    const pixel = panel.getByRole('slider', { name: 'Pixel of Convolution 1 · channel 1' });
    await expect(pixel).toBeFocused();
    for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowLeft');
    for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowUp');
    await expect(pixel).toHaveAttribute('aria-valuetext', /^row 1, column 1: /);
    await page.keyboard.press('ArrowDown');
    await expect(panel.getByText('Row 2, column 1')).toBeVisible();
    await panel.getByRole('button', { name: 'Slide the window' }).click();
    await expect(panel.getByText('Row 2, column 4')).toBeVisible();
    await panel.getByRole('button', { name: 'Pause the window' }).click();
    await expect(panel.getByText('Kernel')).toBeVisible();
    await page.keyboard.press('Escape');

    await unit(page, 'Max pooling 2, channel 3').focus();
    await page.keyboard.press('Enter');
    const pool = page.getByRole('dialog', { name: 'How Max pooling 2 · channel 3 came to be' });
    await expect(pool.getByText('Window', { exact: true })).toBeVisible();
  });

  test('with reduced motion, only a person moves the window', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, CONVOLUTIONS);
    await unit(page, 'Convolution 1, channel 1').click();
    const panel = page.getByRole('dialog', { name: 'How Convolution 1 · channel 1 came to be' });
    await expect(panel.getByRole('slider')).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Slide the window' })).toBeHidden();
  });

  test('axe finds no violation in it, nor in the panel', async ({ shared: page }) => {
    await open(page, CONVOLUTIONS);
    await expectAccessible(page);
    await unit(page, 'Convolution 1, channel 1').click();
    const panel = page.getByRole('dialog', { name: 'How Convolution 1 · channel 1 came to be' });
    await expect(panel.getByText('Kernel')).toBeVisible();
    await expectAccessible(page);
  });

  test('a pointer on a map shows the map in the output and its number, and the window can be dragged', async ({
    shared: page,
  }) => {
    await open(page, CONVOLUTIONS);
    await unit(page, 'Max pooling 2, channel 1').hover();
    await expect(page.getByRole('img', { name: 'Max pooling 2, channel 1' })).toBeVisible();
    await unit(page, 'Convolution 1, channel 1').click();
    const panel = page.getByRole('dialog', { name: 'How Convolution 1 · channel 1 came to be' });
    const map = panel.locator('figure').filter({ hasText: 'Input image' }).locator('canvas');
    const box = await map.boundingBox();
    if (!box) throw new Error('the input is nowhere');
    await page.mouse.move(box.x + 2, box.y + 2);
    await page.mouse.down();
    await expect(panel.getByText('Row 1, column 1', { exact: true })).toBeVisible();
    await page.mouse.move(box.x + box.width - 2, box.y + 2);
    await expect(panel.getByText('Row 1, column 8', { exact: true })).toBeVisible();
    await page.mouse.up();
  });
});
