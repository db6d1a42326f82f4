/** What a table that a person brings may hold at most, and at least. */
export const LIMITS = {
  /** Bytes of a file. */
  bytes: 20 * 2 ** 20,
  rows: 100_000,
  columns: 500,
  /** Names in a column of categories. */
  levels: 50,
  /** Below this many rows nothing can be learned and checked. */
  fewestRows: 10,
  /** Letters of an id and of a label or name. */
  id: 40,
  label: 200,
} as const;
