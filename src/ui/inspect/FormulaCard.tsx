import { type Call, type ExperimentSpec, entryOf, type Section } from '../../spec/index.ts';
import { type Subject, useChosenLayer, useSubject } from '../../store/choice.ts';
import { useExperiment } from '../../store/experiment.ts';
import { Formula } from '../controls/Formula.tsx';
import { EntryText } from './EntryText.tsx';
import styles from './FormulaCard.module.css';

/** Formula, meaning and origin of what a person has turned to last. */
export function FormulaCard() {
  const subject = useSubject();
  const spec = useExperiment((store) => store.spec);
  const layer = useChosenLayer(spec);
  const { section, id } = find(subject, spec, layer);
  const entry = entryOf(section, id);
  const slots = 'slots' in entry ? Object.values(entry.slots) : [];
  return (
    <div className={styles.card}>
      <div className={styles.formula}>
        <h3>{entry.label}</h3>
        {'tex' in entry && <Formula tex={entry.tex} display />}
        {slots.length > 0 && (
          <p className={styles.slots}>
            It remembers{' '}
            {slots.map(({ label, tex }) => (
              <span key={tex}>
                {label.toLowerCase()} <Formula tex={tex} />
              </span>
            ))}
          </p>
        )}
      </div>
      <EntryText entry={entry} />
    </div>
  );
}

/** The output layer is dense too. */
const OUTPUT_LAYER = 'dense';

function find(subject: Subject, spec: ExperimentSpec, layer: number): { section: Section; id: Call['id'] } {
  switch (subject) {
    case 'data':
      return { section: 'datasets', id: spec.data.id };
    case 'layer':
      return { section: 'layers', id: spec.layers[layer]?.id ?? OUTPUT_LAYER };
    case 'loss':
      return { section: 'losses', id: spec.loss.id };
    case 'optimizer':
      return { section: 'optimizers', id: spec.optimizer.id };
    case 'initializer':
      return { section: 'initializers', id: spec.initializer.id };
  }
}
