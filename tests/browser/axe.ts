import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What axe finds on the page or in a part of it, a line per violation. */
export async function violations(page: Page, part = 'body'): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(
    (context) => (globalThis as unknown as { axe: { run(context: string): Promise<AxeResults> } }).axe.run(context),
    part,
  );
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' ')})`);
}
