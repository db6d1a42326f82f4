import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, enter, live, open, waitForStatus } from './page.ts';
import { test } from './test.ts';

const EXPERIMENT = 'data=spiral&net=dense(6,tanh),dense(4,tanh)';
const PRESENTED = `${EXPERIMENT}&present=1&v=1`;

test.use({ viewport: { width: 1280, height: 720 } });

test('a key enters the presentation, and Escape restores the page exactly', async ({ page }) => {
  await open(page, EXPERIMENT);
  await button(page, 'Inspector').click();
  const seam = page.getByRole('separator', { name: 'Width of the setup' });
  await seam.focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('main').focus();
  const before = await lookOf(page);

  await page.keyboard.press('Shift+P');
  await expect(bar(page)).toBeVisible();
  await expect(said(page)).toContainText('Presentation. Page Down moves on, Escape ends it.');
  await expect(page).toHaveURL(/&present=1&v=1$/);
  await expect(button(page, 'Share')).toBeHidden();
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: 'Data' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(said(page)).toContainText('The presentation has ended.');
  await expect(page).not.toHaveURL(/present/);
  expect(await lookOf(page)).toEqual(before);
});

test('the palette and the help enter it, and its own button leaves it', async ({ page }) => {
  await open(page, EXPERIMENT);
  await enter(page, 'Present');
  await expect(bar(page)).toBeVisible();
  await button(page, 'End Esc').click();
  await expect(bar(page)).toBeHidden();
  await expect(page.locator('main')).toBeFocused();

  const help = page.getByRole('dialog', { name: 'Help' });
  await page.keyboard.press('?');
  await help.getByRole('button', { name: 'Present' }).click();
  await expect(bar(page)).toBeVisible();
  await expect(help).toBeHidden();
  await page.keyboard.press('?');
  await expect(help.getByText('Blank screen')).toBeVisible();
  // Escape closes what is above first.
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(bar(page)).toBeVisible();
});

test('a reload stays in the presentation', async ({ page }) => {
  await openPresented(page);
  await page.reload();
  await waitForStatus(page, 'ready');
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(page.getByRole('tabpanel', { name: 'Formulas' })).toBeVisible();
});

test('a clicker moves from panel to panel, whatever has the focus', async ({ page }) => {
  await openPresented(page);
  await page.getByRole('slider', { name: 'Noise' }).focus();
  const noise = page.getByRole('slider', { name: 'Noise' });
  const value = await noise.inputValue();
  const curves = page.getByRole('region', { name: 'Losses' });
  const picture = page.locator('[data-part="output"] [data-plot]');
  const inspector = page.getByRole('tablist', { name: 'Inspect' });

  await press('PageDown', 'Data');
  await expect(noise).toBeVisible();
  expect(await noise.inputValue()).toBe(value);
  await expect(inspector).toBeHidden();
  await press('PageDown', 'Network');
  await expect(page.getByRole('group', { name: 'Network' })).toBeVisible();
  await expect(noise).toBeHidden();
  await press('PageDown', 'Output');
  await expect(picture).toBeVisible();
  await press('PageDown', 'Curves');
  await expect(curves).toBeVisible();
  await expect(picture).toBeHidden();
  await press('PageDown', 'Inspector');
  await expect(inspector).toBeVisible();
  await press('PageDown', 'Everything');
  await expect(noise).toBeVisible();
  await press('PageUp', 'Inspector');
  await expect(said(page)).toContainText('Spotlight: Inspector.');
  await press('1', 'Data');
  await press('4', 'Curves');
  await press('0', 'Everything');

  async function press(key: string, spotlight: string) {
    await page.keyboard.press(key);
    await expect(button(page, `Spotlight: ${spotlight}`)).toBeVisible();
  }
});

test('with One step open, a clicker leads through its stages and then on', async ({ page }) => {
  await open(page, `${EXPERIMENT}&stage=1&present=1&v=1`);
  await expect(button(page, 'Spotlight: Inspector')).toBeVisible();
  const stage = () => page.evaluate(() => Number(/stage=(\d+)/.exec(location.hash)?.[1]));
  await expect(page.getByRole('table').first()).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect.poll(stage).toBe(2);
  await button(page, 'Step').first().focus();
  await page.keyboard.press('PageDown');
  await expect.poll(stage).toBe(3);
  await page.keyboard.press('PageUp');
  await expect.poll(stage).toBe(2);
  await page.locator('main').focus();
  await page.locator('main').blur();
  await page.keyboard.press('End');
  await expect.poll(stage).toBeGreaterThan(5);
  await page.keyboard.press('PageDown');
  await expect(button(page, 'Spotlight: Everything')).toBeVisible();
  // The stages that are out of sight no longer take the keys.
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => live(page, 'step')).toBe('1');
});

