import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import type { Statement } from '../../src/embedding/statement.ts';
import { expectAccessible } from './axe.ts';
import { test } from './test.ts';

interface Received {
  readonly origin: string;
  readonly data: {
    readonly type: string;
    readonly height?: number;
    readonly step?: number;
    readonly text?: string;
    readonly statement?: Statement;
  };
}

declare global {
  interface Window {
    received: Received[];
    command: (type: string, more?: object) => void;
  }
}

interface Around {
  readonly page: Page;
  /** The complete address of the frame, `<host>` for the host of the surrounding page. */
  readonly address: string;
  readonly width?: number;
  readonly sandbox?: string;
}

/** Shows a page of another origin, which has no headers for isolation, with Nabla in a frame as high as Nabla wants. */
async function surround({ page, address, width = 700, sandbox }: Around) {
  const attributes = sandbox === undefined ? '' : `sandbox="${sandbox}"`;
  const server = createServer((request, answer) => {
    const src = address.replace('<host>', String(request.headers.host)).replaceAll('&', '&amp;');
    answer.setHeader('Content-Type', 'text/html');
    answer.end(`<!doctype html><title>Course</title><body style="margin: 0"><h1>Course</h1><input aria-label="Answer" autofocus>
      <script>
        window.received = [];
        window.command = (type, more) => document.querySelector('iframe').contentWindow.postMessage({ nabla: 1, type, ...more }, '*');
        addEventListener('message', ({ origin, data }) => {
          received.push({ origin, data });
          if (data.type === 'size') document.querySelector('iframe').height = data.height;
        });
      </script>
      <iframe title="Nabla" ${attributes} src="${src}" width="${width}" height="100" style="border: 0; display: block"></iframe>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  page.once('close', () => server.close());
  await page.setViewportSize({ width: Math.max(width, 320), height: 900 });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await expect.poll(() => received(page, 'size')).not.toEqual([]);
  return page.frameLocator('iframe');
}

async function received(page: Page, type: string): Promise<readonly Received[]> {
  const all = await page.evaluate(() => window.received);
  return all.filter(({ data }) => data.type === type);
}

async function typesReceived(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...new Set(window.received.map(({ data }) => data.type))].sort());
}

function command(page: Page, type: string, more = {}): Promise<void> {
  return page.evaluate(([name, rest]) => window.command(name, rest), [type, more] as const);
}

/** How much of the page in the frame is not in view: across and down. */
async function overflow(page: Page): Promise<readonly number[]> {
  const frame = page.frames()[1];
  if (!frame) throw new Error('the page has no frame');
  return frame.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [Math.max(0, scrollWidth - innerWidth), Math.max(0, scrollHeight - innerHeight)];
  });
}

const nabla = (baseURL: string | undefined, fragment: string) => `${baseURL}/#${fragment}`;

for (const parts of ['1', 'network', 'output', 'curves', 'transport', 'setup,network,output,status,transport']) {
  for (const width of [320, 800, 1280]) {
    test(`embed=${parts} at ${width} px: nothing is cut off, and the frame stops growing`, async ({
      page,
      baseURL,
    }) => {
      const frame = await surround({ page, width, address: nabla(baseURL, `data=xor&embed=${parts}&v=1`) });
      await expect(frame.getByRole('link', { name: 'Open in Nabla' })).toBeVisible();
      await expect(frame.getByRole('heading', { level: 1 })).toHaveCount(0);
      await expect.poll(() => overflow(page)).toEqual([0, 0]);
      // It would grow with every answer of the surrounding page.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 500))));
      const heights = (await received(page, 'size')).map(({ data }) => data.height);
      expect(heights.length).toBeLessThan(8);
      expect(await overflow(page)).toEqual([0, 0]);
    });
  }
}

for (const [width, height] of [
  [320, 300],
  [320, 480],
  [600, 400],
] as const) {
  test(`a frame of ${width} × ${height} that keeps its size shows the whole legend`, async ({ page, baseURL }) => {
    await page.setViewportSize({ width, height });
    await page.goto(nabla(baseURL, 'data=xor&embed=1&v=1'));
    await page.getByRole('button', { name: 'Legend of the network' }).press('Enter');
    await expect(page.getByRole('region', { name: 'Legend of the network' })).toBeInViewport({ ratio: 1 });
    const picture = page.getByText('different signs').last();
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toBeInViewport({ ratio: 1 });
  });
}

test('an embedded page is accessible, and takes no focus', async ({ page, baseURL }) => {
  await surround({
    page,
    width: 800,
    address: nabla(baseURL, 'data=xor&embed=setup,network,output,status,transport&lock=opt,net,seed&hide=loss&v=1'),
  });
  await expect(page.getByRole('textbox', { name: 'Answer' })).toBeFocused();
  await page.goto(
    nabla(baseURL, 'data=xor&embed=setup,network,output,status,transport&lock=opt,net,seed&hide=loss&v=1'),
  );
  await expect(page.getByRole('group', { name: 'Locked here' }).first()).toBeVisible();
  await expect(page.getByText('Fixed here: loss Binary cross-entropy')).toBeVisible();
  await expectAccessible(page);
});

test('the named host reads the run and controls it', async ({ page, baseURL }) => {
  const frame = await surround({ page, address: nabla(baseURL, 'data=xor&embed=1&events=<host>&v=1') });
  await expect
    .poll(async () => (await received(page, 'status')).map(({ data }) => data))
    .toContainEqual({
      nabla: 1,
      type: 'status',
      status: 'ready',
      reason: null,
    });
  await command(page, 'step', { steps: 7 });
  await expect(frame.locator('[data-live="step"]')).toHaveAttribute('data-value', '7');
  await expect.poll(async () => (await received(page, 'frame')).at(-1)?.data.step).toBe(7);
  await command(page, 'open', { text: 'data=circle&net=none&v=1' });
  await expect.poll(async () => (await received(page, 'experiment')).at(-1)?.data.text).toMatch(/data=circle&net=none/);
  await command(page, 'reset');
  await expect(frame.locator('[data-live="step"]')).toHaveAttribute('data-value', '0');
  const origins = await page.evaluate(() => [...new Set(window.received.map(({ origin }) => origin))]);
  expect(origins).toEqual([baseURL]);
});

for (const events of ['', '&events=127.0.0.1:1', '&events=course.example.org', '&events=*']) {
  test(`any other host learns only the height, and controls nothing (${events})`, async ({ page, baseURL }) => {
    const frame = await surround({ page, address: nabla(baseURL, `data=xor&embed=1${events}&v=1`) });
    await expect(frame.locator('[data-live="status"]')).toHaveAttribute('data-value', 'ready');
    await command(page, 'step', { steps: 7 });
    await command(page, 'open', { text: 'data=circle&v=1' });
    await frame.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(frame.locator('[data-live="step"]')).toHaveAttribute('data-value', '1');
    expect(await typesReceived(page)).toEqual(['ready', 'size']);
    expect((await received(page, 'ready')).map(({ data }) => data)).toEqual([{ nabla: 1, type: 'ready' }]);
  });
}

test('a lesson tells the named host what a person achieves', async ({ page, baseURL }) => {
  const frame = await surround({
    page,
    address: nabla(baseURL, 'lesson=xor_needs_hidden&embed=network,transport&events=<host>'),
  });
  const lesson = frame.getByRole('complementary', { name: 'XOR needs a hidden layer' });
  await lesson.getByLabel('About 50%').check();
  await lesson.getByRole('button', { name: 'Answer', exact: true }).click();
  await frame.getByRole('button', { name: 'Play' }).click();
  await expect(lesson).toContainText('Met at step');
  const verbs = async () => (await received(page, 'statement')).map(({ data }) => data.statement?.verb.display.en);
  await expect.poll(verbs).toEqual(['initialized', 'answered', 'progressed', 'passed', 'progressed']);
  const statements = (await received(page, 'statement')).map(({ data }) => data.statement);
  const page1 = `${baseURL}/#lesson=xor_needs_hidden`;
  expect(statements[0]).toMatchObject({
    actor: { account: { homePage: `${baseURL}/`, name: expect.stringMatching(/^visitor-/) } },
    object: { id: page1, definition: { name: { en: 'XOR needs a hidden layer' } } },
    result: { completion: false },
  });
  expect(statements[0]?.actor).not.toHaveProperty('name');
  expect(statements[1]).toMatchObject({
    object: { id: `${page1}&step=1`, definition: { name: { en: 'XOR needs a hidden layer: One line' } } },
    result: { success: false, completion: false },
  });
  expect(statements[4]?.result).toMatchObject({
    score: { raw: 1, min: 0, max: 8, scaled: 0.125 },
    completion: false,
    duration: expect.stringMatching(/^PT/),
  });
});

test('edits add no entry to the history of a page of another origin', async ({ page, baseURL }) => {
  const frame = await surround({ page, address: nabla(baseURL, 'data=xor&embed=setup,transport&v=1') });
  const entries = await page.evaluate(() => history.length);
  await frame.getByRole('combobox', { name: 'Optimizer', exact: true }).selectOption('momentum');
  await frame.getByRole('radio', { name: 'Circle' }).check({ force: true });
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/data=circle&.*opt=momentum.*embed=setup,transport/);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await expect(frame.getByRole('link', { name: 'Open in Nabla' })).toHaveAttribute('href', /#data=circle&(?!.*embed)/);
});

test('in a sandboxed frame without an origin it trains, resizes and obeys', async ({ page, baseURL }) => {
  const frame = await surround({
    page,
    sandbox: 'allow-scripts',
    address: nabla(baseURL, 'data=xor&embed=1&events=<host>&v=1'),
  });
  await expect(frame.locator('[data-live="status"]')).toHaveAttribute('data-value', 'ready');
  await command(page, 'step', { steps: 3 });
  await expect(frame.locator('[data-live="step"]')).toHaveAttribute('data-value', '3');
  await expect.poll(() => overflow(page)).toEqual([0, 0]);
  await expect
    .poll(async () => (await received(page, 'frame')).at(-1))
    .toMatchObject({ origin: 'null', data: { step: 3 } });
});

test('an open menu is not cut off by a low frame', async ({ page, baseURL }) => {
  const frame = await surround({ page, address: nabla(baseURL, 'data=xor&embed=transport&v=1') });
  await frame.getByRole('button', { name: /^Pace/ }).click();
  await expect(frame.getByRole('menuitemradio', { name: 'as fast as possible' })).toBeInViewport({ ratio: 1 });
});

test('the sample page resizes the frame, shows the status and controls the run', async ({ page }) => {
  await page.goto('/samples/embed.html');
  const frame = page.frameLocator('iframe');
  await expect(page.getByRole('status')).toHaveText('ready');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(frame.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('status')).toHaveText('paused');
  await expect.poll(() => overflow(page)).toEqual([0, 0]);
});
