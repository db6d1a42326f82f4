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
      <p className={styles.row}>
        <span aria-hidden="true">Learns</span>
        <Select
          look="pill"
          label="Learns"
          title={`What the network learns from the examples: ${goal}, or something for which they need no labels. ${choosingHint('task')}`}
          value={spec.task ?? TARGET}
          options={[
            { id: TARGET, label: 'to predict the target' },
            ...chosenTasks().map((id) => ({ id, label: `unsupervised: ${entryOf('tasks', id).label}` })),
          ]}
          onChoose={(id) => chooseTask(chosenTasks().find((task) => task === id) ?? null)}
        />
      </p>
      {spec.task !== null && (
        <p className={styles.why}>The labels are not used to learn; they only colour the pictures.</p>
      )}
    </div>
  );
}
