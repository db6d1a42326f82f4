import { useMemo } from 'react';
import type { Hyperparameter } from '../../catalog/entry.ts';
import { type Sweepable, sweptNumber } from '../../experiment/index.ts';
import { formatNumber } from '../../math/format.ts';
import { useExperiment } from '../../store/experiment.ts';
import { Formula } from './Formula.tsx';
import styles from './Slider.module.css';

/** The number that differs between the runs; null if there is none. */
export function useSweptNumber(): Sweepable | null {
  const spec = useExperiment(({ spec }) => (spec.sweep ? spec : null));
  return useMemo(() => spec && sweptNumber(spec), [spec]);
}

/** Replaces the slider of the number that differs between the runs. */
export function SweptNumber({ name, of }: { readonly name: string; readonly of: Hyperparameter }) {
  const { replicas, sweep } = useExperiment(({ spec }) => spec);
  return (
    <div className={styles.slider} data-field={name} title={`Each run has its own, set beside the seed. ${of.explain}`}>
      <span className={styles.label}>
        <span className={styles.name}>{of.label}</span>
        <span aria-hidden="true" className={styles.symbol}>
          <Formula tex={of.tex} />
        </span>
      </span>
      {sweep && (
        <span className={styles.swept}>
          {formatNumber(sweep.from)} to {formatNumber(sweep.to)} over {replicas} runs
        </span>
      )}
    </div>
  );
}
