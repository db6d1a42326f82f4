import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, type Page, type TestInfo } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { button, open, waitForStatus, waitForStep } from './page.ts';
import { png } from './png.ts';
import { test } from './test.ts';

type Files = Readonly<Record<string, Buffer | string>>;

/** A dark stripe on transparent ground, across or down, at a position of its own. */
function stripe(across: boolean, at: number): Buffer {
  return png(20, 20, (x, y) => (Math.abs((across ? y : x) - at) < 2 ? [20, 20, 60, 255] : [0, 0, 0, 0]));
}

/** Two folders with twelve images each. */
function stripes(): Files {
  const positions = Array.from({ length: 12 }, (_, index) => index);
  return Object.fromEntries(
    positions.flatMap((index) => [
      [`stripes/across/${index}.png`, stripe(true, 4 + index)],
      [`stripes/down/${index}.png`, stripe(false, 4 + index)],
    ]),
  );
}

/** Writes files for a test. @returns the path of a folder in it */
async function written(info: TestInfo, files: Files, folder = ''): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    const place = info.outputPath(path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, content);
  }
  return info.outputPath(folder);
}

async function openImages(page: Page): Promise<void> {
  await open(page, 'data=circle');
  await button(page, 'All data').click();
  await page.getByRole('tab', { name: 'Your images' }).click();
}

const grid = (page: Page) => page.getByRole('listbox', { name: 'Images to select' });
const option = (page: Page, name: string) => grid(page).getByRole('option', { name, exact: true });
const size = (page: Page) => page.getByRole('status').filter({ hasText: ' · ' });
const notes = (page: Page) => page.getByRole('list', { name: 'Problems with the files' });
const selectedCount = (page: Page) => page.getByRole('status').filter({ hasText: 'selected' });

test('images in folders are classes, train a convolution, and are there again after a reload', async ({
  page,
}, info) => {
  await openImages(page);
  await expectAccessible(page, '[role="dialog"]');
  await page.getByLabel('Folder of images').setInputFiles(await written(info, stripes(), 'stripes'));
  await expect(size(page)).toHaveText('24 images · 2 classes');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('stripes');
  await expect(option(page, '0.png, across')).toBeVisible();
  await page.getByLabel('Size', { exact: true }).selectOption('20 × 20 pixels');
  await page.getByLabel('Colours').selectOption('Grey, dark is 1');
  await expect(page.locator('canvas[width="20"]').first()).toBeVisible();
  await expectAccessible(page, '[role="dialog"]');
  await button(page, 'Use them').click();
  await expect(page).toHaveURL(/data=table&table=~[0-9a-f]{16}/);
  await waitForStatus(page, 'ready');
  const link = page.url().replace(/#.*/, '');
  const table = /table=~[0-9a-f]{16}/.exec(page.url())?.[0];

  await page.goto(`${link}#data=table&${table}&net=conv2d(4,3,relu),global_avg_pool&batch=8&split=60,40`);
  await waitForStatus(page, 'ready');
  await button(page, 'Play').click();
  await waitForStep(page, 20);

  await page.reload();
  await waitForStatus(page, 'ready');
  await expect(page).toHaveURL(new RegExp(table as string));
  await button(page, 'All data').click();
  const card = page.getByRole('region', { name: 'Your data' }).getByRole('listitem');
  await expect(card).toContainText('24 images · 20 × 20 pixels');
  await expect(card.locator('canvas')).toBeVisible();
});

test('images without folders get their classes by keyboard', async ({ page }, info) => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`${index}.png`, stripe(index % 2 === 0, 4 + index)]),
  );
  await openImages(page);
  const folder = await written(info, files);
  await page.getByLabel('Image files').setInputFiles(Object.keys(files).map((name) => `${folder}/${name}`));
  await expect(size(page)).toHaveText('12 images · 0 classes');
  await expect(page.getByText('No image has a class yet')).toBeVisible();

  await grid(page).focus();
  await page.keyboard.press('Home');
  for (let press = 0; press < 5; press++) await page.keyboard.press('Shift+ArrowRight');
  await expect(selectedCount(page)).toHaveText('6 images selected');
  await page.getByLabel('Class of the selected images').fill('low');
  await page.keyboard.press('Enter');
  await expect(option(page, '5.png, low')).toBeVisible();
  await expect(page.getByText('All images with a class are of the class “low”')).toBeVisible();
  await expect(button(page, 'Use them')).toHaveAttribute('aria-disabled', 'true');

  await button(page, 'Show 6 images of no class').click();
  await grid(page).focus();
  await page.keyboard.press('Control+a');
  await page.getByLabel('Class of the selected images').fill('high');
  await button(page, 'Set class').click();
  await expect(size(page)).toHaveText('12 images · 2 classes');
  await expectAccessible(page, '[role="dialog"]');

  // Renaming keeps the focus, and the name of another class merges the two.
  const name = page.getByLabel('Name of class high');
  await name.fill('tall');
  await name.press('Enter');
  await expect(page.getByLabel('Name of class tall')).toBeFocused();
  await page.getByLabel('Name of class tall').fill('low');
  await page.keyboard.press('Enter');
  await expect(size(page)).toHaveText('12 images · 1 class');
  await button(page, 'Undo').click();
  await expect(size(page)).toHaveText('12 images · 2 classes');

  await option(page, '2.png, low').click();
  await option(page, '4.png, low').click({ modifiers: ['Shift'] });
  await option(page, '3.png, low').click({ modifiers: ['ControlOrMeta'] });
  await expect(selectedCount(page)).toHaveText('2 images selected');
  await page.keyboard.press('Delete');
  await expect(size(page)).toHaveText('10 images · 2 classes');
  await expect(button(page, 'Use them')).not.toHaveAttribute('aria-disabled');
});

