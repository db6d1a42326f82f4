import { expect, type Locator, type Page } from '@playwright/test';
import { open } from './page.ts';
import { test } from './test.ts';

const WINDOWS = [
  { name: 'a large window', viewport: { width: 2560, height: 1440 }, font: 16, root: 20.8 },
  { name: 'text at 200 %', viewport: { width: 1440, height: 900 }, font: 32, root: 32 },
  { name: 'text at 400 %', viewport: { width: 1440, height: 900 }, font: 64, root: 64 },
];

for (const { name, viewport, font, root } of WINDOWS) {
  test.describe(name, () => {
    test.use({ viewport });

    test('pictures scale with the text, and the pointer reads them at the right position', async ({ page }) => {
      await open(page, 'data=circle');
      // The page has already started, because pictures also have to follow a later change of this setting.
      if (font !== 16) await setFontSize(page, font);
      await expect.poll(() => rootFontSize(page)).toBeCloseTo(root, 3);
      const scale = root / 16;

      await test.step('nothing is wider than the window', async () => {
        const html = page.locator('html');
        await expect.poll(() => html.evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
      });

      await test.step('canvases fill their containers, pixel for pixel', async () => {
        await expect(async () => {
          const found = await canvases(page);
          expect(found.length).toBeGreaterThan(3);
          for (const { name, off, blur } of found) {
            expect(off, `${name}: not the size of its container`).toBeLessThan(1);
            expect(blur, `${name}: pixels too many or too few`).toBeLessThanOrEqual(1);
          }
        }).toPass();
      });

      await test.step('icons scale', async () => {
        await expect.poll(() => wrongIcons(page, scale)).toEqual([]);
      });

      await test.step('a unit under the pointer is outlined', async () => {
        const button = unit(page, 0, 1);
        await hover(page, middle(await boxOf(button)));
        await expect(page.locator('p', { hasText: /^Hidden 1, unit 2$/ })).toBeVisible();
        const { x, y, height } = await boxOf(button);
        const edge = { x: x - 1.25 * scale, y: y + height / 4 };
        const canvas = page.getByRole('group', { name: 'Network' }).locator('canvas');
        await expect.poll(async () => (await pixelAt(canvas, edge)).dark).toBeCloseTo(0.85, 1);
      });

      await test.step('a link under the pointer shows its weight there', async () => {
        const [from, to] = [await boxOf(unit(page, -1, 0)), await boxOf(unit(page, 0, 0))];
        const start = { x: from.x + from.width, y: from.y + from.height / 2 };
        const end = { x: to.x, y: to.y + to.height / 2 };
        const at = await hover(page, { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 });
        const tip = page.getByRole('tooltip');
        await expect(tip).toHaveText(/^w from x₁ to Hidden 1 · unit 1 = [−\d.]+$/);
        const box = await tip.evaluate((element) => element.getBoundingClientRect().toJSON());
        expect(Math.abs(box.left - at.x - 14 * scale)).toBeLessThan(2);
        expect(Math.abs(box.bottom + 0.3 * box.height - at.y)).toBeLessThan(2);
      });

      await test.step('the pointer reads an example where it is drawn', async () => {
        const reader = page.getByRole('slider', { name: 'Examples, one by one' });
        for (const key of ['ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await reader.press(key);
        const example = (await reader.getAttribute('aria-valuenow')) as string;
        const [about = ''] = ((await reader.getAttribute('aria-valuetext')) as string).split(',');
        const ring = middle(await boxOf(reader.locator('xpath=following-sibling::*[1]')));
        await reader.blur();
        await expect(reader).toHaveAttribute('aria-valuenow', '0');
        await hover(page, ring);
        await expect(reader).toHaveAttribute('aria-valuenow', example);
        await expect(reader.locator('xpath=following-sibling::*[2]')).toContainText(about);
        expect((await pixelAt(page.locator('figure canvas').nth(1), ring)).alpha).toBe(1);
      });
    });
  });
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Sets the text size of Chrome's settings. */
async function setFontSize(page: Page, standard: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard, fixed: 13 } });
}

function rootFontSize(page: Page): Promise<number> {
  return page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
}

/** The canvases that cover their container, with the difference in size and the difference from the screen's pixels. */
function canvases(page: Page) {
  return page.locator('canvas').evaluateAll((all) =>
    (all as HTMLCanvasElement[])
      .filter((canvas) => canvas.checkVisibility() && getComputedStyle(canvas).position === 'absolute')
      .map((canvas) => {
        const box = canvas.getBoundingClientRect();
        const room = (canvas.parentElement as HTMLElement).getBoundingClientRect();
        const sides = ['left', 'top', 'right', 'bottom'] as const;
        return {
          name: canvas.ariaLabel ?? canvas.className,
          off: Math.max(...sides.map((side) => Math.abs(box[side] - room[side]))),
          blur: Math.max(Math.abs(canvas.width - box.width), Math.abs(canvas.height - box.height)),
        };
      }),
  );
}

/** The icons whose size is not their size at 16px, times `scale`. */
function wrongIcons(page: Page, scale: number): Promise<string[]> {
  return page.locator('svg.lucide').evaluateAll(
    (all, factor) =>
      all
        .filter((icon) => icon.checkVisibility())
        .map((icon) => ({ icon, width: icon.getBoundingClientRect().width }))
        .filter(({ icon, width }) => Math.abs(width - Number(icon.getAttribute('width')) * factor) > 0.1)
        .map(({ icon, width }) => `${icon.getAttribute('class')}: ${width}`),
    scale,
  );
}

function unit(page: Page, layer: number, index: number): Locator {
  return page.locator(`button[data-layer="${layer}"][data-unit="${index}"]`);
}

/** The box of an element, relative to the upper left corner of the page. */
function boxOf(element: Locator) {
  return element.evaluate((target) => {
    const { x, y, width, height } = target.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  });
}

function middle({ x, y, width, height }: Place & { readonly width: number; readonly height: number }): Place {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Scrolls a position on the page to the middle of the window and points there. @returns its position in the window */
async function hover(page: Page, { x, y }: Place): Promise<Place> {
  const scrolled = await page.evaluate((top) => {
    scrollTo({ top: top - innerHeight / 2, behavior: 'instant' });
    return scrollY;
  }, y);
  await page.mouse.move(x, y - scrolled);
  return { x, y: y - scrolled };
}

/** The opacity and the darkness of a canvas at a position on the page, from 0 to 1. */
function pixelAt(canvas: Locator, place: Place) {
  return canvas.evaluate((element, { x, y }) => {
    const canvas = element as HTMLCanvasElement;
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width;
    const [left, top] = [(x - scrollX - box.left) * ratio, (y - scrollY - box.top) * ratio];
    const [red = 0, green = 0, blue = 0, alpha = 0] =
      canvas.getContext('2d')?.getImageData(Math.floor(left), Math.floor(top), 1, 1).data ?? [];
    return { alpha: alpha / 255, dark: 1 - (red + green + blue) / 765 };
  }, place);
}
