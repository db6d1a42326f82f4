import { formatCount, formatPercent } from '../../../plots/format.ts';
import { entryOf } from '../../../spec/index.ts';
import { useExperiment } from '../../../store/experiment.ts';
import type { Incomplete } from '../../../table/incomplete.ts';
import type { OwnTable } from '../../../table/table.ts';
import { counted } from '../../counted.ts';
import { Quoting } from '../../Quoting.tsx';
import styles from './Gaps.module.css';
import { fillGaps } from './importing.ts';

interface GapsProps {
  readonly table: OwnTable;
  readonly gaps: Incomplete;
  /** Whether a person wants gaps to be filled. */
  readonly fill: boolean;
}

/** How many rows would be lost to gaps, and the offer to fill these. */
export function Gaps({ table, gaps: { withoutTarget, withGaps }, fill }: GapsProps) {
  const treatment = useExperiment((store) => store.spec.missing);
  const { drops, label } = entryOf('imputers', treatment.id);
  if (withoutTarget === 0 && withGaps === 0) return null;
  const target = table.columns.find(({ id }) => id === table.target)?.label;
  return (
    <div className={styles.gaps}>
      <p role="status">
        {withoutTarget > 0 && (
          <Quoting
            text={`${formatCount(withoutTarget)} of ${counted(table.count, 'row')} ${withoutTarget === 1 ? 'has' : 'have'} no value of “${target}”, the target, and will be dropped. `}
          />
        )}
        {withGaps > 0 && gapsText(withGaps, table.count, fill ? 'median' : drops ? null : label.toLowerCase())}
      </p>
      {withGaps > 0 && drops && (
        <label>
          <input type="checkbox" checked={fill} onChange={({ target: box }) => fillGaps(box.checked)} />
          Fill the gaps with the median
        </label>
      )}
    </div>
  );
}

/** @param filled what gaps are filled with; null where their rows are dropped */
function gapsText(rows: number, all: number, filled: string | null): string {
  const share = `${formatCount(rows)} of ${counted(all, 'row')} (${formatPercent(rows / all)})`;
  if (filled === null) return `${share} will be dropped, because a value is missing.`;
  return `${share} ${rows === 1 ? 'has a gap' : 'have gaps'}, which will be filled with the ${filled}.`;
}
