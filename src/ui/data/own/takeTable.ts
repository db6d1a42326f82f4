import '../../../table/packing.ts';
import type { Call } from '../../../experiment/index.ts';
import { endBrowsing } from '../../../store/browsing.ts';
import { chooseTable, notify } from '../../../store/experiment.ts';
import { keepTable, tables } from '../../../store/tables.ts';
import type { OwnTable } from '../../../table/table.ts';

/** Milliseconds that training on a table waits until the browser has kept it. A slower database continues afterwards. */
const PATIENCE_MS = 1000;

/**
 * Keeps a table in the browser, trains on it and closes the dialog. The page says so if the browser cannot keep it.
 * The table is kept first, because the address of the new experiment needs it: the page may be reloaded at once.
 * @param missing the treatment of missing values; unchanged by default
 */
export async function takeTable(table: OwnTable, missing?: Call): Promise<void> {
  const keeping = keepTable(table).then(() => {
    const { problem } = tables.getState();
    if (problem !== null) notify('data', problem);
  });
  await Promise.race([keeping, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  chooseTable(table, missing);
  endBrowsing();
}
