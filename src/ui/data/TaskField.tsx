import { chosenTasks, dataOf, entryOf } from '../../experiment/index.ts';
import { chooseTask, useExperiment } from '../../store/experiment.ts';
import { choosingHint } from '../controls/effectHint.ts';
import { Select } from '../controls/Select.tsx';
import styles from './Field.module.css';

const TARGET = 'target';

/** Whether the network learns to predict the target, or something else from the same examples. */
export function TaskField() {
  const spec = useExperiment((store) => store.spec);
  const { goal } = dataOf({ ...spec, task: null });
  return (
    <div className={styles.field} data-field="task">
      <p className={styles.number}>
        <span aria-hidden="true">Learns</span>
        <Select
          look="pill"
          label="Learns"
          title={`What the network learns from the examples: ${goal}, or something for which it needs no labels, which then only colour the pictures. ${choosingHint('task')}`}
          value={spec.task ?? TARGET}
          options={[
            { id: TARGET, label: 'the target' },
            ...chosenTasks().map((id) => ({ id, label: entryOf('tasks', id).label })),
          ]}
          onChoose={(id) => chooseTask(chosenTasks().find((task) => task === id) ?? null)}
        />
      </p>
    </div>
  );
}
