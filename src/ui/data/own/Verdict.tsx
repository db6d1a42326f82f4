import { useMemo } from 'react';
import { call } from '../../../spec/index.ts';
import { endBrowsing } from '../../../store/browsing.ts';
import { chooseTable, notify, useExperiment } from '../../../store/experiment.ts';
import { keepTable, tables } from '../../../store/tables.ts';
import { isProblem, type Problem } from '../../../table/problem.ts';
import type { OwnTable } from '../../../table/table.ts';
import { Button } from '../../controls/Button.tsx';
import { counted } from '../../counted.ts';
import { Quoting } from '../../Quoting.tsx';
import { travelOf } from './travel.ts';
import styles from './Verdict.module.css';

interface VerdictProps {
  /** What would be used, or why nothing can. */
  readonly table: OwnTable | Problem;
  /** Whether gaps are to be filled with the median of their column. */
  readonly fill?: boolean;
  /** How many remarks there are above, which may be out of sight. */
  readonly remarks?: number;
  /** Lets what was read go; there is nothing to let go without it. */
  readonly onDiscard?: () => void;
  /** The experiment has it. */
  readonly onUsed?: () => void;
}

/** How a table would travel, or what it lacks; and the button that puts the network on it. */
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
    void keepTable(table).then(() => {
      const { problem: unkept } = tables.getState();
      if (unkept !== null) notify('data', unkept);
    });
    chooseTable(table, missing);
    endBrowsing();
    onUsed?.();
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
