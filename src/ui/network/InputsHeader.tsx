import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { FeatureName } from '../../plots/FeatureName.tsx';
import { entryOf } from '../../spec/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { effectHint } from '../controls/effectHint.ts';
import popover from '../controls/Popover.module.css';
import styles from './InputsHeader.module.css';
import shared from './NetworkPanel.module.css';

interface InputsHeaderProps {
  readonly narrow: boolean;
}

/** Which features of the dataset the network sees. */
export function InputsHeader({ narrow }: InputsHeaderProps) {
  const { data, features } = useExperiment(({ spec }) => spec);
  const id = useId();
  const known = entryOf('datasets', data.id).features;

  const choose = (feature: string, wanted: boolean) =>
    edit({ features: known.filter((other) => (other === feature ? wanted : features.includes(other))) });

  return (
    <div className={`${shared.column} ${narrow ? shared.narrow : ''}`}>
      <h3 className={shared.title}>Inputs</h3>
      <Button className={styles.button} popoverTarget={id} title={`Choose features. ${effectHint('resample')}`}>
        {features.length} of {known.length}
        {!narrow && <ChevronDown size={14} aria-hidden="true" />}
      </Button>
      <fieldset id={id} popover="auto" className={`${popover.popover} ${styles.list}`}>
        <legend>Features</legend>
        {known.map((feature) => {
          const chosen = features.includes(feature);
          return (
            <label key={feature}>
              <input
                type="checkbox"
                checked={chosen}
                disabled={chosen && features.length === 1}
                onChange={(event) => choose(feature, event.target.checked)}
              />
              <FeatureName name={feature} />
            </label>
          );
        })}
      </fieldset>
    </div>
  );
}
