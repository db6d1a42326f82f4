import { call, dataOf, entryOf, learnsByReward, regularizersFor, suitsAgent } from '../../experiment/index.ts';
import { chooseSubject } from '../../store/choice.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Control } from '../controls/Control.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import { Select } from '../controls/Select.tsx';
import card from './EntryCard.module.css';
import styles from './RegularizationCard.module.css';
import { RegularizerRow } from './RegularizerRow.tsx';

/** The active regularizers, any number of them, and a menu that adds one. */
export function RegularizationCard() {
  const loss = useExperiment(({ spec }) => spec.loss);
  const task = useExperiment(({ spec }) => dataOf(spec).task);
  const active = useExperiment(({ spec }) => spec.regularizers);
  const isAgent = useExperiment(({ spec }) => learnsByReward(spec));
  const rest = regularizersFor(task, loss.id)
    .filter((id) => !isAgent || suitsAgent(id))
    .filter((id) => active.every((one) => one.id !== id));

  const add = (id: string) => {
    if (!id) return;
    edit(({ regularizers }) => ({ regularizers: [...regularizers, call('regularizers', id)] }));
    chooseSubject({ regularizer: id });
  };

  return (
    <Control of="reg">
      <fieldset className={card.card} data-part="regularization" aria-label="Regularization settings">
        <div className={styles.head} data-field="add">
          <span className={card.title} aria-hidden="true">
            Regularization
          </span>
          {rest.length > 0 && (
            <Select
              look="pill"
              label="Add a regularizer"
              title={choosingHint('regularizers')}
              value=""
              options={[
                { id: '', label: '+ add' },
                ...rest.map((id) => ({ id, label: entryOf('regularizers', id).label })),
              ]}
              onChoose={add}
            />
          )}
        </div>
        {active.length === 0 ? (
          <p className={styles.none}>
            {isAgent
              ? 'None. Add a penalty or clipping.'
              : 'None. Add a penalty, noise, clipping or early stopping; dropout is a layer.'}
          </p>
        ) : (
          <ul className={styles.list} aria-label="Active regularizers">
            {active.map((one) => (
              <RegularizerRow key={one.id} call={one} />
            ))}
          </ul>
        )}
      </fieldset>
    </Control>
  );
}
