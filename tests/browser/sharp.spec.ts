import { expect, type Page } from '@playwright/test';
import { button, open, waitForStep } from './page.ts';
import { test } from './test.ts';

/** The number of pixels of the largest canvas, as in `src/plots/core/size.ts`. */
const MOST_PIXELS = 5e6;

/** All visible canvases: their pixels per CSS pixel, the allowed maximum, and whether they are blank. */
function canvases(page: Page) {
  return page.locator('canvas').evaluateAll(
    (all, most) =>
      (all as HTMLCanvasElement[])
        // Images are drawn in their own resolution.
        .filter((canvas) => canvas.clientWidth > 0 && getComputedStyle(canvas).imageRendering !== 'pixelated')
        .map((canvas) => ({
          name: canvas.ariaLabel ?? canvas.className,
          ratio: canvas.width / canvas.clientWidth,
          most: Math.sqrt(most / (canvas.clientWidth * canvas.clientHeight)),
          blank: !canvas
            .getContext('2d')
            ?.getImageData(0, 0, canvas.width, canvas.height)
            .data.some((value) => value > 0),
        })),
    MOST_PIXELS,
  );
}

test('every canvas is sharp after moving to another screen, and to a third one', async ({ page }) => {
  await open(page, 'data=circle');
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  await button(page, 'Pause').click();
  const session = await page.context().newCDPSession(page);
  for (const ratio of [2, 3.5, 1]) {
    // Chromium notifies the page of an emulated screen only if the size changes, too.
    const metrics = { width: 1440 + Math.ceil(ratio), height: 900, deviceScaleFactor: ratio, mobile: false };
    await session.send('Emulation.setDeviceMetricsOverride', metrics);
    await expect(async () => {
      const found = await canvases(page);
      expect(found.length).toBeGreaterThan(5);
      for (const { name, ratio: own, most } of found) {
        expect(Math.abs(own - Math.min(ratio, most)), `${name} at ${ratio}`).toBeLessThan(0.05 * ratio);
      }
      expect(found.filter(({ blank }) => blank).map(({ name }) => name)).toEqual([]);
    }).toPass({ timeout: 30_000 });
  }
});
