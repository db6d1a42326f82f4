import { useId } from 'react';
import type { TaskDef } from '../../../catalog/tasks/definition.ts';
import { chosenTasks, entryOf } from '../../../experiment/index.ts';
import { Segments } from '../../inspect/Segments.tsx';
import styles from './LearningField.module.css';

type Learning = TaskDef['learning'];

/** The kinds of learning, by what the network is told. */
const KINDS: readonly { readonly id: Learning; readonly label: string; readonly text: string }[] = [
  {
    id: 'supervised',
    label: 'Supervised',
    text: 'Every example comes with the right answer, a class or a number. The network learns to predict it.',
  },
  {
    id: 'unsupervised',
    label: 'Unsupervised',
    text: 'There are examples, but no answers. The network learns what the examples are like.',
  },
  {
    id: 'reinforcement',
    label: 'Reinforcement',
    text: 'There are no examples, only a world and rewards. The network acts, and learns which actions earn more.',
  },
];

interface LearningFieldProps {
  readonly learning: Learning;
  /** What is learned without answers. */
  readonly task: string;
  readonly onChoose: (learning: Learning) => void;
  readonly onChooseTask: (task: string) => void;
}

/** The choice of the kind of learning, with the kinds explained side by side, and of the unsupervised task. */
export function LearningField({ learning, task, onChoose, onChooseTask }: LearningFieldProps) {
  const id = useId();
  return (
    <div className={styles.learning}>
      <fieldset className={styles.kinds}>
        <legend className="visually-hidden">Kind of learning</legend>
        {KINDS.map((kind) => (
          <label key={kind.id} className={styles.kind}>
            <input
              type="radio"
              name={id}
              className="visually-hidden"
              checked={kind.id === learning}
              aria-labelledby={`${id}-${kind.id}`}
              aria-describedby={`${id}-${kind.id}-text`}
              onChange={() => onChoose(kind.id)}
            />
            <span id={`${id}-${kind.id}`} className={styles.label}>
              {kind.label}
            </span>
            <span id={`${id}-${kind.id}-text`} className={styles.text}>
              {kind.text}
            </span>
          </label>
        ))}
      </fieldset>
      {learning === 'unsupervised' && (
        <div className={styles.task}>
          <Segments
            label="Unsupervised task"
            value={task}
            options={chosenTasks().map((one) => ({ id: one as string, label: entryOf('tasks', one).label }))}
            onChoose={onChooseTask}
          />
          <p>{entryOf('tasks', task).explain}</p>
        </div>
      )}
    </div>
  );
}
