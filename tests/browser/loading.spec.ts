import { expect, type Page } from '@playwright/test';
import type { RunEvent } from '../../src/runtime/protocol.ts';
import { button, live, liveNumber, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

declare global {
  interface Window {
    /** The messages of the worker. */
    reports: RunEvent[];
    /** What the page has told the worker about its use. */
    idle: boolean[];
    /** The datasets of the experiments that the page has sent to the worker. */
    subjects: string[];
  }
}

test('the engine is fetched once, and reports its progress', async ({ page }) => {
  await page.addInitScript(() => {
    window.reports = [];
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        this.addEventListener('message', ({ data }) => window.reports.push(data));
      }
    };
  });
  const fetched: string[] = [];
  page.on('request', (request) => request.url().endsWith('.wasm') && fetched.push(request.url()));
  await page.goto('/');
  await waitForStatus(page, 'ready');
  expect(fetched).toHaveLength(1);
  const reports = await page.evaluate(() =>
    window.reports.flatMap((event) => (event.type === 'loading' ? [event] : [])),
  );
  const loaded = reports.map((report) => report.loaded);
  expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  expect(loaded[0]).toBe(0);
  expect(loaded.at(-1)).toBe(reports.at(-1)?.total);
  expect(loaded.at(-1)).toBeGreaterThan(10e6);
  for (const report of reports) expect(report.loaded).toBeLessThanOrEqual(report.total);
});

test('the page names the files of the first picture before its first inline script', async ({ request }) => {
  const html = await (await request.get('/')).text();
  const [before = ''] = html.split('<script>');
  for (const file of ['shell', 'page', '_virtual_opening']) expect(before).toContain(`./assets/${file}-`);
});

test.describe('a first visit', () => {
  test('shows the default experiment before there is a worker, and Play waits for it', async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    const letWorkerCome = await hold(page, 'worker');
    await page.goto('/');
    await expect(button(page, 'Hidden 2, unit 8')).toBeVisible();
    await expect.poll(() => colours(page)).toBeGreaterThan(100);
    await expect.poll(() => requests.some((path) => path.includes('/worker-'))).toBe(true);
    // Before anything else comes the worker; until it reports, the page asks for nothing but the notes for a first visit.
    const first = requests.slice(
      0,
      requests.findIndex((path) => path.includes('/worker-')),
    );
    expect(first.filter((path) => /\.(woff2|wasm|csv)$|katex|prose/.test(path))).toEqual([]);
    expect(first.length).toBeLessThanOrEqual(10);

    await button(page, 'Play').click();
    await expect(page.getByText('Training starts when it is ready.')).toBeVisible();
    letWorkerCome();
    await waitForStep(page, 10);
  });

  test('lets a person take Play back while it loads', async ({ page }) => {
    const letWorkerCome = await hold(page, 'worker');
    await page.goto('/');
    await button(page, 'Play').click();
    await expect(button(page, 'Play')).toBeHidden();
    await page.keyboard.press('Space');
    await expect(button(page, 'Play')).toBeVisible();
    letWorkerCome();
    await waitForStatus(page, 'ready');
    await button(page, 'Step').click();
    await waitForStatus(page, 'paused');
    expect(await liveNumber(page, 'step')).toBe(1);
  });

  test('makes a single step if Step follows Play while it loads', async ({ page }) => {
    const letWorkerCome = await hold(page, 'worker');
    await page.goto('/');
    await button(page, 'Play').click();
    await button(page, 'Step').click();
    letWorkerCome();
    await waitForStatus(page, 'paused');
    expect(await liveNumber(page, 'step')).toBe(1);
  });

  test('shows what the worker then prepares, and an edit before that', async ({ page }) => {
    const letWorkerCome = await hold(page, 'worker');
    await page.goto('/');
    await button(page, 'Add a layer before the output').click();
    letWorkerCome();
    await waitForStatus(page, 'ready');
    await expect(button(page, 'Hidden 3, unit 8')).toBeVisible();
    await button(page, 'Play').click();
    await waitForStep(page, 10);
  });

  test('of a link shows its experiment only', async ({ page }) => {
    await page.goto('/#data=spiral&net=dense(3,relu)&v=1');
    await waitForStatus(page, 'ready');
    await expect(button(page, 'Hidden 1, unit 3')).toBeVisible();
    await expect(button(page, 'Hidden 2, unit 1')).toHaveCount(0);
  });
});