test('Space plays, B blanks the screen, and any way out of it shows the page again', async ({ page }) => {
  await openPresented(page);
  const blank = page.getByRole('button', { name: 'Show the page again' });
  await page.keyboard.press('b');
  await expect(blank).toBeVisible();
  await expect(said(page)).toContainText('The screen is blank.');
  await page.keyboard.press('Space');
  await waitForStatus(page, 'running');
  await page.keyboard.press('.');
  await expect(blank).toBeHidden();
  await page.keyboard.press('.');
  await blank.click();
  await expect(blank).toBeHidden();
  await page.keyboard.press('b');
  await page.keyboard.press('Escape');
  await expect(blank).toBeHidden();
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('Space');
  await waitForStatus(page, 'paused');
});

test('the laser pointer follows the pointer in place of the cursor', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openPresented(page);
  await page.keyboard.press('l');
  const laser = page.locator('[data-laser-pointer]');
  await expect(laser).toBeAttached();
  await expect(button(page, 'Laser pointer')).toHaveAttribute('aria-pressed', 'true');
  await page.mouse.move(300, 300);
  await page.mouse.move(640, 360);
  await expect.poll(() => opacityAt(640, 360)).toBe(1);
  // Without motion there is no trail.
  expect(await opacityAt(470, 330)).toBe(0);
  const play = button(page, 'Play');
  expect(await play.evaluate((element) => getComputedStyle(element).cursor)).toBe('none');
  await play.click();
  await waitForStatus(page, 'running');
  await page.keyboard.press('l');
  await expect(laser).not.toBeAttached();
  expect(await button(page, 'Pause').evaluate((element) => getComputedStyle(element).cursor)).not.toBe('none');

  function opacityAt(x: number, y: number) {
    return laser.evaluate(
      (canvas, [left, top]) => {
        const picture = (canvas as HTMLCanvasElement).getContext('2d');
        return (picture?.getImageData(left, top, 1, 1).data[3] ?? 0) / 255;
      },
      [x, y] as const,
    );
  }
});

test('F fills the screen', async ({ page }) => {
  await openPresented(page);
  const isFull = () => page.evaluate(() => document.fullscreenElement === document.documentElement);
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(true);
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(false);
});

test('letters that are switched off do nothing', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('nabla-letter-shortcuts', 'off'));
  await openPresented(page);
  for (const key of ['2', 'b', 'l']) await page.keyboard.press(key);
  await page.keyboard.press('PageDown');
  await expect(button(page, 'Spotlight: Data')).toBeVisible();
  await expect(button(page, 'Laser pointer')).toHaveAttribute('aria-pressed', 'false');
  await expect(button(page, 'Show the page again')).toBeHidden();
});

test('type is larger, and contrast stronger', async ({ page }) => {
  await openPresented(page);
  expect(await fontSize(page)).toBe(20);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => live(page, 'step')).toBe('1');
  for (const digit of ['0', '1', '5']) {
    await page.keyboard.press(digit);
    await expectAccessible(page, 'body', ['color-contrast-enhanced']);
  }
});

for (const [width, height, size] of [
  [1280, 720, 20],
  [1920, 1080, 24],
  [1024, 768, 18.4],
  [390, 844, 16],
] as const) {
  test(`nothing is wider than a window of ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openPresented(page);
    expect(await fontSize(page)).toBeCloseTo(size, 2);
    for (const digit of ['0', '1', '2', '3', '4', '5']) {
      await page.keyboard.press(digit);
      const html = page.locator('html');
      await expect.poll(() => html.evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0);
      if (digit === '2') await expect(page.getByRole('heading', { name: 'Output', level: 2 })).toBeHidden();
    }
  });
}

/** Opens a presentation, whose keys work as soon as its bar has loaded. */
async function openPresented(page: Page): Promise<void> {
  await open(page, PRESENTED);
  await expect(bar(page)).toBeVisible();
}

function bar(page: Page) {
  return page.getByRole('region', { name: 'Presentation' });
}

/** What screen readers were told last about the presentation. */
function said(page: Page) {
  return page.locator('body > [role="status"]');
}

function fontSize(page: Page): Promise<number> {
  return page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
}

/** What the presentation changes on the page. */
function lookOf(page: Page) {
  return page.evaluate(() => ({
    attributes: { ...document.documentElement.dataset },
    size: getComputedStyle(document.documentElement).fontSize,
    ground: getComputedStyle(document.body).backgroundColor,
    stored: { arrangement: localStorage.getItem('nabla-arrangement'), theme: localStorage.getItem('nabla-theme') },
    regions: [...document.querySelectorAll('main > * > *')].map((region) => {
      const { x, y, width, height } = region.getBoundingClientRect();
      return [x, y, width, height];
    }),
  }));
}
