import { Download } from 'lucide-react';
import { useState } from 'react';
import { experiment } from '../../../store/experiment.ts';
import { outcomeOf } from '../../../store/outcome.ts';
import { run } from '../../../store/run.ts';
import { isEdited, runs, useRuns } from '../../../store/runs.ts';
import { Button } from '../../controls/Button.tsx';
import { saveText } from '../../saveText.ts';
import inside from '../Inside.module.css';
import { Comparison } from './Comparison.tsx';
import { runsCsv } from './csv.ts';
import { CURRENT } from './current.ts';
import styles from './Runs.module.css';
import { RunTable } from './RunTable.tsx';

/** The table of all runs with their settings and results. */
export default function RunsTab() {
  const kept = useRuns((store) => store.kept);
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const there = new Set([CURRENT, ...kept.map(({ id }) => id)].filter((id) => picked.has(id)));
  const pick = (id: number, wanted: boolean) => setPicked(wanted ? new Set([...there, id]) : without(there, id));

  return (
    <div className={inside.tab}>
      <div className={inside.head}>
        <p className={inside.note}>
          {kept.length === 0
            ? 'A trained run is kept here when you reset it or start another, and whenever you press Keep.'
            : there.size < 2
              ? 'Tick two or more runs to compare them. Press a heading to sort by its column.'
              : 'The settings and results of the ticked runs are compared below the table.'}
        </p>
        <Button className={styles.export} onClick={exportAll}>
          <Download size={15} aria-hidden="true" />
          Export as CSV
        </Button>
      </div>
      <RunTable kept={kept} picked={there} onPick={pick} />
      {there.size > 1 && <Comparison ids={there} kept={kept} onEnd={() => setPicked(new Set())} />}
    </div>
  );
}

function without(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  return new Set([...ids].filter((other) => other !== id));
}

function exportAll() {
  const { spec } = experiment.getState();
  const now = { number: null, name: '', keptAt: null, spec, edited: isEdited(), outcome: outcomeOf(run.getState()) };
  saveText('nabla-runs.csv', 'text/csv', runsCsv([now, ...runs.getState().kept], location.href.split('#')[0] ?? ''));
}
