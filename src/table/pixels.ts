/** Images in a table: their column, and each of their pixels as a column of its own. */
import { type ImageSize, imageSample, lengthOf } from '../math/sample.ts';
import type { Column } from './table.ts';

/** The column that holds images of numbers; undefined if there is none. */
export function imageColumn(columns: readonly Column[]): (Column & { readonly image: ImageSize }) | undefined {
  return columns.find(
    (column): column is Column & { readonly image: ImageSize } => column.image !== undefined && column.levels === null,
  );
}

/** The number of pixel values in an image. */
export function pixelCount(image: ImageSize): number {
  return lengthOf(imageSample(image));
}

/** Ids of the pixels of an image in the order of its values: p0, p1, … They are part of links. */
export function pixelIds(image: ImageSize): readonly string[] {
  return Array.from({ length: pixelCount(image) }, (_, index) => `p${index}`);
}

/** The index of a pixel among the values of an image; −1 if the id is not that of a pixel. */
export function pixelIndex(image: ImageSize, id: string): number {
  const index = /^p(0|[1-9]\d*)$/.test(id) ? Number(id.slice(1)) : -1;
  return index < pixelCount(image) ? index : -1;
}

/** A pixel of an image as a column of numbers. */
export function pixelColumn({ channels, height, width }: ImageSize, index: number): Column {
  const [row, column] = [Math.floor(index / width) % height, index % width];
  const place = `Row ${row + 1}, column ${column + 1}`;
  const channel = channelName(Math.floor(index / (width * height)), channels);
  return { id: `p${index}`, label: channel === null ? place : `${place}, ${channel}`, levels: null };
}

/** Columns with a column for each pixel in place of the images. */
export function singleColumns(columns: readonly Column[]): readonly Column[] {
  return columns.flatMap((column) => {
    const { image } = column;
    return image ? Array.from({ length: pixelCount(image) }, (_, index) => pixelColumn(image, index)) : [column];
  });
}

const RGB = ['red', 'green', 'blue'];

/** null if there is only one channel. */
function channelName(channel: number, channels: number): string | null {
  if (channels === 1) return null;
  return (channels === RGB.length ? RGB[channel] : undefined) ?? `channel ${channel + 1}`;
}

/** Whether a value from outside is the size of an image. */
export function isSize(image: unknown): image is ImageSize {
  if (typeof image !== 'object' || image === null) return false;
  const { channels, height, width } = image as Partial<Record<keyof ImageSize, unknown>>;
  return [channels, height, width].every((length) => Number.isInteger(length) && (length as number) > 0);
}
