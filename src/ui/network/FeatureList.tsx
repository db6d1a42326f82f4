import { engineeredFor, entryOf } from '../../experiment/index.ts';
import { FeatureName, featureText } from '../../plots/core/FeatureName.tsx';
import { edit, useExperiment } from '../../store/experiment.ts';
import styles from './FeatureMenu.module.css';
import { offeredColumns } from './offeredColumns.ts';

/** The features to choose from: those of the dataset, and features computed from them. */
export function FeatureList() {
  const spec = useExperiment((store) => store.spec);
  const { features } = spec;
  const offered = offeredColumns(spec);
  const engineered = engineeredFor(spec);

  const choose = (feature: string, wanted: boolean) =>
    edit({ features: wanted ? [...features, feature] : features.filter((other) => other !== feature) });

  const choice = (feature: string, { name = feature, title = '', wide = false }) => {
    const chosen = features.includes(feature);
    // It keeps the focus, so that a person can go on with the keyboard.
    const isLast = chosen && features.length === 1;
    return (
      <label key={feature} title={title || undefined} className={wide ? styles.wide : undefined}>
        <input
          type="checkbox"
          aria-label={featureText(name)}
          checked={chosen}
          aria-disabled={isLast || undefined}
          title={isLast ? 'The network needs at least one feature' : undefined}
          onChange={(event) => !isLast && choose(feature, event.target.checked)}
        />
        <FeatureName name={name} />
      </label>
    );
  };

  return (
    <>
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
    </>
  );
}
