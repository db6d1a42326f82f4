/**
 * `npm run screenshots` takes pictures of the built page while it trains, at every width and in both themes, and writes
 * them to docs/screenshots. `-- --states DIR [STATE …]` takes pictures of the states of page-states.mjs (or of the
 * named ones) instead, and `-- --vision DIR` of the page as seen without one of the three kinds of cones.
 */
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';
import { play, STATES } from './page-states.mjs';
import { serve } from './serve.mjs';

const SIZES = [
  [390, 844],
  [768, 1024],
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [2560, 1440],
];
const THEMES = ['light', 'dark'];
const VISIONS = ['none', 'protanopia', 'deuteranopia', 'tritanopia'];

const [option, folder = 'docs/screenshots', ...names] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { address, close } = await serve(Number(process.env.PORT ?? 4198));
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

/**
 * Opens a new page, brings it into the state and takes the picture. A state that cannot be reached is reported, and the
 * picture shows how far it got.
 */
async function take([width, height], colorScheme, state, file, prepare = async () => {}) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  if (!state.isFirst) await page.addInitScript(() => localStorage.setItem('nabla-first-notes', 'seen'));
  await page.goto(state.experiment ? `${address}#${state.experiment}&v=1` : address);
  await page.locator('[data-live="status"][data-value="ready"]').first().waitFor();
  await state.act?.(page).catch((error) => console.error(`${file}: ${String(error).split('\n')[0]}`));
  await page.evaluate(() => document.fonts.ready);
  await prepare(page);
  await page.screenshot({ path: `${folder}/${file}.png`, fullPage: state.wholePage });
  await page.close();
}

if (option === '--states') {
  for (const state of STATES.filter(({ name }) => names.length === 0 || names.includes(name))) {
    for (const size of SIZES) {
      for (const theme of THEMES) await take(size, theme, state, `${state.name}-${size[0]}-${theme}`);
    }
  }
} else if (option === '--vision') {
  for (const data of ['circle', 'iris']) {
    const state = { experiment: `data=${data}`, act: (page) => play(page, 2_000) };
    for (const type of VISIONS) {
      await take([1440, 900], 'light', state, `${data}-${type}`, async (page) => {
        const devtools = await page.context().newCDPSession(page);
        await devtools.send('Emulation.setEmulatedVisionDeficiency', { type });
      });
    }
  }
} else {
  const running = { act: (page) => play(page, 20_000) };
  for (const size of SIZES) {
    for (const theme of THEMES) await take(size, theme, running, `${size[0]}-${theme}`);
  }
}

await browser.close();
await close();
