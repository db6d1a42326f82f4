import { entryOf } from '../../../experiment/index.ts';
import { formatCount, formatPercent } from '../../../math/format.ts';
import { useExperiment } from '../../../store/experiment.ts';
import type { Incomplete } from '../../../table/incomplete.ts';
import type { OwnTable } from '../../../table/table.ts';
import { counted } from '../../counted.ts';
import { Quoting } from '../../Quoting.tsx';
import { fillMissing } from './importing.ts';
import styles from './MissingValues.module.css';

interface MissingValuesProps {
  readonly table: OwnTable;
  readonly incomplete: Incomplete;
  /** Whether missing values are to be filled. */
  readonly fill: boolean;
}

/** The number of rows that would be dropped because of missing values, and a checkbox to fill them instead. */
export function MissingValues({ table, incomplete, fill }: MissingValuesProps) {
  const { withoutTarget, withoutFeature } = incomplete;
  const treatment = useExperiment((store) => store.spec.missing);
  const { drops, label } = entryOf('imputers', treatment.id);
  if (withoutTarget === 0 && withoutFeature === 0) return null;
  const target = table.columns.find(({ id }) => id === table.target)?.label;
  return (
    <div className={styles.missing}>
      <p role="status">
        {withoutTarget > 0 && (
          <Quoting
            text={`${formatCount(withoutTarget)} of ${counted(table.count, 'row')} ${withoutTarget === 1 ? 'has' : 'have'} no value of “${target}”, the target, and will be dropped. `}
          />
        )}
        {withoutFeature > 0 &&
          featureText(withoutFeature, table.count, fill ? 'median' : drops ? null : label.toLowerCase())}
      </p>
      {withoutFeature > 0 && drops && (
        <label>
          <input type="checkbox" checked={fill} onChange={({ target: box }) => fillMissing(box.checked)} />
          Fill missing values with the median
        </label>
      )}
    </div>
  );
}

/** @param filler the replacement for missing values; null if their rows are dropped */
function featureText(rows: number, all: number, filler: string | null): string {
  const share = `${formatCount(rows)} of ${counted(all, 'row')} (${formatPercent(rows / all)})`;
  if (filler === null) return `${share} will be dropped, because a value is missing.`;
  return `${share} ${rows === 1 ? 'has' : 'have'} missing values, which will be filled with the ${filler}.`;
}
