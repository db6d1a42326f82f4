import type { Scene } from './scene.ts';

/** The numbers of an array as bytes: number = low + byte · step. */
interface Packed {
  readonly low: number;
  readonly step: number;
  /** In base64. */
  readonly bytes: string;
}

const MOST = 255;

/** A scene as JSON, its arrays with 8 bits a number. */
export function packScene(scene: Scene): string {
  return JSON.stringify(scene, (_, value) =>
    value instanceof Float32Array || value instanceof Uint8Array ? pack(value) : value,
  );
}

/** The scene of a JSON value that `packScene` has written. */
export function unpackScene(packed: unknown): Scene {
  return revived(packed) as Scene;
}

function pack(values: Float32Array | Uint8Array): Packed {
  const finite = Array.from(values).filter(Number.isFinite);
  const [low, high] = finite.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  if (!(low <= high)) return { low: 0, step: 0, bytes: btoa('\0'.repeat(values.length)) };
  // Classes stay whole numbers.
  const isWhole = finite.every(Number.isInteger) && high - low <= MOST;
  const step = isWhole ? 1 : (high - low) / MOST;
  const bytes = Array.from(values, (value) =>
    String.fromCharCode(step > 0 && Number.isFinite(value) ? Math.round((value - low) / step) : 0),
  );
  return { low: rounded(low), step: rounded(step), bytes: btoa(bytes.join('')) };
}

/** Five digits are more than a byte has. */
function rounded(value: number): number {
  return Number(value.toPrecision(5));
}

function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  if ('bytes' in value) return unpack(value as Packed);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revived(part)]));
}

function unpack({ low, step, bytes }: Packed): Float32Array {
  return Float32Array.from(atob(bytes), (byte) => low + byte.charCodeAt(0) * step);
}
