import { ArrowLeft, ArrowRight } from 'lucide-react';
import { entryOf, type LayerSpec, penalties, weightInitializers } from '../../experiment/index.ts';
import { editLayer, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { Hyperparameters } from '../controls/Hyperparameters.tsx';
import { inHeader } from './LayerNumbers.tsx';
import styles from './LayerOverrides.module.css';
import { LayerSizeText } from './LayerSize.tsx';
import { moveLayer } from './moveLayer.ts';
import { OverrideField } from './OverrideField.tsx';

interface LayerSettingsProps {
  /** 0 for the first hidden layer. */
  readonly index: number;
  readonly layer: LayerSpec;
  /** Id of the popover that they are in. */
  readonly popover: string;
}

/** The settings of a layer that override the experiment's, its rarer choices and its position. */
export function LayerSettings({ index, layer, popover }: LayerSettingsProps) {
  const { choices } = entryOf('layers', layer.id);
  const count = useExperiment(({ spec }) => spec.layers.length);
  return (
    <>
      {choices.includes('initializer') && (
        <OverrideField
          label="Initializer"
          section="initializers"
          ids={weightInitializers()}
          effect="resample"
          call={layer.initializer}
          onEdit={(initializer, how) => editLayer(index, { initializer }, how)}
        />
      )}
      {choices.includes('penalty') && (
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
        without={inHeader(layer)}
        onEdit={({ args }, how) => editLayer(index, { args }, how)}
      />
      <LayerSizeText index={index} />
      {count > 1 && (
        <div className={styles.moves}>
          <Button
            disabled={index === 0}
            popoverTarget={popover}
            popoverTargetAction="hide"
            onClick={() => moveWithFocus(index, index - 1)}
          >
            <ArrowLeft size={14} aria-hidden="true" /> Move left
          </Button>
          <Button
            disabled={index === count - 1}
            popoverTarget={popover}
            popoverTargetAction="hide"
            onClick={() => moveWithFocus(index, index + 1)}
          >
            Move right <ArrowRight size={14} aria-hidden="true" />
          </Button>
        </div>
      )}
    </>
  );
}

/** Moves a layer. The focus, which the closing popover returns to its old place, follows it. */
function moveWithFocus(from: number, to: number): void {
  moveLayer(from, to);
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-part="layer${to}"] [data-field="more"]`)?.focus();
  });
}