test.describe('a link', () => {
  test('to a lesson has a place for it, and its experiment only', async ({ page }) => {
    await page.addInitScript(() => {
      window.subjects = [];
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (this: Worker, ...args: [message: unknown]) {
        const [message] = args as [{ spec?: { data: { id: string } } }];
        if (message.spec) window.subjects.push(message.spec.data.id);
        return postMessage.apply(this, args);
      } as typeof postMessage;
    });
    const letPageCome = await hold(page, 'page');
    const letLessonCome = await hold(page, 'LessonPanel');
    const lesson = page.getByRole('complementary', { name: 'Lesson' });
    /** Where the lesson and the workbench begin and end. */
    const columns = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('aside, aside ~ div')].map((element) => {
          const { left, right } = element.getBoundingClientRect();
          return [left, right];
        }),
      );
    await page.goto('/#lesson=xor_needs_hidden');
    await expect(lesson).toBeVisible();
    const first = await columns();
    expect(first).toEqual([
      [0, 320],
      [320, 1440],
    ]);
    letPageCome();
    await waitForStatus(page, 'ready');
    await expect(lesson).toBeVisible();
    expect(await columns()).toEqual(first);
    letLessonCome();
    await expect(page.getByRole('complementary', { name: 'XOR needs a hidden layer' })).toBeVisible();
    expect(await columns()).toEqual(first);
    expect(new Set(await page.evaluate(() => window.subjects))).toEqual(new Set(['xor']));
  });

  test('to an experiment shows where its picture comes', async ({ page }) => {
    const letWorkerCome = await hold(page, 'worker');
    const outline = page.locator('[data-part="output"] [aria-busy]');
    await page.goto('/#data=spiral&net=dense(3,relu)&v=1');
    await expect(outline).toBeVisible();
    letWorkerCome();
    await expect(outline).toHaveCount(0);
  });

  test('to a comparison keeps the outline of the page until that has loaded', async ({ page }) => {
    const requested = page.waitForRequest(/assets\/Compare-.*\.js/);
    const letComparisonCome = await hold(page, 'Compare');
    await page.goto('/#data=xor&b.net=dense(2,relu)&v=1');
    await requested;
    await expect(page.getByRole('banner')).toBeVisible();
    letComparisonCome();
    await expect(button(page, 'Play')).toBeVisible();
  });

  test('to a presentation shows nothing before that', async ({ page }) => {
    const requested = page.waitForRequest(/assets\/Present-.*\.js/);
    const letPresentationCome = await hold(page, 'Present');
    await page.goto('/#present=1');
    await requested;
    await expect(button(page, 'Play')).toHaveCount(0);
    letPresentationCome();
    await expect(button(page, 'Play')).toBeVisible();
    await expect(page.locator('html[data-present]')).toBeAttached();
  });
});

test.describe('the warm-up', () => {
  /** What the page has told the worker about its use. */
  const told = (page: Page) => page.evaluate(() => window.idle);

  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: false } });
      window.idle = [];
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (this: Worker, ...args: [message: unknown]) {
        const [message] = args as [{ type?: string; idle?: boolean }];
        if (message.type === 'idle') window.idle.push(message.idle === true);
        return postMessage.apply(this, args);
      } as typeof postMessage;
    });
  });

  test('begins when nobody uses the page, stops with any input, and leaves the run as it is', async ({ page }) => {
    await page.goto('/');
    await expect.poll(() => told(page)).toEqual([true]);
    await page.mouse.move(300, 300);
    await expect.poll(() => told(page)).toEqual([true, false, true]);
    await page.keyboard.press('Tab');
    await expect.poll(() => told(page)).toEqual([true, false, true, false, true]);
    expect(await liveNumber(page, 'step')).toBe(0);
    await button(page, 'Step').click();
    await expect.poll(() => liveNumber(page, 'step')).toBe(1);
    const loss = await live(page, 'train-loss');
    // The context saves data, so that another page in it does not warm up.
    const other = await page.context().newPage();
    await other.goto('/');
    await waitForStatus(other, 'ready');
    await button(other, 'Step').click();
    await expect.poll(() => liveNumber(other, 'step')).toBe(1);
    expect(await live(other, 'train-loss')).toBe(loss);
  });

  test('does not begin on a low battery', async ({ page }) => {
    await page.addInitScript(() => {
      const getBattery = async () => {
        document.documentElement.dataset.asked = '';
        return { charging: false, level: 0.1 };
      };
      Object.defineProperty(navigator, 'getBattery', { value: getBattery });
    });
    await page.goto('/');
    await waitForStatus(page, 'ready');
    await expect(page.locator('html[data-asked]')).toBeAttached();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await told(page)).toEqual([]);
  });
});

/** Holds a script of the page back. @returns a function that lets it come */
async function hold(page: Page, script: string): Promise<() => void> {
  let come = () => {};
  const mayCome = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(`**/assets/${script}-*.js`, async (route) => {
    await mayCome;
    await route.continue();
  });
  return come;
}

/** The number of different colours in the picture of the network. */
function colours(page: Page): Promise<number> {
  return page
    .getByRole('group', { name: /^Network:/ })
    .locator('canvas')
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
        0,
        0,
        canvas.width,
        canvas.height,
      );
      return new Set(new Uint32Array(data.buffer)).size;
    });
}
