import { chosenTask, dataOf, entryOf, tasksFor } from '../../experiment/index.ts';
import { chooseTask, useExperiment } from '../../store/experiment.ts';
import { choosingHint } from '../controls/effectHint.ts';
import { Select } from '../controls/Select.tsx';
import styles from './Field.module.css';

const TARGET = 'target';

/** Whether the network learns to predict the target, or something else from the same examples, if they allow that. */
export function TaskField() {
  const spec = useExperiment((store) => store.spec);
  const tasks = tasksFor(spec);
  if (tasks.length === 0) return null;
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
            ...tasks.map((id) => ({ id, label: entryOf('tasks', id).label })),
          ]}
          onChoose={(id) => chooseTask(chosenTask(id))}
        />
      </p>
    </div>
  );
}
