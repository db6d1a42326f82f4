import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

const DIGITS = 'data=digits&net=conv2d(4,3,relu),max_pool(2)';

const strip = (page: Page) => page.getByRole('group', { name: 'Example in view' });
const panel = (page: Page) => page.getByRole('region', { name: 'Draw an example' });
const pad = (page: Page) => panel(page).getByRole('application');
const answers = (page: Page) => panel(page).getByRole('list', { name: 'Predictions for the drawing' });
/** The name of a unit, which has the mean of its map. */
const unitName = (page: Page) =>
  page.getByRole('button', { name: /^Convolution 1, channel 2:/ }).getAttribute('aria-label');

async function openPad(page: Page): Promise<void> {
  await strip(page).getByRole('button', { name: 'Draw' }).click();
  await expect(pad(page)).toBeVisible();
}

/** Draws a line with the mouse, in shares of the pad. */
async function draw(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = await pad(page).boundingBox();
  if (!box) throw new Error('the pad is nowhere');
  await page.mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 4 });
  await page.mouse.up();
}

test.describe('a drawn example', () => {
  test.afterEach(async ({ shared: page }) => {
    if (await panel(page).isVisible()) {
      const clear = panel(page).getByRole('button', { name: 'Clear' });
      if ((await clear.getAttribute('aria-disabled')) === null) await clear.click();
      await page.keyboard.press('Escape');
    }
  });

  test('goes through the network and is answered at once, before and during the training', async ({ shared: page }) => {
    await open(page, DIGITS);
    const name = await unitName(page);
    await openPad(page);
    await expect(strip(page)).toContainText('validation example 1');
    await draw(page, [0.5, 0.1], [0.5, 0.9]);
    await expect(strip(page)).toContainText('your drawing');
    await expect(answers(page).getByRole('listitem')).toHaveText([/^“\d”[\d.]+%$/, /%$/, /%$/]);
    await expect.poll(() => unitName(page)).not.toBe(name);
    await expect(
      panel(page)
        .getByRole('status')
        .filter({ hasText: /^Predicted “\d”, [\d.]+%$/ }),
    ).toHaveCount(1);

    await button(page, 'Play').click();
    await waitForStep(page, 400);
    await draw(page, [0.45, 0.1], [0.45, 0.9]);
    // A vertical line is a 1 to any network that has learned something.
    await expect(answers(page).getByRole('listitem').first()).toContainText('“1”');
    await button(page, 'Pause').click();
    await waitForStatus(page, 'paused');
    const before = await answers(page).innerText();
    await draw(page, [0.2, 0.1], [0.8, 0.1]);
    await expect(answers(page)).not.toHaveText(before);
    await button(page, 'Reset').click();
    await waitForStatus(page, 'ready');
    await expect(strip(page)).toContainText('your drawing');
  });

  test('is undone, cleared, and left for the data by ‹ › and by Escape, and comes back with the pad', async ({
    shared: page,
  }) => {
    await open(page, DIGITS);
    await openPad(page);
    await expect(panel(page).getByRole('button', { name: 'Clear' })).toHaveAccessibleDescription('Nothing to clear');
    await draw(page, [0.3, 0.2], [0.7, 0.2]);
    await draw(page, [0.7, 0.2], [0.4, 0.9]);
    await strip(page).getByRole('button', { name: 'Next example' }).click();
    await expect(strip(page)).toContainText('validation example 2');
    await panel(page).getByRole('button', { name: 'Undo' }).click();
    await expect(strip(page)).toContainText('your drawing');
    await pad(page).focus();
    await page.keyboard.press('Escape');
    await expect(panel(page)).toBeHidden();
    await expect(strip(page)).toContainText('validation example 2');
    await expect(page).not.toHaveURL(/draw/i);
    await openPad(page);
    await expect(strip(page)).toContainText('your drawing');
    await panel(page).getByRole('button', { name: 'Clear' }).click();
    await expect(strip(page)).toContainText('validation example 2');
  });

  test('starts from the example in view', async ({ shared: page }) => {
    await open(page, DIGITS);
    await expect(strip(page)).toContainText(/predicted “\d”/);
    const words = await strip(page).locator('p').innerText();
    const predicted = words.slice(words.indexOf('predicted'));
    await openPad(page);
    await panel(page).getByRole('button', { name: 'Draw on this example' }).click();
    await expect(strip(page)).toContainText('your drawing');
    await expect(strip(page)).toContainText(predicted);
    await panel(page).getByRole('button', { name: 'Eraser' }).click();
    await draw(page, [0.1, 0.5], [0.9, 0.5]);
    await expect(strip(page)).not.toContainText(predicted);
    await panel(page).getByRole('button', { name: 'Pen' }).click();
  });

  test('is drawn with the keyboard alone', async ({ shared: page }) => {
    await open(page, DIGITS);
    await strip(page).getByRole('button', { name: 'Draw' }).focus();
    await page.keyboard.press('Enter');
    await expect(pad(page)).toBeFocused();
    const cursor = panel(page).getByRole('status').filter({ hasText: /^row/ });
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(cursor).toHaveText('row 4, column 1: 0 of 1');
    await page.keyboard.press('Space');
    await expect(cursor).toHaveText(/^row 4, column 1: 0\.\d+ of 1$/);
    await expect(strip(page)).toContainText('your drawing');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.keyboard.press('Delete');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Delete');
    await expect(cursor).toHaveText('row 4, column 1: 0 of 1');
    await page.keyboard.press('Control+z');
    await expect(cursor).not.toHaveText('row 4, column 1: 0 of 1');
    await page.keyboard.press('Escape');
    await expect(strip(page)).toContainText('validation example');
    await expect(strip(page).getByRole('button', { name: 'Draw' })).toBeFocused();
  });

  test('has colours if the data have, and is dropped with images of another size', async ({ shared: page }) => {
    await open(page, 'data=shapes&net=dense(4,relu)');
    await openPad(page);
    await panel(page).getByLabel('Ink').fill('#ff0000');
    await panel(page).getByLabel('Background').fill('#0000ff');
    await draw(page, [0.5, 0.5], [0.6, 0.5]);
    await expect(strip(page)).toContainText('your drawing');
    await pad(page).focus();
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Shift+ArrowUp');
    await expect(
      panel(page)
        .getByRole('status')
        .filter({ hasText: /^row 3/ }),
    ).toHaveText(/red 0, green 0, blue 1$/);
    await open(page, 'data=digits&net=dense(4,relu)');
    await expect(strip(page)).toContainText('validation example 1');
    await expect(panel(page)).toBeHidden();
  });

  test('axe finds no violation in the pad', async ({ shared: page }) => {
    await open(page, 'data=fashion_mnist&net=dense(4,relu)');
    await openPad(page);
    await draw(page, [0.3, 0.2], [0.7, 0.2]);
    await expect(answers(page)).toContainText('%');
    await expectAccessible(page);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a finger draws, and the page does not scroll meanwhile', async ({ page }) => {
    await open(page, DIGITS);
    await strip(page).getByRole('button', { name: 'Draw' }).tap();
    await pad(page).scrollIntoViewIfNeeded();
    const box = await pad(page).boundingBox();
    if (!box) throw new Error('the pad is nowhere');
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    const scrolled = await page.evaluate(() => scrollY);
    const devtools = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + box.width / 2, y: box.y + share * box.height }],
      });
    await touch('touchStart', 0.9);
    for (const share of [0.7, 0.5, 0.3, 0.1]) await touch('touchMove', share);
    await touch('touchEnd', 0.1);
    await expect(strip(page)).toContainText('your drawing');
    await expect(answers(page)).toContainText('%');
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });
});
