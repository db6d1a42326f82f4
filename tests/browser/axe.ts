import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

type WithAxe = typeof globalThis & { axe?: { run(context: string, options: RunOptions): Promise<AxeResults> } };

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/**
 * Expects that axe finds no violation on the page or in a part of it, in the light and in the dark theme.
 * @param more rules that axe does not check by itself
 */
export async function expectAccessible(page: Page, part = 'body', more: readonly string[] = []): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, part, more), colorScheme).toEqual([]);
  }
}

/** The violations that axe finds, one per line. */
async function violations(page: Page, part: string, more: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const rules = Object.fromEntries(more.map((rule) => [rule, { enabled: true }]));
  const results = await page.evaluate(
    ([context, options]) => {
      // A colour in transition has the contrast of neither end.
      for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
      return (globalThis as WithAxe).axe?.run(context, options);
    },
    [part, { rules }] as const,
  );
  if (!results) throw new Error('axe could not be started in the page');
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' ')})`);
}
