import { inRem } from '../../plots/core/design-pixels.ts';
import legendStyles from '../../plots/output/OutputLegend.module.css';

interface ResidualToggleProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A toggle that draws the distance of each prediction from its target. */
export function ResidualToggle({ on, onChange }: ResidualToggleProps) {
  return (
    <button
      type="button"
      className={legendStyles.toggle}
      aria-pressed={on}
      title="Prediction − target of each example: a line up if positive, down if negative"
      onClick={() => onChange(!on)}
    >
      <svg viewBox="-6 -6 12 12" style={inRem({ width: 12, height: 12 })} aria-hidden="true">
        <path d="M-2.5 0V-5.5M2.5 0V5.5" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
      <span>residuals</span>
    </button>
  );
}
