import { ArrowLeft, ArrowRight, Ellipsis } from 'lucide-react';
import { useId } from 'react';
import { entryOf, type LayerSpec, penalties, weightInitializers } from '../../experiment/index.ts';
import { editLayer, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { Hyperparameters } from '../controls/Hyperparameters.tsx';
import popover from '../controls/Popover.module.css';
import { inHeader } from './LayerNumbers.tsx';
import styles from './LayerOverrides.module.css';
import { LayerSizeText } from './LayerSize.tsx';
import { moveLayer } from './moveLayer.ts';
import { OverrideField } from './OverrideField.tsx';

interface LayerOverridesProps {
  /** 0 for the first hidden layer. */
  readonly index: number;
  readonly layer: LayerSpec;
  /** Name of the layer. */
  readonly title: string;
}

/** The settings of a layer that override the experiment's, its rarer choices and its position, behind a button. */
export function LayerOverrides({ index, layer, title }: LayerOverridesProps) {
  const id = useId();
  const { choices, hyper } = entryOf('layers', layer.id);
  const elsewhere = inHeader(layer);
  const own = choices.filter((choice) => choice !== 'activation');
  const count = useExperiment(({ spec }) => spec.layers.length);
  const changed =
    own.some((choice) => layer[choice] !== null) ||
    Object.entries(hyper).some(
      ([name, of]) => !elsewhere.includes(name) && (layer.args[name] ?? of.default) !== of.default,
    );

  return (
    <>
      <Button
        look="round"
        className={`${styles.more} ${changed ? styles.changed : ''}`}
        data-field="more"
        aria-label={`More settings of ${title}${changed ? ', changed' : ''}`}
        title="Initializer, penalty, freezing and position of this layer"
        popoverTarget={id}
      >
        <Ellipsis size={14} aria-hidden="true" />
      </Button>
      <fieldset id={id} popover="auto" className={`${popover.popover} ${styles.list}`}>
        <legend>Only for {title}</legend>
        {own.includes('initializer') && (
          <OverrideField
            label="Initializer"
            section="initializers"
            ids={weightInitializers()}
            effect="resample"
            call={layer.initializer}
            onEdit={(initializer, how) => editLayer(index, { initializer }, how)}
          />
        )}
        {own.includes('penalty') && (
          <OverrideField
            label="Penalty"
            section="regularizers"
            ids={penalties()}
            effect="recompile"
            call={layer.penalty}
            onEdit={(penalty, how) => editLayer(index, { penalty }, how)}
          />
        )}
        <Hyperparameters
          section="layers"
          call={layer}
          without={elsewhere}
          onEdit={({ args }, how) => editLayer(index, { args }, how)}
        />
        <LayerSizeText index={index} />
        {count > 1 && (
          <div className={styles.moves}>
            <Button
              disabled={index === 0}
              popoverTarget={id}
              popoverTargetAction="hide"
              onClick={() => moveLayer(index, index - 1)}
            >
              <ArrowLeft size={14} aria-hidden="true" /> Move left
            </Button>
            <Button
              disabled={index === count - 1}
              popoverTarget={id}
              popoverTargetAction="hide"
              onClick={() => moveLayer(index, index + 1)}
            >
              Move right <ArrowRight size={14} aria-hidden="true" />
            </Button>
          </div>
        )}
      </fieldset>
    </>
  );
}
