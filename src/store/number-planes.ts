/**
 * Numbers as bytes that deflate well: the first bytes of all float32 numbers, then their second bytes, and so on, because
 * the bytes with the exponents resemble each other.
 */
export function writeNumbers(arrays: readonly ArrayLike<number>[]): Uint8Array {
  const count = arrays.reduce((sum, { length }) => sum + length, 0);
  const numbers = new Float32Array(count);
  let at = 0;
  for (const array of arrays) {
    numbers.set(array, at);
    at += array.length;
  }
  const view = new DataView(numbers.buffer);
  const bits = Uint32Array.from({ length: count }, (_, index) => view.getUint32(4 * index, LITTLE_ENDIAN));
  return Uint8Array.from(
    { length: 4 * count },
    (_, place) => (bits[place % count] as number) >>> (8 * Math.floor(place / count)),
  );
}

/** Reads the output of `writeNumbers`. @throws RangeError if the bytes are anything else */
export function readNumbers(bytes: Uint8Array): Float32Array {
  const count = bytes.length / 4;
  const view = new DataView(new ArrayBuffer(bytes.length));
  for (let place = 0; place < bytes.length; place++) {
    view.setUint8(4 * (place % count) + Math.floor(place / count), bytes[place] as number);
  }
  return Float32Array.from({ length: count }, (_, index) => view.getFloat32(4 * index, true));
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
