import { expect, type Page } from '@playwright/test';

export type LiveName =
  | 'step'
  | 'epoch'
  | 'train-loss'
  | 'val-loss'
  | 'train-metric'
  | 'val-metric'
  | 'steps-per-second'
  | 'provider'
  | 'status';

/** The raw value of a live number or word on the page. */
export function live(page: Page, name: LiveName): Promise<string | null> {
  return page.locator(`[data-live="${name}"]`).first().getAttribute('data-value');
}

export async function liveNumber(page: Page, name: LiveName): Promise<number> {
  return Number(await live(page, name));
}

export async function waitForStatus(page: Page, ...statuses: string[]): Promise<void> {
  await expect.poll(() => live(page, 'status')).toMatch(new RegExp(`^(${statuses.join('|')})$`));
}

/** Opens the complete link of an experiment and waits until it is ready, on the shared page without a new start. */
export async function open(page: Page, experiment = ''): Promise<void> {
  const fragment = experiment === '' || /&v=/.test(experiment) ? experiment : `${experiment}&v=1`;
  if (await isOpen(page)) {
    await change(page, fragment);
  } else {
    await page.goto(fragment === '' ? '/' : `/#${fragment}`);
    await waitForStatus(page, 'ready');
    await waitForFonts(page);
  }
}

/** The fonts come after the first picture. */
export async function waitForFonts(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.fonts].some(({ family }) => /Inter/.test(family)));
  await page.evaluate(() => document.fonts.ready);
}

/** Whether the page has already started and observes its worker. */
function isOpen(page: Page): Promise<boolean> {
  return page.evaluate(() => typeof window.isAnswered === 'function' && document.querySelector('[data-live]') !== null);
}

/** Loads another experiment, untrained, into a page that has started. */
async function change(page: Page, fragment: string): Promise<void> {
  await endRun(page);
  await waitForStatus(page, 'ready', 'paused', 'diverged', 'failed');
  await page.evaluate((text) => {
    location.hash = text;
  }, fragment);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  // Reset would put aside the messages about the link while the page still shows the run before it.
  await page.waitForFunction(() => window.isAnswered());
  // An edit may continue the run so far.
  await button(page, 'Reset').click();
  await page.waitForFunction(() => window.isAnswered());
  await waitForStatus(page, 'ready');
  await expect.poll(() => live(page, 'step')).toBe('0');
}

/** Ends a run that may be in progress. It may end by itself before the click, and its button with it. */
export async function endRun(page: Page): Promise<void> {
  await expect(async () => {
    if ((await live(page, 'status')) === 'running') await button(page, 'Pause').click({ timeout: 1000 });
    expect(await live(page, 'status')).not.toBe('running');
  }).toPass();
}

export function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true });
}

/** Waits until the run has taken more than `steps` steps. */
export async function waitForStep(page: Page, steps: number): Promise<void> {
  await expect.poll(() => liveNumber(page, 'step')).toBeGreaterThan(steps);
}

/** The search field of the command palette. */
export function search(page: Page) {
  return page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox');
}

/** Opens the palette, types and presses Enter. */
export async function enter(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}
