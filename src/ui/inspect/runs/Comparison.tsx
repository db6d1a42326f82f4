import { Award } from 'lucide-react';
import { formatCount } from '../../../math/format.ts';
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

/** Compares runs side by side: their results, and the differences of their settings from the first run. */
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
      <LengthNote steps={compared.map(({ outcome }) => outcome.steps)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling element has to be focusable */}
      <section className={styles.scroller} tabIndex={0} aria-label="Runs side by side">
        <table className={`${styles.table} ${styles.sides}`}>
          <thead>
            <tr>
              <td />
              {compared.map(({ title }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a run is identified by its index here
                <th key={index} scope="col" className={styles.side}>
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
              {settings.map((lines, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a run is identified by its index here
                <td key={index} className={`${styles.side} ${styles.lines}`}>
                  {index === 0 ? (
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
                {values.map((value, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a run is identified by its index here
                  <td key={index} className={`${styles.side} ${best.includes(index) ? styles.best : ''}`}>
                    {value}
                    {best.includes(index) && (
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

/** Warns that a run may only be better because it trained for longer. */
function LengthNote({ steps }: { readonly steps: readonly number[] }) {
  const [shortest, longest] = [Math.min(...steps), Math.max(...steps)];
  if (longest <= LONGER * shortest) return null;
  return (
    <p>
      These runs have trained for {formatCount(shortest)} to {formatCount(longest)} steps: a longer run may be better
      only because it is longer. To compare fairly, press Step with the same step size as often in each.
    </p>
  );
}

/** A difference of a few steps, as between two presses of Pause, does not matter. */
const LONGER = 1.1;
