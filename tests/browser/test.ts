import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import { endRun } from './page.ts';

export interface Options {
  /** The slowdown of the page's main thread: `THROTTLE=4 npm run test:browser`. Workers keep their speed. */
  readonly throttle: number;
  /** Whether to show the notes for a first visit. By default they are hidden, so that they are not in every picture. */
  readonly firstVisit: boolean;
}

interface Fixtures {
  /**
   * One page for all tests of a file and viewport that use it: the second `open` only changes the fragment, which takes
   * an eighth of the time of a start. For tests that begin with `open` and do not depend on the earlier state of the
   * page: kept runs, edits that can be undone, the tab of the inspector. After a failure the next test gets a new page.
   */
  readonly shared: Page;
}

interface WorkerFixtures {
  readonly pages: { page: Page; use: string }[];
}

/** The `test` of every browser test. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  throttle: [1, { option: true }],
  firstVisit: [false, { option: true }],

  page: async ({ page, throttle, firstVisit }, use) => {
    await page.context().addInitScript(saveData);
    if (!firstVisit) await page.context().addInitScript(beenHere);
    await slowDown(page, throttle);
    await use(page);
  },

  pages: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern.
    async ({}, use) => {
      const pages: WorkerFixtures['pages'] = [];
      await use(pages);
      for (const { page } of pages) await page.context().close();
    },
    { scope: 'worker' },
  ],

  shared: async ({ browser, pages, throttle, baseURL, viewport }, use, info) => {
    const forWhat = `${info.file} ${viewport?.width} ${viewport?.height}`;
    if (pages[0]?.use !== forWhat) {
      for (const { page } of pages.splice(0)) await page.context().close();
      const context = await browser.newContext({ baseURL: baseURL as string, viewport });
      await context.addInitScript(saveData);
      await context.addInitScript(beenHere);
      const page = await context.newPage();
      await page.addInitScript(observeWorker);
      await slowDown(page, throttle);
      pages.push({ page, use: forWhat });
    }
    const { page } = pages[0] as { page: Page };
    const errors = collectErrors(page);
    await use(page);
    errors.stop();
    expect(errors.found).toEqual([]);
    // After a failure the next test gets another page.
    if (info.status !== info.expectedStatus) return;
    await leave(page);
    if (viewport) await page.setViewportSize(viewport);
  },
});

/** Closes everything that a test opened, and stops its run, because the page is kept while other files are tested. */
async function leave(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: null, contrast: null, reducedMotion: null });
  await page.mouse.move(0, 0);
  const above = page.locator('dialog[open], [role="dialog"], [role="menu"], [popover]:popover-open');
  for (let layers = await above.count(); layers > 0; layers--) await page.keyboard.press('Escape');
  await endRun(page);
}

/** Collects the errors on the page from now on. */
function collectErrors(page: Page) {
  const found: string[] = [];
  const onError = ({ message }: Error) => found.push(message);
  const onMessage = (message: ConsoleMessage) => message.type() === 'error' && found.push(message.text());
  page.on('pageerror', onError);
  page.on('console', onMessage);
  return { found, stop: () => page.off('pageerror', onError).off('console', onMessage) };
}

async function slowDown(page: Page, rate: number): Promise<void> {
  if (rate === 1) return;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
}

declare global {
  interface Window {
    /** Whether the worker has sent a frame of the experiment that was requested last. */
    isAnswered: () => boolean;
  }
}

/** Runs in the page: reports a device that saves data, so that the page does not warm up and slow other tests down. */
function saveData(): void {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
}

/** Runs in the page, and marks it as visited before. */
function beenHere(): void {
  try {
    localStorage.setItem('nabla-first-notes', 'seen');
  } catch {
    // Without storage the page shows the notes.
  }
}

/** Runs in the page. */
function observeWorker(): void {
  let asked = 0;
  let answered = 0;
  window.isAnswered = () => answered === asked;
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, ...args: [message: unknown]) {
    const command = args[0] as { readonly type?: string; readonly runId?: number };
    if (command.type === 'experiment' || command.type === 'reset') asked = command.runId ?? asked;
    postMessage.apply(this, args);
  };
  window.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        if (data?.type === 'frame') answered = data.runId;
      });
    }
  };
}
