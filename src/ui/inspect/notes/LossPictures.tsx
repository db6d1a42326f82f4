import { call, entryOf, outputsFor } from '../../../experiment/index.ts';
import { FunctionPlot } from '../../../plots/functions/FunctionPlot.tsx';
import { lossCurves } from '../lossCurve.ts';
import styles from './Notes.module.css';

/** Losses of one example, side by side. */
export function LossPictures({ ids }: { readonly ids: readonly string[] }) {
  return (
    <ul className={styles.pictures}>
      {ids.map((id) => {
        const { label } = entryOf('losses', id);
        const { over, x, curves } = curvesOf(id);
        return (
          <li key={id}>
            <p className={styles.caption}>{label}</p>
            <FunctionPlot
              x={x}
              curves={curves.map((curve, index) => ({ ...curve, look: index === 0 ? 'first' : 'second' }))}
              xName={over}
              height={132}
              label={`${label} of one example over the ${over === 'ŷ − y' ? 'error' : 'logit'}`}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** The curves of a loss on the first task that it is for, with its usual output activation. */
function curvesOf(id: string) {
  const [task] = entryOf('losses', id).tasks;
  if (task === undefined) throw new Error(`the loss "${id}" is for no task`);
  const [output = entryOf('tasks', task).output] = outputsFor(task, id);
  return lossCurves(call('losses', id), call('activations', output), entryOf('tasks', task).answer);
}
