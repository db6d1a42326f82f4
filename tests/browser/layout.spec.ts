import { expect, type Page } from '@playwright/test';
import { button, open, waitForStep } from './page.ts';
import { test } from './test.ts';

const VIEWPORTS = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];

const EXPERIMENTS = {
  'the default': '',
  'several classes': 'data=fashion_mnist&net=dense(16,relu),dense(3,leaky_relu)',
  'a deep network': 'data=spiral&net=dense(16),dense(16),dense(16),dense(16),dense(16),dense(16)',
  'no hidden layer': 'data=plane&net=none&opt=sgd',
};

/** Faults of the layout: controls outside of the page, overlapping controls, text that is cut off. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()} "${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40)}"`;
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) {
      found.push(`the page is ${document.documentElement.scrollWidth} px wide in ${width} px`);
    }
    const scrolls = (element: Element): boolean => {
      for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(parent).overflowX) && parent.scrollWidth > parent.clientWidth)
          return true;
      }
      return false;
    };
    const floats = (element: Element | null): boolean =>
      element !== null && (/fixed|sticky/.test(getComputedStyle(element).position) || floats(element.parentElement));
    /** Whether an element is only for screen readers. */
    const clipped = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).clipPath !== 'none' || clipped(element.parentElement));
    const visible = [...document.querySelectorAll('button, select, input, a[href], h1, h2, h3')].filter(
      (element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        !clipped(element) &&
        !scrolls(element),
    );
    const boxes = visible
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 2 && box.height > 2 && box.bottom > 0);
    for (const { element, box } of boxes) {
      if (box.left < -1 || box.right > width + 1) found.push(`${name(element)} leaves the page`);
    }
    boxes.forEach(({ element, box }, index) => {
      for (const other of boxes.slice(index + 1)) {
        if (element.contains(other.element) || other.element.contains(element)) continue;
        // The two thumbs of one slider share its track.
        const field = element.closest('[data-field]');
        if (field && field === other.element.closest('[data-field]') && element.matches('[type=range]')) continue;
        // Fixed elements are intentionally above the others.
        if (floats(element) !== floats(other.element)) continue;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 2 && down > 2) found.push(`${name(element)} and ${name(other.element)} overlap`);
      }
    });
    for (const element of document.querySelectorAll('button, select, label, h1, h2, h3, dt, dd, small, p')) {
      const style = getComputedStyle(element);
      const cut =
        element.scrollWidth > element.clientWidth + 1 && style.overflowX === 'hidden' && element.clientWidth > 2;
      if (cut && element.checkVisibility()) found.push(`${name(element)} is cut off`);
    }
    return found;
  });
}

for (const viewport of VIEWPORTS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    for (const [what, experiment] of Object.entries(EXPERIMENTS)) {
      test(`${what}: nothing is cut off, nothing overlaps`, async ({ shared: page }) => {
        await open(page, experiment);
        await button(page, 'Play').click();
        await waitForStep(page, 50);
        await page.evaluate(() => document.fonts.ready);
        await expect.poll(() => faults(page)).toEqual([]);
      });
    }
  });
}

test('at 1440×900 the most frequent settings are visible without scrolling', async ({ shared: page }) => {
  await open(page);
  for (const name of ['Data', 'Training', 'Output']) {
    await expect(page.getByRole('heading', { name, exact: true, level: 2 })).toBeInViewport();
  }
  for (const name of ['Loss', 'Optimizer']) {
    await expect(page.getByRole('combobox', { name, exact: true })).toBeInViewport();
  }
  await expect(page.getByRole('spinbutton', { name: /learning rate/i })).toBeInViewport();
});

test('what the network learns is below the text about the data, even where both fit on a line', async ({
  shared: page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page);
  const text = await page.locator('[data-part="about"]').boundingBox();
  const task = await page.locator('[data-field="task"]').boundingBox();
  expect(task?.y).toBeGreaterThanOrEqual((text?.y ?? Number.NaN) + (text?.height ?? Number.NaN));
});

test('on a low screen the legend of ten classes covers no control', async ({ shared: page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page, 'data=fashion_mnist&net=dense(2)');
  const legend = page.getByRole('group', { name: 'Examples shown' });
  const tools = page.getByRole('button', { name: 'Loss', exact: true });
  const [above, below] = [await legend.boundingBox(), await tools.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual((below?.y ?? 0) + 1);
});
