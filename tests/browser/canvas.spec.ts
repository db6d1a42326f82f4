import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

const NAME = 'Legend of the network';
const legend = (page: Page) => page.getByRole('region', { name: NAME });
const activation = (page: Page, of: string) => page.getByRole('combobox', { name: `Activation of ${of}`, exact: true });
const notes = (page: Page) => page.getByRole('list', { name: 'Notes for a first visit' }).getByRole('note');

test.describe('the legend', () => {
  test('opens and closes with its button, and stays open during work', async ({ shared: page }) => {
    await open(page);
    await expect(button(page, NAME)).toHaveAttribute('aria-expanded', 'false');
    await button(page, NAME).click();
    await expect(button(page, NAME)).toHaveAttribute('aria-expanded', 'true');
    await expect(legend(page)).toContainText('frozen weight or bias');
    await expectAccessible(page);
    await button(page, 'Hidden 2, unit 3').click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(legend(page)).toBeVisible();
    await button(page, NAME).click();
    await expect(legend(page)).toBeHidden();
  });

  test('opens and closes with a key', async ({ shared: page }) => {
    await open(page);
    await button(page, NAME).focus();
    await page.keyboard.press('Enter');
    await expect(legend(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(legend(page)).toBeHidden();
    await expect(button(page, NAME)).toBeFocused();
  });

  test('covers no header in a small window', async ({ shared: page }) => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await open(page, 'data=iris');
    await button(page, NAME).click();
    const header = await activation(page, 'Hidden 1').boundingBox();
    const box = await legend(page).boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
    await page.keyboard.press('Escape');
  });
});

test.describe('a first visit', () => {
  test.use({ firstVisit: true });

  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 720 },
    { width: 1440, height: 900 },
  ]) {
    test(`has three notes that cover no control, at ${viewport.width} px`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await open(page);
      await expect(notes(page)).toHaveText([/picture of a unit/, /wider a link/, /Press Play/]);
      await page.evaluate(() => document.fonts.ready);
      await expect.poll(() => covered(page)).toEqual([]);
      await expectAccessible(page);
    });
  }

  test('the notes let pointers through, and disappear for good without moving anything', async ({ page }) => {
    await open(page);
    await expect(notes(page)).toHaveCount(3);
    const hit = await notes(page)
      .first()
      .evaluate((note) => {
        const { x, y, width, height } = note.getBoundingClientRect();
        return note.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      });
    expect(hit).toBe(false);
    const unit = () => button(page, 'Hidden 1, unit 1').boundingBox();
    const before = await unit();
    await button(page, 'Got it').focus();
    await page.keyboard.press('Enter');
    await expect(notes(page)).toHaveCount(0);
    await expect(button(page, 'Got it')).toHaveCount(0);
    await expect(button(page, NAME)).toBeFocused();
    expect(await unit()).toEqual(before);

    await page.reload();
    await expect(button(page, NAME)).toBeVisible();
    await expect(notes(page)).toHaveCount(0);
    await expect(button(page, 'Got it')).toHaveCount(0);
  });

  test('the notes disappear when the network has trained for a moment', async ({ page }) => {
    await open(page);
    await expect(notes(page)).toHaveCount(3);
    await button(page, 'Play').click();
    await expect(notes(page)).toHaveCount(0);
    await page.reload();
    await expect(button(page, NAME)).toBeVisible();
    await expect(button(page, 'Got it')).toHaveCount(0);
  });
});

/** The controls that a visible note covers. Below the bar of a phone, which has one of the notes, the page scrolls. */
function covered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const phone = innerWidth < 700;
    const boxes = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => ({ element, box: element.getBoundingClientRect() }));
    const notes = boxes('[role="note"]');
    const placed = notes.filter(({ element }) => getComputedStyle(element).clipPath === 'none');
    const found = placed.length < 3 ? [`only ${placed.length} notes have a place`] : [];
    for (const { element: note, box } of placed) {
      if (phone && getComputedStyle(note).position === 'fixed') continue;
      for (const { element, box: other } of boxes('button, select, input, a[href]')) {
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (across > 0.5 && down > 0.5) found.push(element.getAttribute('aria-label') ?? element.textContent ?? '');
      }
    }
    return found;
  });
}

test.describe('the activation of all layers', () => {
  test('is a single choice, and a single edit to undo', async ({ shared: page }) => {
    await open(page, 'data=circle&net=dense(4,tanh),dropout(0.1),dense(3,sigmoid)');
    const all = activation(page, 'all layers');
    await expect(all.locator('option:checked')).toHaveText('mixed');
    await all.selectOption('ReLU');
    for (const name of ['all layers', 'Hidden 1', 'Hidden 3']) await expect(activation(page, name)).toHaveValue('relu');
    await button(page, 'Undo').click();
    await expect(activation(page, 'Hidden 1')).toHaveValue('tanh');
    await expect(activation(page, 'Hidden 3')).toHaveValue('sigmoid');
    await expect(all.locator('option:checked')).toHaveText('mixed');
  });

  test('explains why there is nothing to choose', async ({ shared: page }) => {
    await open(page, 'data=circle&net=none');
    await expect(activation(page, 'all layers')).toBeDisabled();
    await expect(activation(page, 'all layers')).toHaveAccessibleDescription('No hidden layer has an activation');
  });
});

/** The share of the map's pixels that has one of its most frequent colours. */
function shareOf(page: Page, colors: number): Promise<number> {
  return page.getByRole('region', { name: 'Output' }).evaluate((output, most) => {
    const canvas = output.querySelector<HTMLCanvasElement>('figure canvas');
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (!data) throw new Error('no map');
    const counts = new Map<number, number>();
    for (const pixel of new Uint32Array(data.buffer)) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const frequent = [...counts.values()].sort((a, b) => b - a).slice(0, most);
    return frequent.reduce((sum, count) => sum + count, 0) / (data.length / 4);
  }, colors);
}

test.describe('a discrete map', () => {
  for (const [what, experiment, colors] of [
    ['two classes', 'data=circle', 2],
    ['several classes', 'data=iris', 3],
    ['numbers', 'data=plane', 10],
  ] as const) {
    test(`of ${what} has ${colors} colours`, async ({ shared: page }) => {
      await open(page, experiment);
      await button(page, 'Step').click();
      await waitForStatus(page, 'paused');
      const toggle = button(page, 'discrete');
      await expect(toggle).toHaveAttribute('aria-pressed', 'false');
      await expect.poll(() => shareOf(page, colors)).toBeLessThan(0.4);
      await toggle.click();
      await expect.poll(() => shareOf(page, colors)).toBeGreaterThan(0.75);
      await toggle.click();
      await expect.poll(() => shareOf(page, colors)).toBeLessThan(0.4);
    });
  }

  test('is not offered if the output is a curve', async ({ shared: page }) => {
    await open(page, 'data=sine');
    await expect(page.getByRole('group', { name: 'Examples shown' })).toBeVisible();
    await expect(button(page, 'discrete')).toHaveCount(0);
  });
});
