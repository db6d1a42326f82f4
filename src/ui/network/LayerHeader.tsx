import { X } from 'lucide-react';
import { activationsFor, call, entryOf, type LayerSpec } from '../../spec/index.ts';
import { chooseLayer } from '../../store/choice.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { effectHint } from '../controls/effectHint.ts';
import { Select } from '../controls/Select.tsx';
import styles from './NetworkPanel.module.css';
import { UnitStepper } from './UnitStepper.tsx';

interface LayerHeaderProps {
  /** 0 for the first hidden layer. */
  readonly index: number;
  readonly narrow: boolean;
  /** Without the word "units". */
  readonly wordless: boolean;
}

const ACTIVATIONS = activationsFor('hidden').map((id) => ({ id, label: entryOf('activations', id).label }));

/** What a hidden layer is made of. */
export function LayerHeader({ index, narrow, wordless }: LayerHeaderProps) {
  const layer = useExperiment(({ spec }) => spec.layers[index]);
  if (!layer) return null;
  const name = `Hidden ${index + 1}`;
  const choose = () => chooseLayer(index);
  const change = (patch: Partial<LayerSpec>) =>
    edit(({ layers }) => ({ layers: layers.with(index, { ...layer, ...patch }) }));

  return (
    <fieldset
      className={`${styles.column} ${narrow ? styles.narrow : ''}`}
      aria-label={name}
      onFocus={choose}
      onChange={choose}
    >
      <h3 className={styles.title}>
        {narrow ? index + 1 : name}
        <Button
          look="round"
          className={styles.remove}
          aria-label={`Remove ${name}`}
          title={`Remove this layer. ${effectHint('recompile')}`}
          onClick={() => edit(({ layers }) => ({ layers: layers.toSpliced(index, 1) }))}
        >
          <X size={13} aria-hidden="true" />
        </Button>
      </h3>
      <div className={styles.controls}>
        <UnitStepper
          name={name}
          hyper={entryOf('layers', layer.id).hyper.units}
          value={layer.args.units ?? 1}
          look={narrow ? 'tall' : wordless ? 'bare' : 'wide'}
          onEdit={(units) => change({ args: { ...layer.args, units } })}
        />
        <Select
          look={narrow ? 'tight' : 'pill'}
          label={`Activation of ${name}`}
          title={`${entryOf('activations', layer.activation.id).label}. ${effectHint('recompile')}`}
          value={layer.activation.id}
          options={ACTIVATIONS}
          onChoose={(id) => change({ activation: call('activations', id) })}
        />
      </div>
    </fieldset>
  );
}
