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

/** The raw value of a live number or word, as the page states it. */
export function live(page: Page, name: LiveName): Promise<string | null> {
  return page.locator(`[data-live="${name}"]`).first().getAttribute('data-value');
}

export async function liveNumber(page: Page, name: LiveName): Promise<number> {
  return Number(await live(page, name));
}

export async function waitForStatus(page: Page, ...statuses: string[]): Promise<void> {
  await expect.poll(() => live(page, 'status'), { timeout: 30_000 }).toMatch(new RegExp(`^(${statuses.join('|')})$`));
}

/** Opens an experiment and waits until it can be trained. */
export async function open(page: Page, experiment = ''): Promise<void> {
  await page.goto(experiment === '' ? '/' : `/#${experiment}`);
  await waitForStatus(page, 'ready');
}

export function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true });
}

/** Waits until the run has made more than `steps` steps. */
export async function waitForStep(page: Page, steps: number): Promise<void> {
  await expect.poll(() => liveNumber(page, 'step'), { timeout: 30_000 }).toBeGreaterThan(steps);
}
