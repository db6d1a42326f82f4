import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { dataOf, engineeredFor, entryOf, featuresFor } from '../../experiment/index.ts';
import { FeatureName, featureText } from '../../plots/core/FeatureName.tsx';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import popover from '../controls/Popover.module.css';
import styles from './InputsHeader.module.css';
import shared from './NetworkPanel.module.css';

interface InputsHeaderProps {
  readonly narrow: boolean;
}

/** The inputs of the network: features of the dataset, and features computed from them. */
export function InputsHeader({ narrow }: InputsHeaderProps) {
  const spec = useExperiment((store) => store.spec);
  const { features } = spec;
  const { columns, target } = dataOf(spec);
  const id = useId();
  // The target is offered only if it is chosen, so that it can be removed.
  const isOffered = (id: string) => id !== target.id || features.includes(id);
  const known = featuresFor(spec).filter(isOffered);
  const engineered = engineeredFor(spec);

  const choose = (feature: string, wanted: boolean) =>
    edit({ features: known.filter((other) => (other === feature ? wanted : features.includes(other))) });

  const choice = (feature: string, { name = feature, title = '', wide = false }) => {
    const chosen = features.includes(feature);
    return (
      <label key={feature} title={title || undefined} className={wide ? styles.wide : undefined}>
        <input
          type="checkbox"
          aria-label={featureText(name)}
          checked={chosen}
          disabled={chosen && features.length === 1}
          onChange={(event) => choose(feature, event.target.checked)}
        />
        <FeatureName name={name} />
      </label>
    );
  };

  return (
    <div className={`${shared.column} ${narrow ? shared.narrow : ''}`}>
      <h3 className={shared.title}>Inputs</h3>
      <Button
        className={styles.button}
        data-field="features"
        popoverTarget={id}
        title={`Choose features. ${choosingHint('features')}`}
      >
        {features.length} of {known.length}
        {!narrow && <ChevronDown size={14} aria-hidden="true" />}
      </Button>
      <div id={id} popover="auto" className={`${popover.popover} ${styles.list}`}>
        <fieldset className={engineered.length > 0 ? styles.pairs : undefined}>
          <legend>Features</legend>
          {columns.filter((column) => isOffered(column.id)).map((column) => choice(column.id, { name: column.label }))}
        </fieldset>
        {engineered.length > 0 && (
          <fieldset className={styles.pairs}>
            <legend>Computed features</legend>
            {engineered.map((feature) => {
              const { label, uses } = entryOf('features', feature);
              return choice(feature, { title: label, wide: uses.length > 1 });
            })}
          </fieldset>
        )}
      </div>
    </div>
  );
}
