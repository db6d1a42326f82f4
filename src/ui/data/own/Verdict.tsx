import { useMemo } from 'react';
import { call } from '../../../experiment/index.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { isProblem, type Problem } from '../../../table/problem.ts';
import type { OwnTable } from '../../../table/table.ts';
import { Button } from '../../controls/Button.tsx';
import { counted } from '../../counted.ts';
import { Quoting } from '../../Quoting.tsx';
import { takeTable } from './takeTable.ts';
import { travelOf } from './travel.ts';
import styles from './Verdict.module.css';

interface VerdictProps {
  /** The table to use, or the problem that prevents it. */
  readonly table: OwnTable | Problem;
  /** Whether missing values are filled with the median of their column. */
  readonly fill?: boolean;
  /** The number of remarks above, which may be out of view. */
  readonly remarks?: number;
  /** Discards the table; without it there is no such button. */
  readonly onDiscard?: () => void;
  /** Called once the experiment uses the table. */
  readonly onUsed?: () => void;
}

/** Explains how the table would be shared, or what is wrong with it, with a button that uses it for training. */
export function Verdict({ table, fill = false, remarks = 0, onDiscard, onUsed }: VerdictProps) {
  const spec = useExperiment((store) => store.spec);
  const missing = useMemo(() => (fill ? call('imputers', 'median') : spec.missing), [fill, spec.missing]);
  const problem = isProblem(table) ? table.message : null;
  const travel = useMemo(
    () => (isProblem(table) ? null : travelOf({ ...spec, missing }, table, window.location.href.split('#')[0] ?? '')),
    [table, spec, missing],
  );

  function use() {
    if (isProblem(table)) return;
    void takeTable(table, missing).then(onUsed);
  }

  return (
    <div className={styles.verdict}>
      <p role="status">
        {remarks > 0 && `${counted(remarks, 'remark')} above. `}
        <Quoting text={problem ?? travel?.message ?? ''} />
      </p>
      {onDiscard && (
        <Button look="quiet" onClick={onDiscard}>
          Discard
        </Button>
      )}
      <Button look="primary" className={styles.use} reason={problem} onClick={use}>
        Use it
      </Button>
    </div>
  );
}
