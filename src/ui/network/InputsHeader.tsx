import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { dataOf, type ExperimentSpec, engineeredFor, entryOf, featureColumns } from '../../experiment/index.ts';
import { FeatureName, featureText } from '../../plots/core/FeatureName.tsx';
import { edit, useExperiment } from '../../store/experiment.ts';
import { pixelIndex } from '../../table/pixels.ts';
import type { Column } from '../../table/table.ts';
import { Button } from '../controls/Button.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import popover from '../controls/Popover.module.css';
import { counted } from '../counted.ts';
import styles from './InputsHeader.module.css';
import shared from './NetworkPanel.module.css';

/** The number of pixels; null if the features are not those of an image. */
function amountOf(spec: ExperimentSpec): string | null {
  const { columns, image } = dataOf(spec);
  if (image === null) return null;
  const others = columns.filter((column) => !column.image && spec.features.includes(column.id));
  if (others.length > 0) return null;
  const isWhole = spec.features.some((id) => pixelIndex(image, id) < 0);
  return isWhole ? `${image.width} × ${image.height}` : counted(spec.features.length, 'pixel');
}

interface InputsHeaderProps {
  readonly narrow: boolean;
}

/** The inputs of the network: features of the dataset, and features computed from them. */
export function InputsHeader({ narrow }: InputsHeaderProps) {
  const spec = useExperiment((store) => store.spec);
  const { features } = spec;
  const { columns, target } = dataOf(spec);
  const id = useId();
  // The target, and pixels that a link chose in place of the image, are offered only if they are chosen, so that they
  // can be removed.
  const isOffered = ({ id }: Column) => id !== target.id || features.includes(id);
  const offered = [...new Set([...columns.filter(isOffered), ...featureColumns(spec)])];
  const engineered = engineeredFor(spec);

  const choose = (feature: string, wanted: boolean) =>
    edit({ features: wanted ? [...features, feature] : features.filter((other) => other !== feature) });

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
        {amountOf(spec) ?? `${features.length} of ${offered.length + engineered.length}`}
        {!narrow && <ChevronDown size={14} aria-hidden="true" />}
      </Button>
      <div id={id} popover="auto" className={`${popover.popover} ${styles.list}`}>
        <fieldset className={engineered.length > 0 ? styles.pairs : undefined}>
          <legend>Features</legend>
          {offered.map((column) => choice(column.id, { name: column.label }))}
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