/** The header of a PNG file, enough to know its size. */
function pngHeader(width: number, height: number): Buffer {
  const file = png(1, 1, () => [0, 0, 0, 255]);
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return file;
}

test('files that cannot be used are named with the reason, and what was there stays', async ({ page }, info) => {
  await openImages(page);
  await page.getByLabel('Folder of images').setInputFiles(await written(info, stripes(), 'stripes'));
  await expect(size(page)).toHaveText('24 images · 2 classes');
  const others = {
    'others/dots/1.png': png(9, 9, (x) => [28 * x, 0, 0, 255]),
    'others/dots/notes.png': 'Dear Sir or Madam',
    'others/dots/sky.png': pngHeader(8660, 5774),
    'others/dots/cut.png': stripe(true, 8).subarray(0, 60),
    'others/dots/.DS_Store': 'hidden',
  };
  await page.getByLabel('Folder of images').setInputFiles(await written(info, others, 'others'));
  await expect(notes(page).getByRole('listitem')).toHaveText([
    /“notes.png” begins with the text “Dear Sir or”/,
    /more than 25 megapixels: “sky.png” has 50 megapixels \(8,660 × 5,774\)/,
    /“cut.png” begins like a PNG image/,
  ]);
  await expect(size(page)).toHaveText('25 images · 3 classes');
  await expect(page.getByText('The class “dots” has only one image')).toBeVisible();
  await expectAccessible(page, '[role="dialog"]');
  await button(page, 'Use them').click();
  await waitForStatus(page, 'ready');
});

/** Drops files on the page, as from the desktop. */
function drop(page: Page, files: readonly { readonly name: string; readonly content: string }[]): Promise<void> {
  return page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { name, content } of dropped) {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name, { type: `image/${name.split('.')[1]}` }));
    }
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}

/** Red, green and blue of some pixels of the first image in the grid. */
async function colors(page: Page, side: number, places: readonly (readonly [x: number, y: number])[]) {
  const picture = grid(page).locator(`canvas[width="${side}"]`).first();
  await expect(picture).toBeVisible();
  return picture.evaluate((canvas: HTMLCanvasElement, wanted) => {
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    return wanted.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)]);
  }, places);
}

test('images that are dropped anywhere open the dialog, with transparent pixels on white', async ({ page }) => {
  await open(page, 'data=circle');
  const content = stripe(true, 4).toString('base64');
  await drop(page, [
    { name: '1.png', content },
    { name: '2.png', content },
  ]);
  await expect(page.getByRole('tab', { name: 'Your images' })).toHaveAttribute('aria-selected', 'true');
  await expect(size(page)).toHaveText('2 images · 0 classes');
  await page.getByLabel('Size', { exact: true }).selectOption('20 × 20 pixels');
  expect(
    await colors(page, 20, [
      [0, 0],
      [0, 4],
    ]),
  ).toEqual([
    [255, 255, 255],
    [20, 20, 60],
  ]);
});

test('a photo is turned as its camera was', async ({ page }) => {
  await open(page, 'data=circle');
  // Black on the left and white on the right, 90 × 60 pixels; the camera was turned, so black is above.
  const content = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(90, 60);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.fillStyle = 'white';
    context.fillRect(45, 0, 45, 60);
    const jpeg = await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 })).arrayBuffer();
    const letters = [...new Uint8Array(jpeg)].map((byte) => String.fromCharCode(byte)).join('');
    // One entry of EXIF: tag 0x0112, orientation, is 6.
    const tiff = 'MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0';
    const segment = `\xff\xe1\0${String.fromCharCode(2 + 6 + tiff.length)}Exif\0\0${tiff}`;
    return btoa(letters.slice(0, 2) + segment + letters.slice(2));
  });
  await drop(page, [{ name: 'photo.jpeg', content }]);
  const [left, right, below] = await colors(page, 28, [
    [2, 4],
    [25, 4],
    [2, 23],
  ]);
  expect(Math.max(...(left as number[]), ...(right as number[]))).toBeLessThan(30);
  expect(Math.min(...(below as number[]))).toBeGreaterThan(225);
});
