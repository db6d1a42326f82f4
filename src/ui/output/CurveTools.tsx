import { ChartNoAxesColumn } from 'lucide-react';
import type { ReactNode } from 'react';
import { type CurvesStore, setCurves, useCurves } from '../../store/curves.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { canKeep, keepRun } from '../../store/runs.ts';
import { Range } from '../controls/Range.tsx';
import { scoreName, scoresOf, shownScore, whyNotLog } from '../series.ts';
import styles from './CurveTools.module.css';

const MOST_SMOOTHING = 0.99;

interface CurveToolsProps {
  /** Whether learning rate and gradient norm are shown below the curves. */
  readonly lanes: boolean;
}

/** The controls for the curves of a single run. */
export function CurveTools({ lanes }: CurveToolsProps) {
  const { quantity: chosen, scale, smoothing } = useCurves((store) => store);
  const metric = useRun(({ view }) => view?.metric);
  const spec = useExperiment((store) => store.spec);
  const keepable = useRun(canKeep);
  const quantity = shownScore(chosen, spec);
  const why = whyNotLog(quantity, spec, metric) ?? undefined;
  return (
    <div className={styles.tools}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere */}
      <div role="group" aria-label="Quantity" className={styles.pair}>
        {scoresOf([spec]).map((score) => {
          const { label, short } = scoreName(score, metric);
          return (
            <Toggle
              key={score}
              pressed={quantity === score}
              label={short === label ? undefined : `${short}, ${label.toLowerCase()}`}
              onPress={() => setCurves({ quantity: score })}
            >
              {short}
            </Toggle>
          );
        })}
      </div>
      <ScaleToggle scale={scale} why={why} />
      <span className={styles.smoothing} title="Smoothing: the weight of earlier points in each point">
        <span aria-hidden="true">smooth</span>
        <Range
          className={styles.range}
          label="Smoothing"
          position={smoothing}
          min={0}
          max={MOST_SMOOTHING}
          step={0.01}
          text={smoothing === 0 ? 'none' : String(smoothing)}
          onMove={(position) => setCurves({ smoothing: position })}
        />
      </span>
      <Toggle
        pressed={lanes}
        label="Learning rate and gradient norm"
        title="Learning rate and gradient norm under the curves"
        onPress={() => setCurves({ lanes: !lanes })}
      >
        <ChartNoAxesColumn size={13} aria-hidden="true" />
      </Toggle>
      <button
        type="button"
        className={styles.button}
        disabled={!keepable}
        title={keepable ? 'Keep these curves for comparison with later runs' : 'There are no curves to keep yet'}
        onClick={keepRun}
      >
        Keep
      </button>
    </div>
  );
}

interface ScaleToggleProps {
  readonly scale: CurvesStore['scale'];
  /** The reason why there is no choice. */
  readonly why?: string | undefined;
}

/** A toggle for the logarithmic vertical axis. */
export function ScaleToggle({ scale, why }: ScaleToggleProps) {
  const log = scale === 'log';
  return (
    <Toggle
      pressed={log && !why}
      label="Log scale"
      title={why ?? (log ? 'Logarithmic axis; press for a linear one' : 'Linear axis; press for a logarithmic one')}
      disabled={why !== undefined}
      onPress={() => setCurves({ scale: log ? 'linear' : 'log' })}
    >
      log
    </Toggle>
  );
}

interface ToggleProps {
  readonly pressed: boolean;
  /** The accessible name, if it differs from the visible text. */
  readonly label?: string | undefined;
  readonly title?: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A small button that is on or off. */
export function Toggle({ pressed, label, title, disabled, onPress, children }: ToggleProps) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-pressed={pressed}
      aria-label={label}
      title={title}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
