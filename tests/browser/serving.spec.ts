import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { open } from './page.ts';
import { test } from './test.ts';

const assets = fileURLToPath(new URL('../../dist/assets', import.meta.url));
const engines = () => readdirSync(assets).filter((name) => name.endsWith('.wasm'));

test('every file is isolated, keeps its type and can be used inside a sandboxed frame', async ({ request }) => {
  for (const [path, type] of [
    ['/', 'text/html;charset=utf-8'],
    [`/assets/${engines()[0]}`, 'application/wasm'],
    ['/data/iris.csv', 'text/csv'],
  ]) {
    const response = await request.get(path as string);
    expect(response.status()).toBe(200);
    expect(response.headers()).toMatchObject({
      'content-type': type,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  }
});

test('browsers keep files named by their content for a year and revalidate all others', async ({ request }) => {
  const engine = await request.get(`/assets/${engines()[0]}`);
  expect(engine.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
  const page = await request.get('/');
  expect(page.headers()['cache-control']).toBe('no-cache');
  const { etag } = page.headers();
  expect(etag).toBeTruthy();
  expect((await request.get('/', { headers: { 'If-None-Match': etag as string } })).status()).toBe(304);
});

test('the engines are sent compressed, and are unchanged', async ({ request }) => {
  expect(engines()).toHaveLength(2);
  for (const name of engines()) {
    const { size } = statSync(`${assets}/${name}`);
    for (const [encoding, share] of [
      ['br', 0.2],
      ['gzip', 0.28],
    ] as const) {
      const response = await request.get(`/assets/${name}`, { headers: { 'Accept-Encoding': encoding } });
      expect(response.headers()['content-encoding']).toBe(encoding);
      expect(response.headers().vary).toBe('Accept-Encoding');
      expect(Number(response.headers()['content-length'])).toBeLessThan(share * size);
      expect(await response.body()).toHaveLength(size);
    }
  }
});

test('a missing file is a 404, not a page', async ({ request }) => {
  expect((await request.get('/assets/engine.wasm')).status()).toBe(404);
});

test('a link whose "#" was encoded by a program opens its experiment', async ({ page, request, baseURL }) => {
  const locationOf = async (path: string) => {
    const response = await request.get(path, { maxRedirects: 0 });
    return [response.status(), response.headers().location];
  };
  expect(await locationOf('/%23data=xor&net=none')).toEqual([302, '/#data=xor&net=none']);
  expect(await locationOf('/index.html%2523data%253Dxor')).toEqual([302, '/index.html#data%253Dxor']);
  expect(await locationOf('/%23data=xor?net=none')).toEqual([302, '/#data=xor?net=none']);
  expect(await locationOf(`${baseURL}//example.org/%23data=xor`)).toEqual([302, '/example.org/#data=xor']);
  await page.goto('/%23data=xor&net=none&v=1');
  await expect(page).toHaveURL(/\/#data=xor&net=none/);
});

test('an engine is compiled while it loads, from a response whose code the browser can cache', async ({ page }) => {
  await page.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    const watch = `
      globalThis.compiled = [];
      for (const name of ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming']) {
        const compile = WebAssembly[name];
        WebAssembly[name] = async (source, ...rest) => {
          const { url, type, constructor } = await source;
          globalThis.compiled.push([name, constructor.name, type, String(url).split('.').pop()].join(' '));
          return compile(source, ...rest);
        };
      }`;
    await route.fulfill({ response, body: `${watch}\n${await response.text()}` });
  });
  await open(page);
  const compiled = await page.workers()[0]?.evaluate(() => (globalThis as unknown as { compiled: string[] }).compiled);
  // `basic` is the type of a network response; a response made by a script has no address and the type `default`.
  expect(compiled).toEqual(['instantiateStreaming Response basic wasm']);
});
