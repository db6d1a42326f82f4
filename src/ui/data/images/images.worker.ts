import { type ImageHeader, imageHeader, whatItIs } from '../../../table/images/header.ts';
import { imageTable } from '../../../table/images/image-table.ts';
import { isTooLarge, type Refusal } from '../../../table/images/refusals.ts';
import { type ImageSettings, type Picture, scaled, sizeOf } from '../../../table/images/scale.ts';
import { pixelCount } from '../../../table/pixels.ts';
import type { Answers, GivenFile, ImageNews, ImageRequest, ImageTask } from './imageReader.ts';

/** The files that were inspected and are not decoded yet, by id. */
const given = new Map<number, GivenFile>();
/** Each decoded image by its id, large enough for every size of the examples. */
const pictures = new Map<number, Picture>();
/** The requests that were cancelled while they are answered. */
const cancelled = new Set<number>();

/** Images that are decoded at the same time. Each may take 100 MB. */
const AT_ONCE = 3;
/** Milliseconds between two messages about the progress. */
const NEWS_MS = 60;

self.onmessage = ({ data }: MessageEvent<ImageRequest>) => {
  if ('cancel' in data) {
    cancelled.add(data.cancel);
    return;
  }
  const { request, task } = data;
  answer(request, task)
    .catch((error: unknown) => post({ request, error: error instanceof Error ? error.message : String(error) }))
    .finally(() => cancelled.delete(request));
};

function post(news: ImageNews, transfer: Transferable[] = []): void {
  self.postMessage(news, { transfer });
}

async function answer(request: number, task: ImageTask): Promise<void> {
  const send = <Kind extends ImageTask['kind']>(_: Kind, result: Answers[Kind], transfer: Transferable[] = []) =>
    post({ request, result }, transfer);
  switch (task.kind) {
    case 'inspect':
      for (const [index, id] of task.ids.entries()) given.set(id, task.files[index] as GivenFile);
      return send(task.kind, await forEach(request, task.files, inspected));
    case 'decode': {
      const refusals = await forEach(request, task.ids, async (id) => {
        const picture = await decoded(given.get(id) as GivenFile);
        if ('why' in picture) return picture;
        pictures.set(id, picture);
        return null;
      });
      given.clear();
      if (cancelled.has(request)) for (const id of task.ids) pictures.delete(id);
      return send(task.kind, refusals);
    }
    case 'scale': {
      const pixels = allScaled(task.ids, task.settings);
      return send(task.kind, pixels, [pixels.buffer]);
    }
    case 'table': {
      const { name, labels, ids, settings } = task;
      const table = imageTable(name, labels, sizeOf(settings), allScaled(ids, settings));
      return send(
        task.kind,
        table,
        table.values.map(({ buffer }) => buffer),
      );
    }
  }
}

/** Treats some items at a time, in order, until the request is cancelled. */
async function forEach<Item, Result>(
  request: number,
  items: readonly Item[],
  treat: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let [next, done, told] = [0, 0, performance.now()];
  async function work(): Promise<void> {
    while (next < items.length && !cancelled.has(request)) {
      const index = next++;
      results[index] = await treat(items[index] as Item);
      done++;
      if (performance.now() - told < NEWS_MS) continue;
      told = performance.now();
      post({ request, done });
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

/** The number of bytes at the beginning that contain the size of nearly every image, and of those after a profile. */
const HEADS = [64 * 2 ** 10, 4 * 2 ** 20] as const;

/** Why a file cannot be decoded, as far as its first bytes say; null if they say nothing against it. */
async function inspected({ path, file }: GivenFile): Promise<Refusal | null> {
  try {
    for (const length of HEADS) {
      const bytes = await beginning(file, length);
      const header = imageHeader(bytes);
      if (header === null) return { why: 'no image', path, is: whatItIs(bytes) };
      if (header.size) return isTooLarge(header.size) ? { why: 'too large', path, ...header.size } : null;
      if (length >= file.size) return { why: 'damaged', path, format: header.format };
    }
    return null;
  } catch (error) {
    return { why: 'unreadable', path, reason: String(error) };
  }
}

async function beginning(file: File, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, length).arrayBuffer());
}

/** The shorter side of a picture: twice the largest example, so that scaling is a mean over pixels. */
const SHORT = 64;
/** The longer side of a panorama. */
const LONG = 512;

/** The image as its EXIF data turn it, scaled down and on white. */
async function decoded(given: GivenFile): Promise<Picture | Refusal> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(given.file);
    // Checked again because a header may be wrong.
    const { width, height } = bitmap;
    if (isTooLarge(bitmap)) {
      bitmap.close();
      return { why: 'too large', path: given.path, width, height };
    }
    bitmap = await scaledDown(bitmap);
  } catch {
    return whyNotDecoded(given);
  }
  return onWhite(bitmap);
}

async function whyNotDecoded(given: GivenFile): Promise<Refusal> {
  // The file may have been moved or changed since it was inspected.
  const refusal = await inspected(given);
  if (refusal) return refusal;
  const header = imageHeader(await beginning(given.file, HEADS[0])) as ImageHeader;
  return { why: 'damaged', path: given.path, format: header.format };
}

/** A smaller bitmap in place of a large one, which is closed. */
async function scaledDown(bitmap: ImageBitmap): Promise<ImageBitmap> {
  const { width, height } = bitmap;
  const scale = Math.min(1, SHORT / Math.min(width, height), LONG / Math.max(width, height));
  if (scale === 1) return bitmap;
  const small = await createImageBitmap(bitmap, {
    resizeWidth: Math.max(1, Math.round(width * scale)),
    resizeHeight: Math.max(1, Math.round(height * scale)),
    resizeQuality: 'high',
  });
  bitmap.close();
  return small;
}

let canvas: OffscreenCanvas | undefined;

function onWhite(bitmap: ImageBitmap): Picture {
  const { width, height } = bitmap;
  canvas ??= new OffscreenCanvas(width, height);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser cannot draw images beside the page');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  const rgb = new Uint8Array(3 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) rgb[3 * pixel + channel] = data[4 * pixel + channel] as number;
  }
  return { width, height, rgb };
}

/** [ids, channels, height, width], 0 … 255. */
function allScaled(ids: readonly number[], settings: ImageSettings): Uint8Array<ArrayBuffer> {
  const size = pixelCount(sizeOf(settings));
  const pixels = new Uint8Array(ids.length * size);
  for (const [place, id] of ids.entries()) pixels.set(scaled(pictures.get(id) as Picture, settings), place * size);
  return pixels;
}
