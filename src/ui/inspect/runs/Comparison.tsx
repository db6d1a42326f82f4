import { Award } from 'lucide-react';
import { useExperiment } from '../../../store/experiment.ts';
import { outcomeOf } from '../../../store/outcome.ts';
import type { KeptRun } from '../../../store/runs.ts';
import { Button } from '../../controls/Button.tsx';
import { useSlowly } from '../../useSlowly.ts';
import { titleOf } from './columns.ts';
import { type Compared, outcomesSideBySide, settingsAgainstFirst } from './compare.ts';
import { CURRENT } from './current.ts';
import styles from './Runs.module.css';

interface ComparisonProps {
  readonly ids: ReadonlySet<number>;
  readonly kept: readonly KeptRun[];
  readonly onEnd: () => void;
}

/** Runs side by side: how their settings differ from those of the first, and their results. */
export function Comparison({ ids, kept, onEnd }: ComparisonProps) {
  const spec = useExperiment((store) => store.spec);
  const now = useSlowly();
  const current: readonly Compared[] = ids.has(CURRENT)
    ? [{ title: 'Current run', spec, outcome: outcomeOf(now) }]
    : [];
  const compared = [
    ...current,
    ...kept.filter(({ id }) => ids.has(id)).map((one) => ({ ...one, title: titleOf(one) })),
  ];
  const settings = settingsAgainstFirst(compared);

  return (
    <section className={styles.comparison} aria-labelledby="runs-compared">
      <div className={styles.title}>
        <h3 id="runs-compared">Side by side</h3>
        <Button look="quiet" className={styles.action} onClick={onEnd}>
          End comparison
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label="Runs side by side">
        <table className={`${styles.table} ${styles.sides}`}>
          <thead>
            <tr>
              <td />
              {compared.map(({ title }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place here
                <th key={place} scope="col" className={styles.side}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className={styles.settled}>
              <th scope="row" className={styles.row}>
                Settings
              </th>
              {settings.map((lines, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place here
                <td key={place} className={`${styles.side} ${styles.lines}`}>
                  {place === 0 ? (
                    'the others are compared with this run'
                  ) : lines.length === 0 ? (
                    'the same settings'
                  ) : (
                    <ul>
                      {lines.map((line) => (
                        <li key={line}>{line}</li>
                      ))}
                    </ul>
                  )}
                </td>
              ))}
            </tr>
            {outcomesSideBySide(compared).map(({ title, values, best }) => (
              <tr key={title}>
                <th scope="row" className={styles.row}>
                  {title}
                </th>
                {values.map((value, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place here
                  <td key={place} className={`${styles.side} ${best.includes(place) ? styles.best : ''}`}>
                    {value}
                    {best.includes(place) && (
                      <small>
                        <Award size={12} aria-hidden="true" /> best
                      </small>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
