import { expect, type Page } from '@playwright/test';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { test } from './test.ts';

/** The least sizes that have to be visible without scrolling, in CSS pixels. */
const SIZES = [
  { width: 1280, height: 720, map: 300, network: 600, inspector: 200 },
  { width: 1440, height: 900, map: 380, network: 640, inspector: 260 },
  { width: 1920, height: 1080, map: 520, network: 640, inspector: 260 },
];

const EXPERIMENTS = {
  'the default': '',
  'twelve layers': `data=spiral&net=${Array(12).fill('dense(8)').join(',')}`,
  '256 units': 'data=circle&net=dense(256,relu)',
  'ten classes': 'data=digits&net=dense(16,relu)',
  'sixteen runs': 'data=circle&net=dense(8,tanh)&replicas=16',
};

const inspector = (page: Page) => page.getByRole('tabpanel');
const network = (page: Page) => page.getByRole('group', { name: /^Network:/ });
const seam = (page: Page, name: string) => page.getByRole('separator', { name });

/** The sides of the output map inside its axes. */
async function map(page: Page): Promise<{ width: number; height: number }> {
  const box = await page.getByRole('slider', { name: 'Examples, one by one' }).boundingBox();
  return { width: box?.width ?? 0, height: box?.height ?? 0 };
}

async function height(page: Page, of: 'inspector' | 'network'): Promise<number> {
  const box = await (of === 'inspector' ? inspector(page) : network(page)).boundingBox();
  return box?.height ?? 0;
}

async function width(page: Page, of: 'output' | 'network'): Promise<number> {
  const box = await (of === 'network' ? network(page) : page.getByRole('region', { name: 'Output' })).boundingBox();
  return box?.width ?? 0;
}

for (const { width: across, height: down, ...least } of SIZES) {
  test.describe(`${across}×${down}`, () => {
    test.use({ viewport: { width: across, height: down } });

    for (const [what, experiment] of Object.entries(EXPERIMENTS)) {
      test(`${what}: map, network, curve, transport and inspector are visible together`, async ({ shared: page }) => {
        await open(page, experiment);
        await button(page, 'Play').click();
        await waitForStep(page, 20);
        await page.getByRole('tab', { name: 'Gradients' }).click();
        await expect(page.getByRole('heading', { name: /^Gradient / })).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(down);
        for (const part of [
          network(page),
          inspector(page),
          page.getByRole('slider', { name: 'Examples, one by one' }),
          page.getByRole('region', { name: 'Losses' }),
          button(page, 'Pause'),
          page.getByRole('combobox', { name: 'Optimizer', exact: true }),
        ]) {
          await expect(part).toBeInViewport({ ratio: 0.5 });
        }
        const sides = await map(page);
        expect(sides.width).toBeGreaterThanOrEqual(least.map);
        expect(sides.height).toBeGreaterThanOrEqual(least.map);
        expect(Math.abs(sides.width - sides.height)).toBeLessThanOrEqual(1);
        expect(await height(page, 'inspector')).toBeGreaterThanOrEqual(least.inspector);
        expect(await width(page, 'network')).toBeGreaterThanOrEqual(least.network);
      });
    }
  });
}

test('a seam is dragged, moved with keys, and reset; the arrangement is remembered', async ({ page }) => {
  await open(page);
  const before = await width(page, 'output');
  const edge = seam(page, 'Width of the output');
  const box = await edge.boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, 500];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 100, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await width(page, 'output')) - before)).toBe(100);

  const docked = await height(page, 'inspector');
  await seam(page, 'Height of the inspector').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => Math.round((await height(page, 'inspector')) - docked)).toBe(32);
  await waitForStatus(page, 'ready');

  await page.reload();
  await waitForStatus(page, 'ready');
  await expect.poll(async () => Math.round((await width(page, 'output')) - before)).toBe(100);
  await expect.poll(async () => Math.round((await height(page, 'inspector')) - docked)).toBe(32);

  await edge.dblclick();
  await expect.poll(async () => Math.round(await width(page, 'output'))).toBe(Math.round(before));
  await seam(page, 'Height of the inspector').press('Enter');
  await expect.poll(async () => Math.round(await height(page, 'inspector'))).toBe(Math.round(docked));
});

test('the inspector is folded to its tabs, opened by one, and shown in place of the network', async ({
  shared: page,
}) => {
  await open(page);
  const fold = page.getByRole('button', { name: 'Inspector', exact: true });
  await fold.click();
  await expect(inspector(page)).toBeHidden();
  expect(await height(page, 'network')).toBeGreaterThan(700);
  await page.getByRole('tab', { name: 'Program' }).click();
  await expect(inspector(page)).toBeVisible();

  const fill = page.getByRole('button', { name: 'Inspector in place of the network' });
  await fill.press('Enter');
  await expect(network(page)).toBeHidden();
  expect(await height(page, 'inspector')).toBeGreaterThan(700);
  await fill.press('Enter');
  await expect(network(page)).toBeVisible();
});

test('every panel can be enlarged and restored, with its button and with Escape', async ({ shared: page }) => {
  await open(page);
  for (const [region, other] of [
    ['output', 'network'],
    ['network', 'inspector'],
    ['inspector', 'setup'],
    ['setup', 'output'],
  ]) {
    const enlarge = page.getByRole('button', { name: `Enlarge the ${region}` });
    await enlarge.click();
    await expect(enlarge).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('button', { name: `Enlarge the ${other}` })).toBeHidden();
    if (region === 'output') expect((await map(page)).height).toBeGreaterThan(600);
    if (region === 'output') await enlarge.click();
    else await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: `Enlarge the ${other}` })).toBeVisible();
  }
});

test('seams leave the network enough space, and an enlarged panel has none', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.addInitScript(() =>
    localStorage.setItem(
      'nabla-arrangement',
      '{"sizes":{"setup":9999,"output":9999,"inspector":9999},"inspector":"docked"}',
    ),
  );
  await open(page);
  expect(await width(page, 'network')).toBeGreaterThanOrEqual(400);
  const enlarge = button(page, 'Enlarge the network');
  await enlarge.click();
  await expect(page.getByRole('separator')).toHaveCount(0);

  await button(page, 'Legend of the network').click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Legend of the network' })).toBeHidden();
  await expect(enlarge).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('separator')).toHaveCount(3);
});
