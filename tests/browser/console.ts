import type { Page } from '@playwright/test';

/** Playwright's own warning, because the tests run without a service worker unless they are about it. */
const BLOCKED = 'Service Worker registration blocked by Playwright';

/** Collects the errors and warnings that the page and its workers write to the console from now on. */
export function listen(page: Page): readonly string[] {
  const lines: string[] = [];
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type()) || message.text() === BLOCKED) return;
    lines.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => lines.push(String(error)));
  return lines;
}
