import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { button, open, waitForStatus, waitForStep } from './page.ts';

const FRAMED = 'http://elsewhere.test/';

/** Serves the page without or with leave for all origins to read it, and puts it into a sandboxed frame. */
async function frame(page: Page, address: string, shared: boolean): Promise<void> {
  await page.context().route(`${address}**`, async (route) => {
    const response = await route.fetch();
    const { 'access-control-allow-origin': _, ...headers } = response.headers();
    if (shared) headers['access-control-allow-origin'] = '*';
    await route.fulfill({ response, headers });
  });
  const body = `<!doctype html><iframe sandbox="allow-scripts" src="${address}" width="1400" height="860"></iframe>`;
  await page.context().route(FRAMED, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(FRAMED);
}

test('in a frame without an origin of its own it trains where the server shares its files', async ({
  page,
  baseURL,
}) => {
  await frame(page, `${baseURL}/`, true);
  const nabla = page.frameLocator('iframe');
  await expect(nabla.locator('[data-live="status"]')).toHaveAttribute('data-value', 'ready', { timeout: 40_000 });
  await nabla.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(nabla.locator('[data-live="step"]')).toHaveAttribute('data-value', '1');
  await nabla.getByRole('tab', { name: 'Program' }).click();
  await expect(nabla.getByRole('tabpanel', { name: 'Program' }).locator('svg').first()).toBeVisible();
});

test('in such a frame it says what the server has to do where it does not', async ({ page, baseURL }) => {
  await frame(page, `${baseURL}/`, false);
  await expect(page.frameLocator('iframe').getByRole('alert')).toContainText('Access-Control-Allow-Origin');
});

test('opened as a file it says that it needs a server', async ({ page, request }) => {
  // Built by now.
  expect((await request.get('/')).ok()).toBe(true);
  await page.goto(`file://${fileURLToPath(new URL('../../dist/index.html', import.meta.url))}`);
  await expect(page.getByRole('alert')).toContainText('npm start');
});

for (const [lack, remove] of [
  ['Array.prototype.toSorted', () => Reflect.deleteProperty(Array.prototype, 'toSorted')],
  ['the popover attribute', () => Reflect.deleteProperty(HTMLElement.prototype, 'popover')],
  ['WebAssembly SIMD', () => Reflect.set(WebAssembly, 'validate', () => false)],
  ['WebAssembly SIMD', () => Reflect.deleteProperty(globalThis, 'WebAssembly')],
] as const) {
  test(`a browser without ${lack} is told so, and which have it (${remove})`, async ({ page }) => {
    await page.addInitScript(remove);
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText(`It lacks ${lack}`);
    await expect(page.getByRole('alert')).toContainText('Safari from version 17');
  });
}

test('a program that does not arrive is said', async ({ page }) => {
  await page.route(/index-[^/]*\.js$/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('Check the connection');
});

test('a page that starts says none of this', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await button(page, 'Play').click();
  await waitForStep(page, 10);
  await waitForStatus(page, 'running');
});
