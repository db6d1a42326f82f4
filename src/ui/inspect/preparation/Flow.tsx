import { dataOf, idleScalerSettings, scalerFor } from '../../../experiment/index.ts';
import type { PreparationView } from '../../../runtime/protocol.ts';
import { chooseTarget, useExperiment } from '../../../store/experiment.ts';
import { Control } from '../../controls/Control.tsx';
import { choosingHint } from '../../controls/effectHint.ts';
import { Formula } from '../../controls/Formula.tsx';
import { Select } from '../../controls/Select.tsx';
import { AugmentStep } from './AugmentStep.tsx';
import { EntryStep } from './EntryStep.tsx';
import styles from './Preparation.module.css';
import { SplitStep } from './SplitStep.tsx';
import { Step } from './Step.tsx';
import {
  augmentWords,
  columnOf,
  columnsWords,
  encodingWords,
  missingWords,
  outlierWords,
  scaleWords,
  splitWords,
} from './words.ts';

/** The steps from the table to the inputs of the network, in order, each with its controls and its result. */
export function Flow({ view }: { readonly view: PreparationView | null }) {
  const spec = useExperiment((store) => store.spec);
  const shape = dataOf(spec);
  return (
    <ol className={styles.flow}>
      <Step title="Columns" words={columnsWords(spec, shape)}>
        {shape.targets.length > 1 ? (
          <Control of="target">
            <Select
              look="heading"
              label="Target"
              title={`The column to predict. ${choosingHint('target')}`}
              value={shape.target.id}
              options={shape.targets.map((id) => ({ id, label: columnOf(shape, id)?.label ?? id, isName: true }))}
              onChoose={chooseTarget}
            />
          </Control>
        ) : (
          <p translate="no" className={styles.choice}>
            {shape.target.label}
          </p>
        )}
        <div className={styles.formula}>
          <Formula tex="(x_1, \dots, x_d) \mapsto y" display />
        </div>
      </Step>
      <SplitStep words={view && splitWords(view, spec, shape)} />
      <EntryStep
        title="Missing"
        label="Missing values"
        field="missing"
        section="imputers"
        words={view && missingWords(view, spec, shape)}
      />
      <EntryStep
        title="Outliers"
        label="Outliers"
        field="outliers"
        section="outliers"
        words={view && outlierWords(view, spec)}
      />
      <Step title="Encode" words={view && encodingWords(view, shape)}>
        <p className={styles.choice}>One-hot</p>
        <div className={styles.formula}>
          <Formula tex="x \mapsto \big( [x = c_1], \dots, [x = c_m] \big)" display />
        </div>
      </Step>
      <EntryStep
        title="Scale"
        label="Scaler"
        field="scaler"
        section="scalers"
        words={view && scaleWords(view, spec, shape)}
        chosen={(id) => scalerFor(spec, id)}
        without={idleScalerSettings(spec)}
      />
      <AugmentStep words={view && augmentWords(view, spec, shape)} />
    </ol>
  );
}
