import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

/** Shows the page in a sandboxed frame. The server shares its files with all origins, or with none. */
async function frame(page: Page, address: string, shared: boolean): Promise<void> {
  // A separate server, because every origin may read the responses of Playwright itself.
  const server = createServer(async ({ url = '/' }, answer) => {
    if (url === '/framed') {
      answer.setHeader('Content-Type', 'text/html');
      answer.end('<!doctype html><iframe sandbox="allow-scripts" src="/" width="1400" height="860"></iframe>');
      return;
    }
    const response = await fetch(new URL(url, address));
    if (shared) answer.setHeader('Access-Control-Allow-Origin', '*');
    answer.setHeader('Content-Type', response.headers.get('Content-Type') ?? 'text/plain');
    answer.writeHead(response.status).end(new Uint8Array(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  page.once('close', () => server.close());
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/framed`);
}

test('in a frame without its own origin it trains if the server shares its files', async ({ page, baseURL }) => {
  await frame(page, String(baseURL), true);
  const nabla = page.frameLocator('iframe');
  await expect(nabla.locator('[data-live="status"]')).toHaveAttribute('data-value', 'ready', { timeout: 40_000 });
  await nabla.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(nabla.locator('[data-live="step"]')).toHaveAttribute('data-value', '1');
  await nabla.getByRole('tab', { name: 'Program' }).click();
  await expect(nabla.getByRole('tabpanel', { name: 'Program' }).locator('svg').first()).toBeVisible();
});

test('in such a frame it explains what the server has to do otherwise', async ({ page, baseURL }) => {
  await frame(page, String(baseURL), false);
  await expect(page.frameLocator('iframe').getByRole('alert')).toContainText('Access-Control-Allow-Origin');
});

test('opened as a file it explains that it needs a server', async ({ page, request }) => {
  // By now the page has been built.
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
  test(`a browser without ${lack}: the page names it, and browsers that have it (${remove})`, async ({ page }) => {
    await page.addInitScript(remove);
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText(`It lacks ${lack}`);
    await expect(page.getByRole('alert')).toContainText('Safari from version 17');
  });
}

for (const script of ['index', 'shell']) {
  test(`a program that cannot be loaded without its ${script} is reported, with a button to reload`, async ({
    page,
  }) => {
    const file = new RegExp(`${script}-[^/]*\\.js$`);
    await page.route(file, (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('Check the connection');
    await page.unroute(file);
    await button(page, 'Reload').click();
    await waitForStatus(page, 'ready');
  });
}

test('a page that starts shows none of these messages', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await button(page, 'Play').click();
  await waitForStep(page, 10);
  await waitForStatus(page, 'running');
});
