import { createStore, delMany, get, getMany, keys, setMany } from 'idb-keyval';
import type { ImageSize } from '../math/sample.ts';
import type { OwnTable } from '../table/table.ts';

/** The summary of a stored table, which is available without reading the table. */
export interface KeptTable {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** The time when it was stored, in milliseconds since 1970. */
  readonly date: number;
  /** Some of its images; undefined if it has none, and in what was stored before there were any. */
  readonly images?: SmallImages;
}

/** A few images for a small picture. */
export interface SmallImages extends ImageSize {
  /** [count, channels, height, width], 0 … 255. */
  readonly pixels: Uint8Array;
}

/**
 * Storage where tables outlast the page. All methods reject if the browser stores nothing, and the data that are read
 * may be anything, because other versions and other programs write there too.
 */
export interface Shelf {
  list(): Promise<readonly unknown[]>;
  /** undefined if there is nothing with that id. */
  load(id: string): Promise<unknown>;
  keep(table: OwnTable, entry: KeptTable): Promise<void>;
  remove(id: string): Promise<void>;
}

const TABLE = 'table/';
const ENTRY = 'entry/';

/** The browser's own database. */
export function browserShelf(): Shelf {
  // Opened when it is first needed, because it throws if storage is blocked.
  let opened: ReturnType<typeof createStore> | undefined;
  const database = () => {
    opened ??= createStore('nabla-tables', 'tables');
    return opened;
  };
  return {
    async list() {
      const found = (await keys(database())).filter((key) => typeof key === 'string' && key.startsWith(ENTRY));
      return getMany<unknown>(found, database());
    },
    load: async (id) => get<unknown>(TABLE + id, database()),
    async keep(table, entry) {
      const { storedTable } = await import('../table/kept.ts');
      const records: [string, unknown][] = [
        [TABLE + table.id, storedTable(table)],
        [ENTRY + table.id, entry],
      ];
      return setMany(records, database());
    },
    remove: async (id) => delMany([TABLE + id, ENTRY + id], database()),
  };
}
