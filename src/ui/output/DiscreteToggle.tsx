import { DISCRETE_STEPS } from '../../plots/core/color.ts';
import legendStyles from '../../plots/output/OutputLegend.module.css';
import styles from './DiscreteToggle.module.css';

interface DiscreteToggleProps {
  /** Whether the map shows numbers instead of classes. */
  readonly regression: boolean;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A toggle that draws the map of the output in flat colours instead of shades. */
export function DiscreteToggle({ regression, on, onChange }: DiscreteToggleProps) {
  return (
    <button
      type="button"
      className={legendStyles.toggle}
      aria-pressed={on}
      title={
        regression
          ? `Draw the predictions in ${DISCRETE_STEPS} colours instead of shades`
          : 'Draw one colour for each predicted class, regardless of confidence'
      }
      onClick={() => onChange(!on)}
    >
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M1 1h10v10h-10z" fill="none" stroke="currentColor" />
        <path d="M1 1h4v10h-4z" fill="currentColor" />
      </svg>
      <span className={styles.word}>discrete</span>
    </button>
  );
}
