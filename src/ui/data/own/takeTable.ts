import type { Call } from '../../../experiment/index.ts';
import { endBrowsing } from '../../../store/browsing.ts';
import { chooseTable, notify } from '../../../store/experiment.ts';
import { keepTable, tables } from '../../../store/tables.ts';
import type { OwnTable } from '../../../table/table.ts';

/**
 * Keeps a table in the browser, trains on it and closes the dialog. The page says so if the browser cannot keep it.
 * @param missing the treatment of missing values; unchanged by default
 */
export function takeTable(table: OwnTable, missing?: Call): void {
  void keepTable(table).then(() => {
    const { problem } = tables.getState();
    if (problem !== null) notify('data', problem);
  });
  chooseTable(table, missing);
  endBrowsing();
}
