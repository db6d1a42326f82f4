import { createStore, delMany, get, getMany, keys, setMany } from 'idb-keyval';
import type { OwnTable } from '../table/table.ts';

/** What is said of a table that is kept, without reading it. */
export interface KeptTable {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** When it was brought, in milliseconds since 1970. */
  readonly date: number;
}

/** A place where tables outlast the page. Everything rejects where the browser keeps nothing. */
export interface Shelf {
  list(): Promise<readonly KeptTable[]>;
  load(id: string): Promise<OwnTable | undefined>;
  keep(table: OwnTable, entry: KeptTable): Promise<void>;
  remove(id: string): Promise<void>;
}

const TABLE = 'table/';
const ENTRY = 'entry/';

/** The browser's own database. */
export function browserShelf(): Shelf {
  // Opened when it is first needed: it throws where storage is blocked.
  let opened: ReturnType<typeof createStore> | undefined;
  const database = () => {
    opened ??= createStore('nabla-tables', 'tables');
    return opened;
  };
  return {
    async list() {
      const found = (await keys<string>(database())).filter((key) => key.startsWith(ENTRY));
      return (await getMany<KeptTable | undefined>(found, database())).filter((entry) => entry !== undefined);
    },
    load: async (id) => get<OwnTable>(TABLE + id, database()),
    keep: async (table, entry) =>
      setMany(
        [
          [TABLE + table.id, table],
          [ENTRY + table.id, entry],
        ],
        database(),
      ),
    remove: async (id) => delMany([TABLE + id, ENTRY + id], database()),
  };
}
