import { dataOf } from '../../experiment/index.ts';
import { tableOf } from '../../experiment/rows.ts';
import { experiment, notify } from '../../store/experiment.ts';
import { writeTable } from '../../table/write.ts';
import { saveText } from '../saveText.ts';
import { readAsset } from './readAsset.ts';

/** Saves the data of the experiment before preparation, all rows and columns, as CSV. */
export async function downloadData(): Promise<void> {
  const { spec } = experiment.getState();
  const { label } = dataOf(spec);
  try {
    saveText(`${fileName(label)}.csv`, 'text/csv', writeTable(await tableOf(spec, readAsset)));
  } catch (error) {
    notify('data', `${label} could not be saved as CSV: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Converts a label to a file name with letters and digits of any language, and hyphens. */
export function fileName(label: string): string {
  const words = label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.(csv|tsv|txt)$/, '')
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter(Boolean).join('-') || 'data';
}
