import { concatenate } from '../math/tensor.ts';
import type { Opening } from './opening.ts';
import { dequantize, type QuantizedMap, quantize } from './quantize.ts';
import { downsample, upsample } from './resample.ts';

/**
 * Packs an opening as text. Its maps are averaged to half as many rows and columns and rounded to 256 levels. Until the
 * engine sends the exact maps, nobody sees the difference.
 */
export function packOpening({ view, frame }: Opening): string {
  const { size } = view.grid;
  const cells = size * size;
  const maps = Array.from({ length: frame.maps.length / cells }, (_, map) =>
    quantize(downsample(frame.maps.subarray(map * cells, (map + 1) * cells), size), size / 2),
  );
  return JSON.stringify({ view, frame: { ...frame, maps } }, pack);
}

/** The opening of a text that `packOpening` has written. */
export function unpackOpening(text: string): Opening {
  const { view, frame } = JSON.parse(text, unpack);
  const half = view.grid.size / 2;
  const maps = frame.maps.map((map: QuantizedMap) => upsample(dequantize(map, half), half));
  return { view, frame: { ...frame, maps: concatenate(maps) } };
}

/** Values that JSON lacks become objects with one of these keys. */
const MAP = '$map';
const NUMBER = '$number';
const ARRAYS = { $float32: Float32Array, $uint8: Uint8Array };

function pack(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { [MAP]: [...value] };
  if (typeof value === 'number' && !Number.isFinite(value)) return { [NUMBER]: String(value) };
  for (const [key, Kind] of Object.entries(ARRAYS)) if (value instanceof Kind) return { [key]: toBase64(value) };
  return value;
}

function unpack(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (MAP in value) return new Map(value[MAP] as Iterable<[unknown, unknown]>);
  if (NUMBER in value) return Number(value[NUMBER]);
  for (const [key, Kind] of Object.entries(ARRAYS)) {
    if (key in value) return new Kind(fromBase64((value as Record<string, string>)[key] as string));
  }
  return value;
}

function toBase64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return btoa(Array.from(new Uint8Array(buffer, byteOffset, byteLength), (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text: string): ArrayBuffer {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  // `Uint8Array.from` takes several times as long, and the first picture waits for this.
  for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes.buffer;
}
