/** `npm run screenshots`: pictures of the built page while it trains, at every width and in both themes. */
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';
import { serve } from './serve.mjs';

const SIZES = [
  [390, 844],
  [1280, 800],
  [1440, 900],
  [1920, 1080],
];
const STEPS = 20_000;

mkdirSync('docs/screenshots', { recursive: true });
const { address, close } = await serve(Number(process.env.PORT ?? 4198));
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

for (const [width, height] of SIZES) {
  for (const theme of ['light', 'dark']) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
    await page.goto(address);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page
      .waitForFunction(
        (steps) => Number(document.querySelector('[data-live="step"]')?.getAttribute('data-value')) > steps,
        STEPS,
        { timeout: 15_000 },
      )
      .catch(() => console.error(`${width}-${theme}: fewer than ${STEPS} steps in 15 s`));
    await page.screenshot({ path: `docs/screenshots/${width}-${theme}.png` });
    await page.close();
  }
}

await browser.close();
await close();
