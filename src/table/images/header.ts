/** What the first bytes of a file say about the image in it, so that a huge one is refused before it is decoded. */

/** The formats that browsers decode. */
export type ImageFormat = 'PNG' | 'JPEG' | 'WebP' | 'GIF' | 'BMP' | 'AVIF';

export interface ImageHeader {
  readonly format: ImageFormat;
  /** Width and height in pixels, as stored; null if the given bytes do not contain it. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** The format and the size of an image; null if the bytes begin none that a browser decodes. */
export function imageHeader(bytes: Uint8Array): ImageHeader | null {
  const found = FORMATS.find(({ begins }) => begins(bytes));
  if (!found) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = found.size(view);
    return { format: found.format, size: size && { width: size[0], height: size[1] } };
  } catch (error) {
    // The view throws at its end.
    if (error instanceof RangeError) return { format: found.format, size: null };
    throw error;
  }
}

type Size = readonly [width: number, height: number];

interface FormatReader {
  readonly format: ImageFormat;
  readonly begins: (bytes: Uint8Array) => boolean;
  /** @throws RangeError if the size is beyond the end */
  readonly size: (view: DataView) => Size | null;
}

const FORMATS: readonly FormatReader[] = [
  {
    format: 'PNG',
    begins: (bytes) => lettersAt(bytes, 0, 8) === '\x89PNG\r\n\x1a\n',
    size: (view) => [view.getUint32(16), view.getUint32(20)],
  },
  { format: 'JPEG', begins: (bytes) => lettersAt(bytes, 0, 3) === '\xff\xd8\xff', size: jpegSize },
  {
    format: 'WebP',
    begins: (bytes) => lettersAt(bytes, 0, 4) === 'RIFF' && lettersAt(bytes, 8, 4) === 'WEBP',
    size: webpSize,
  },
  {
    format: 'GIF',
    begins: (bytes) => /^GIF8[79]a$/.test(lettersAt(bytes, 0, 6)),
    size: (view) => [view.getUint16(6, true), view.getUint16(8, true)],
  },
  {
    format: 'BMP',
    // Four bytes that are always zero tell it from a text that begins with BM.
    begins: (bytes) => lettersAt(bytes, 0, 2) === 'BM' && lettersAt(bytes, 6, 4) === '\0\0\0\0',
    size: bmpSize,
  },
  { format: 'AVIF', begins: (bytes) => /^ftypavi[fs]$/.test(lettersAt(bytes, 4, 8)), size: avifSize },
];

/** The segments of a JPEG file that contain its size: starts of frames, SOF0 … SOF15 without DHT, JPG and DAC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(view: DataView): Size | null {
  let offset = 2;
  for (;;) {
    if (view.getUint8(offset) !== 0xff) return null;
    const marker = view.getUint8(offset + 1);
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) offset += 1;
    else if (isFrame(marker)) return [view.getUint16(offset + 7), view.getUint16(offset + 5)];
    else offset += 2 + view.getUint16(offset + 2);
  }
}

/** Simple lossy, lossless and extended files have the size in different places. */
function webpSize(view: DataView): Size | null {
  const chunk = lettersAt(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), 12, 4);
  if (chunk === 'VP8 ') return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  const uint24 = (offset: number) => view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
  return chunk === 'VP8X' ? [uint24(24) + 1, uint24(27) + 1] : null;
}

function bmpSize(view: DataView): Size {
  const OS2_HEADER = 12;
  if (view.getUint32(14, true) === OS2_HEADER) return [view.getUint16(18, true), view.getUint16(20, true)];
  // A negative height means that the rows go from top to bottom.
  return [view.getInt32(18, true), Math.abs(view.getInt32(22, true))];
}

/** The largest of the sizes in boxes “ispe”; the others belong to tiles and thumbnails. */
function avifSize(view: DataView): Size | null {
  let largest: Size | null = null;
  for (let offset = 0; offset + 16 <= view.byteLength; offset++) {
    if (view.getUint32(offset) !== 0x69737065) continue;
    const size: Size = [view.getUint32(offset + 8), view.getUint32(offset + 12)];
    if (largest === null || size[0] * size[1] > largest[0] * largest[1]) largest = size;
  }
  return largest;
}

/** Other files that people take for images, or that are beside them in a folder. */
const OTHERS: readonly { readonly begins: RegExp; readonly is: string }[] = [
  { begins: /^.{4}ftyp(heic|heix|hevc|mif1|msf1)/s, is: 'is a HEIC photo (browsers cannot decode it)' },
  { begins: /^(II\*\0|MM\0\*)/, is: 'is a TIFF image (browsers cannot decode it)' },
  { begins: /^(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<svg/s, is: 'is an SVG drawing without pixels' },
  { begins: /^%PDF/, is: 'is a PDF document' },
  { begins: /^PK[^\w\s]/, is: 'is a ZIP archive' },
  { begins: /^.{4}ftyp/s, is: 'is a video' },
];

/** The number of characters that are quoted of the beginning of a text. */
const QUOTED = 12;

/** What a file is that contains no image for a browser, for a sentence that begins with its name. */
export function whatItIs(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'is empty';
  const letters = lettersAt(bytes, 0, 200);
  const known = OTHERS.find(({ begins }) => begins.test(letters));
  if (known) return known.is;
  const text = letters.slice(0, QUOTED);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text
  if (/^[^\0-\x08\x0e-\x1f\x7f-\xff]+$/.test(text))
    return `begins with the text “${text.replaceAll(/\s/g, ' ').trim()}”`;
  const shown = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0'));
  return `begins with the bytes ${shown.join(' ')}`;
}

/** Bytes as characters, fewer at the end. */
function lettersAt(bytes: Uint8Array, start: number, count: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + count));
}
