import type { Hyperparameter } from '../../catalog/entry.ts';
import { BATCH, effectOfChoosing, usualBatch } from '../../experiment/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Slider } from '../controls/Slider.tsx';
import { counted } from '../counted.ts';
import styles from './BatchSlider.module.css';

interface BatchSliderProps {
  /** null until it is known. */
  readonly trainCount: number | null;
}

/** Examples per step, from one (stochastic) to the whole training part (full batch). */
export function BatchSlider({ trainCount }: BatchSliderProps) {
  const batch = useExperiment(({ spec }) => spec.batch);
  const usual = useExperiment(({ spec }) => usualBatch(spec));
  const all = Math.max(2, Math.min(trainCount ?? BATCH.max, BATCH.max));
  const size = batch === 'all' ? all : Math.min(batch, all);
  const hyper: Hyperparameter = {
    label: 'Batch size',
    tex: 'n',
    ...BATCH,
    default: usual,
    max: all,
    scale: 'log',
    effect: effectOfChoosing('batch'),
    explain: 'The number of examples over which each step averages its gradient: larger is smoother and slower.',
  };
  return (
    <div>
      <Slider
        name="batch"
        of={hyper}
        value={size}
        onEdit={(value, how) => edit({ batch: value >= all ? 'all' : value }, how)}
      />
      <p className={styles.kind}>{trainCount === null ? '' : describe(size, all)}</p>
    </div>
  );
}

function describe(size: number, all: number): string {
  const steps = Math.ceil(all / size);
  const kind = size === all ? 'full batch' : size === 1 ? 'stochastic' : 'mini-batch';
  return `${kind}: ${counted(steps, 'step')} per epoch`;
}
