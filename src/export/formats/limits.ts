/** The limits of files with arrays that are read. */
export const LIMITS = {
  /** Bytes of all arrays together, unpacked and as they are kept. */
  bytes: 2 ** 29,
  /** Bytes of the header of a safetensors file, which describes some 100,000 arrays in them. */
  header: 2 ** 24,
  /** Bytes of a JSON file, whose numbers take several times as much memory while they are parsed. */
  json: 2 ** 26,
  /** The axes of an array, as in NumPy. */
  axes: 32,
} as const;
