import { Plus } from 'lucide-react';
import { defaultLayer, MAX_LAYERS } from '../../spec/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { effectHint } from '../controls/effectHint.ts';
import styles from './AddLayer.module.css';

interface AddLayerProps {
  /** How many hidden layers come before the new one. */
  readonly at: number;
}

/** Puts a hidden layer between two columns; it starts like the one before it. */
export function AddLayer({ at }: AddLayerProps) {
  const count = useExperiment(({ spec }) => spec.layers.length);
  const full = count >= MAX_LAYERS;
  return (
    <Button
      look="round"
      className={styles.add}
      aria-label={at === count ? 'Add a layer before the output' : `Add a layer before hidden ${at + 1}`}
      title={full ? `At most ${MAX_LAYERS} hidden layers` : `Add a layer here. ${effectHint('recompile')}`}
      disabled={full}
      onClick={() => edit(({ layers }) => ({ layers: layers.toSpliced(at, 0, layers[at - 1] ?? defaultLayer()) }))}
    >
      <Plus size={14} aria-hidden="true" />
    </Button>
  );
}
