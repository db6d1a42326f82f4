import type { Page } from '@playwright/test';

/** Collects the errors and warnings that the page and its workers write to the console from now on. */
export function listen(page: Page): readonly string[] {
  const lines: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) lines.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => lines.push(String(error)));
  return lines;
}
