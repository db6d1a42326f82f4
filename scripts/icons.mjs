/** `npm run icons` draws the icons of the installed page from the logo, public/favicon.svg. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findChromium } from './find-chromium.mjs';

const folder = fileURLToPath(new URL('../public', import.meta.url));
const logo = `data:image/svg+xml;base64,${readFileSync(`${folder}/favicon.svg`, 'base64')}`;

/** The background of the page in light. */
const PAPER = '#faf8f4';

/**
 * The size of each icon in pixels, the share of it that the logo takes, and the background. Systems cut a maskable icon to
 * a shape of theirs, at most to the circle that is four fifths as wide.
 */
const ICONS = {
  180: { size: 180, share: 0.68, background: PAPER },
  192: { size: 192, share: 1, background: 'transparent' },
  512: { size: 512, share: 1, background: 'transparent' },
  'maskable-512': { size: 512, share: 0.52, background: PAPER },
};

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage({ colorScheme: 'light' });
for (const [name, { size, share, background }] of Object.entries(ICONS)) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<body style="margin: 0; height: 100vh; display: grid; place-items: center; background: ${background}">
      <img src="${logo}" style="width: ${share * 100}%" />`,
  );
  await page.locator('img').evaluate((image) => image.decode());
  writeFileSync(`${folder}/icons/${name}.png`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
