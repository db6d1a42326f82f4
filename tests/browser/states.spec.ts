import { expect } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, live, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
]) {
  test(`${viewport.width} px: nothing moves while the page loads`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript(() => {
      const shifts = { sum: 0 };
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.sum += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // The texts come last.
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(/\/prose-[^/]*$/, async (route) => {
      await arrived;
      await route.continue();
    });
    await open(page);
    await page.evaluate(() => document.fonts.ready);
    await expect(page.locator('.katex').first()).toBeVisible();
    await expect(page.locator('[aria-busy="true"]').first()).toBeAttached();
    arrive();
    await expect(page.getByText('Effect of an edit.').first()).toBeVisible();
    // 0.00 as browsers report it: letters move by a pixel when their font arrives.
    expect(await page.evaluate(() => (globalThis as unknown as { shifts: { sum: number } }).shifts.sum)).toBeLessThan(
      0.005,
    );
  });
}

test('the untrained network is shown while the engine is still loading', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/*.wasm', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('/');
  await expect(page.getByText('Hidden 1', { exact: true })).toBeVisible();
  await expect.poll(() => live(page, 'train-loss')).toMatch(/^0\.\d/);
  expect(await live(page, 'status')).toBe('loading');
  arrive();
  await waitForStatus(page, 'ready');
});

test('offline is reported, and Try again continues once the connection is back', async ({ page, context }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('/');
  await waitForStatus(page, 'failed');
  await context.setOffline(true);
  // Other parts that the page had not yet loaded also offer "Try again".
  const message = page
    .locator('p')
    .filter({ has: button(page, 'Try again') })
    .filter({ hasText: 'The engine' });
  await expect(message).toHaveText(/^failed, offline .*there is no connection to the server/);
  await expect(message).not.toContainText('This browser is offline');
  await expect(button(page, 'Play')).toBeDisabled();
  await expect(button(page, 'Play')).toHaveAccessibleDescription('The engine has failed: press Try again or Reset');
  await context.setOffline(false);
  await expect(message).not.toContainText('offline');
  await page.unroute('**/*.wasm');
  await message.getByRole('button', { name: 'Try again' }).click();
  await waitForStatus(page, 'ready');
  await button(page, 'Play').click();
  await waitForStep(page, 100);
});

test('a note can be dismissed with the keyboard', async ({ page }) => {
  await open(page, 'data=circle(noise=0.5)&net=dense(16,tanh),dense(16,tanh)&reg=early_stopping(patience=2)');
  await button(page, 'Play').click();
  await waitForStatus(page, 'paused');
  const dismiss = button(page, 'Dismiss note');
  await dismiss.press('Enter');
  await expect(dismiss).toBeHidden();
});

test('a printed page is a report on a single sheet', async ({ page }) => {
  await open(page, 'data=xor');
  await button(page, 'Step').click();
  await expect.poll(() => live(page, 'step')).toBe('1');
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/\/#data=xor&/)).toBeVisible();
  await expect(button(page, 'Play')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Output', level: 2 })).toBeVisible();
});

test('paper of any width keeps the layout of the screen', async ({ page }) => {
  await open(page);
  const box = (name: string) => page.getByRole('region', { name, exact: true }).boundingBox();
  const isBeside = async () => {
    const [network, output] = [await box('Network'), await box('Output')];
    return network !== null && output !== null && output.x >= network.x + network.width;
  };
  expect(await isBeside()).toBe(true);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.setViewportSize({ width: 816, height: 1056 });
  expect(await isBeside()).toBe(true);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect.poll(isBeside).toBe(false);
});

for (const contrast of ['no-preference', 'more'] as const) {
  test(`axe finds no violation with the palette and a menu open, contrast ${contrast}`, async ({ shared: page }) => {
    await page.emulateMedia({ contrast });
    await open(page);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.type('relu');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await button(page, 'Pace: max').click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page);
  });
}

for (const width of [390, 1280]) {
  test.describe(`${width} px, touch`, () => {
    test.use({ hasTouch: true, isMobile: true, viewport: { width, height: 844 } });

    test('touch targets have at least 40 px', async ({ page }) => {
      await open(page);
      const header = page.getByRole('banner').getByRole('button');
      for (const one of await header.all()) {
        const box = await one.boundingBox();
        expect(Math.round(box?.height ?? 0), await one.ariaSnapshot()).toBeGreaterThanOrEqual(40);
        expect(Math.round(box?.width ?? 0), await one.ariaSnapshot()).toBeGreaterThanOrEqual(40);
      }
    });
  });
}
