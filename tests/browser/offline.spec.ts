import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { writeServiceWorker } from '../../scripts/service-worker.mjs';
import { serveStatic } from '../../scripts/static-server.mjs';
import { button, live, liveNumber, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

test.use({ serviceWorkers: 'allow' });

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** Nabla in a folder of a host, which can be switched off or get another version. */
class Host {
  address = '';
  #root = '';
  #port = 0;
  #close = async () => {};

  async start(): Promise<void> {
    this.#root = await mkdtemp(join(tmpdir(), 'nabla-host-'));
    await this.#publish(join(this.#root, 'first'), dist);
    await this.#serve('first');
  }

  async stop(): Promise<void> {
    await this.#close();
    this.#close = async () => {};
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.#root, { recursive: true });
  }

  /** Replaces the version by one that has the same files, except for its page and the name of its entry script. */
  async update(): Promise<void> {
    const copy = join(this.#root, 'newer');
    await cp(dist, copy, { recursive: true, filter: (path) => !/\.(?:br|gz)$/.test(path) });
    await renameEntry(copy);
    await this.#publish(join(this.#root, 'second'), copy);
    await this.stop();
    await this.#serve('second');
  }

  async #publish(site: string, version: string): Promise<void> {
    const folder = join(site, 'courses/nabla');
    await mkdir(dirname(folder), { recursive: true });
    await symlink(version, folder);
  }

  async #serve(site: string): Promise<void> {
    const { address, close } = await serveStatic(join(this.#root, site), this.#port);
    this.#port = Number(new URL(address).port);
    this.#close = close;
    this.address = `${address}courses/nabla/`;
  }
}

/** Gives the entry script of a build another name, as any change of the program does. */
async function renameEntry(folder: string): Promise<void> {
  const assets = await readdir(join(folder, 'assets'));
  const entry = assets.find((name) => /^index-.*\.js$/.test(name)) as string;
  await rename(join(folder, 'assets', entry), join(folder, 'assets', NEWER));
  const page = join(folder, 'index.html');
  await writeFile(page, (await readFile(page, 'utf8')).replace(entry, NEWER));
  await rm(join(folder, 'service-worker.js'));
  await writeServiceWorker(folder);
}

const NEWER = 'index-newer.js';

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await waitForStatus(page, 'ready');
}

/** Waits until all files are stored. */
const stored = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.ready).active !== null);

const entryOf = (page: Page) => page.locator('script[type="module"][src]').getAttribute('src');

/** The names of the stored entry scripts. */
const storedEntries = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0] as string);
    return (await cache.keys()).flatMap(({ url }) => url.match(/index-.*\.js$/) ?? []);
  });

let host: Host;
test.beforeEach(async () => {
  host = new Host();
  await host.start();
});
test.afterEach(() => host.remove());

test('after one visit everything works without a network, from any folder of a host', async ({ page, context }) => {
  await visit(page, host.address);
  await stored(page);
  await host.stop();
  await context.setOffline(true);
  const lost: string[] = [];
  page.on('requestfailed', (request) => lost.push(request.url()));

  // The page that is open, and the same page loaded again.
  await page.getByRole('tab', { name: 'Distributions', exact: true }).click();
  await expect(page.getByRole('tabpanel', { name: 'Distributions' }).locator('canvas').first()).toBeVisible();
  await page.reload();
  await waitForStatus(page, 'ready');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  await page.getByRole('tab', { name: 'Landscape', exact: true }).click();
  await expect(page.getByRole('tabpanel', { name: 'Landscape' }).locator('canvas').first()).toBeVisible();

  await page.getByRole('tab', { name: 'Notes' }).click();
  const notes = page.getByRole('tabpanel', { name: 'Notes' });
  await page.getByRole('searchbox', { name: 'Search the notes' }).fill('gradient flow');
  await page.keyboard.press('Enter');
  await expect(notes.getByRole('heading', { name: 'Vanishing gradient', level: 3 })).toBeVisible();
  await expect(notes.getByRole('math').first()).toBeVisible();

  await page.goto(`${host.address}index.html?from=course#data=iris`);
  await waitForStatus(page, 'ready');
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  expect(lost).toEqual([]);
});

test('a new version is stored beside the old one, and takes over on request; the run continues', async ({
  page,
  context,
}) => {
  await visit(page, host.address);
  await stored(page);
  const before = await entryOf(page);
  const other = await context.newPage();
  await visit(other, host.address);
  await button(page, 'Play').click();
  await waitForStep(page, 100);
  await button(page, 'Pause').click();
  await waitForStatus(page, 'paused');
  const [step, loss] = [await liveNumber(page, 'step'), await live(page, 'train-loss')];

  await host.update();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const notice = page.getByRole('status', { name: 'Update' });
  await expect(notice).toContainText('A new version of Nabla is available');
  await expect(other.getByRole('status', { name: 'Update' })).toContainText('A new version');
  const reloaded = page.waitForEvent('load');
  await notice.getByRole('button', { name: 'Reload' }).click();
  await reloaded;
  await waitForStatus(page, 'paused');
  expect(await entryOf(page)).toBe(`./assets/${NEWER}`);
  await expect(notice).toBeEmpty();
  await expect.poll(() => liveNumber(page, 'step')).toBe(step);
  await expect.poll(() => live(page, 'train-loss')).toBe(loss);
  await button(page, 'Play').click();
  await waitForStep(page, step);

  // The other tab shows the version before, whose files stay until it is closed.
  await host.stop();
  expect(await entryOf(other)).toBe(before);
  expect(await other.evaluate(async (path) => (await fetch(path)).status, String(before))).toBe(200);
  await other.close();
  await page.reload();
  await expect.poll(() => storedEntries(page)).toEqual([NEWER]);
});
