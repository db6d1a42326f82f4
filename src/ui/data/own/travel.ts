import '../../../table/packing.ts';
import { type ExperimentSpec, print, withTable } from '../../../experiment/index.ts';
import { formatCount } from '../../../math/format.ts';
import { MAX_LINK } from '../../../table/link-lengths.ts';
import { packedLength } from '../../../table/pack.ts';
import { isText } from '../../../table/sequences.ts';
import type { OwnTable } from '../../../table/table.ts';
import { cutRemark } from '../../cutRemark.ts';

/** Whether a link can contain a table. */
export interface Travel {
  readonly fits: boolean;
  /** Whole sentences for a person. */
  readonly message: string;
}

/**
 * Predicts how a table would be shared.
 * @param address the address of the page without its fragment
 */
export function travelOf(spec: ExperimentSpec, table: OwnTable, address: string): Travel {
  const packed = packedLength(table);
  if (packed <= MAX_LINK) {
    const length = address.length + 1 + print(withTable(spec, table).spec).length;
    const travels = `Links to this experiment will contain the ${isText(table) ? 'text' : 'table'} and have ${formatCount(length)} characters.`;
    const remark = cutRemark(length);
    return { fits: true, message: remark === null ? travels : `${travels} ${remark}` };
  }
  const size = Number.isFinite(packed) ? ` (≈ ${formatCount(Number(packed.toPrecision(2)))} characters)` : '';
  return {
    fits: false,
    message: `It is too large for a link${size}, which can contain at most ${formatCount(MAX_LINK)} characters of data. It is kept in this browser only: anyone who opens the link also needs the file.`,
  };
}
