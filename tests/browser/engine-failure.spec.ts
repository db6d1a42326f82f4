import { expect, type Page, type Route } from '@playwright/test';
import { button, waitForStatus } from './page.ts';
import { test } from './test.ts';

/** The failures of an engine: a name, the response of the server, and the message of the page. */
const FAILURES: readonly [string, (route: Route) => Promise<void>, RegExp][] = [
  [
    'there is no connection',
    (route) => route.abort('connectionrefused'),
    /there is no connection to the server\. Check the connection.*\(Failed to fetch\)/,
  ],
  [
    'the server does not have it',
    (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<h1>Not found</h1>' }),
    /the server does not have it\. Reload the page.*\(HTTP 404, text\/html\)/,
  ],
  [
    'the server responds with an error',
    (route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'busy' }),
    /the server answered with an error\. Try again later\. \(HTTP 503, text\/plain\)/,
  ],
  [
    'the server sends a page',
    (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }),
    /the server sent a web page instead\..*\(HTTP 200, text\/html\)/,
  ],
  [
    'the server sends a page with the type of the engine',
    (route) => route.fulfill({ contentType: 'application/wasm', body: '<!doctype html><title>Sign in</title>' }),
    /the server sent a web page instead\..*\(HTTP 200, application\/wasm\)/,
  ],
  [
    'the server sends another file',
    (route) => route.fulfill({ contentType: 'application/wasm', body: 'version https://git-lfs.example/spec/v1' }),
    /the server sent another file\. Reload the page.*\(HTTP 200, application\/wasm\)/,
  ],
  [
    'the response is cut off',
    async (route) => {
      const whole = await (await route.fetch()).body();
      await route.fulfill({ contentType: 'application/wasm', body: whole.subarray(0, 3_100_000) });
    },
    /the connection broke after 3\.1 of 14\.2 MB\. Try again\. \(.*CompileError.*\)/,
  ],
];

const banner = (page: Page) => page.getByRole('region', { name: 'Messages' }).locator('span').first();

for (const [name, answer, message] of FAILURES) {
  test(`${name}: the page reports it, and Try again recovers`, async ({ page }) => {
    await page.route('**/*.wasm', answer);
    await page.goto('/');
    await waitForStatus(page, 'failed');
    await expect(banner(page)).toHaveText(/^failed The engine for WASM could not be loaded: /);
    await expect(banner(page)).toHaveText(message);
    await page.unroute('**/*.wasm');
    await button(page, 'Try again').click();
    await waitForStatus(page, 'ready');
  });
}

test('a server that does not know the media type of WebAssembly works', async ({ page }) => {
  await page.route('**/*.wasm', async (route) =>
    route.fulfill({ response: await route.fetch(), contentType: 'application/octet-stream' }),
  );
  await page.goto('/');
  await waitForStatus(page, 'ready');
});

/** Inserts code before the script of the worker. */
async function breakWorker(page: Page, script: string): Promise<void> {
  await page.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script};\n${await response.text()}` });
  });
}

test('a browser without WebAssembly: the page reports it', async ({ page }) => {
  await breakWorker(page, 'delete globalThis.WebAssembly');
  await page.goto('/');
  await waitForStatus(page, 'failed');
  await expect(banner(page)).toHaveText(/this browser has no WebAssembly.*Use a current version of Chrome/);
});

test('a browser without SIMD: the page reports it', async ({ page }) => {
  await breakWorker(page, 'WebAssembly.validate = () => false');
  await page.goto('/');
  await waitForStatus(page, 'failed');
  await expect(banner(page)).toHaveText(/does not support WebAssembly SIMD\. Use a current version of Chrome/);
});

test('not enough memory: the page reports it', async ({ page }) => {
  await breakWorker(
    page,
    "WebAssembly.Memory = class { constructor() { throw new RangeError('WebAssembly.Memory(): could not allocate memory'); } }",
  );
  await page.goto('/');
  await waitForStatus(page, 'failed');
  await expect(banner(page)).toHaveText(/ran out of memory\. Close other tabs.*\(.*could not allocate memory\)/);
});

test('a policy that forbids WebAssembly: the page reports it', async ({ page }) => {
  await page.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" };
    await route.fulfill({ response, headers });
  });
  await page.goto('/');
  await waitForStatus(page, 'failed');
  await expect(banner(page)).toHaveText(/security policy forbids WebAssembly.*'wasm-unsafe-eval'.*\(.+\)/);
});

test('a web page instead of data: the page reports it', async ({ page }) => {
  await page.route('**/iris.csv', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('/#data=iris');
  await waitForStatus(page, 'failed');
  await expect(banner(page)).toHaveText(/data\/iris\.csv could not be loaded: the server sent a web page instead/);
});

test('data that cannot be fetched: the page reports it', async ({ page }) => {
  await page.route('**/iris.csv', (route) => route.abort('connectionrefused'));
  await page.goto('/#data=iris');
  await waitForStatus(page, 'failed');
  await expect(banner(page)).toHaveText(/data\/iris\.csv could not be loaded: there is no connection to the server/);
});
